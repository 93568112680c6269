package dev.hushcell.contract.scopes;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.scopes.Journal;
import dev.hushcell.testing.scopes.Marked;
import dev.hushcell.testing.scopes.Scopes;
import dev.hushcell.testing.scopes.Search;
import dev.hushcell.testing.scopes.Session;
import dev.hushcell.testing.scopes.Tongue;
import dev.hushcell.testing.scopes.Trial;
import dev.hushcell.testing.scopes.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The databases of a search on one server: plain ones, and one through Hushcell. */
final class ScopesScene implements AutoCloseable {
  /** H2 writes down all that it is told, without beginning a new file. */
  private static final String TRACED = "TRACE_LEVEL_FILE=3;TRACE_MAX_FILE_SIZE=100000";

  private final Tongue tongue;
  private final World world;
  private final List<Session> sessions = new ArrayList<>();
  private final Search search;
  private final Search searchPastHushcell;

  ScopesScene(Server server, Path directory) throws IOException, SQLException {
    tongue = tongue(server);
    world = new World(tongue);
    Server told = tongue == Tongue.H2 ? server.with(TRACED) : server;
    Scene scene = Scene.of(told, directory, world.configuration());
    Session ours = filled(scene.ours(), scene.base(), World.WHOLE, journal(server, scene.base()));
    Session plain = plain(server, World.WHOLE);
    List<Session> guardedOnly = new ArrayList<>();
    for (int mark = 0; mark < Marked.COUNT; mark++) {
      guardedOnly.add(plain(server, mark));
    }
    Base past = told.fresh();
    Session pastUs = filled(past.plain(), past, World.WHOLE, journal(server, past));
    Scopes scopes = new Scopes(world, tongue);
    search = new Search(scopes, new Trial(plain, ours, guardedOnly));
    searchPastHushcell = new Search(scopes, new Trial(plain, pastUs, guardedOnly));
  }

  /** Tells whether there are statements for a server. */
  static boolean isKnown(Server server) {
    return !server.name().startsWith("h2-");
  }

  /** Returns the statements that are written down for the server, without values. */
  List<String> written() throws IOException {
    String file = tongue.name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = ScopesScene.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .toList();
    }
  }

  /** Returns a search that takes a plain database for the protected one. */
  Search searchPastHushcell() {
    return searchPastHushcell;
  }

  Search search() {
    return search;
  }

  private static Tongue tongue(Server server) {
    if (server.name().startsWith("postgresql")) {
      return Tongue.POSTGRESQL;
    }
    return server.name().startsWith("h2") ? Tongue.H2 : Tongue.MARIADB;
  }

  private Session plain(Server server, int taken) throws SQLException {
    Base base = server.fresh();
    return filled(base.plain(), base, taken, Optional.empty());
  }

  private Session filled(Connection connection, Base base, int taken, Optional<Journal> journal)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : world.definition(taken)) {
        statement.execute(sql);
      }
    }
    Session session = new Session(connection, base.name(), world, tongue, journal);
    sessions.add(session);
    return session;
  }

  private Optional<Journal> journal(Server server, Base base) throws SQLException {
    Path directory = server.traces().get(0);
    return Optional.of(
        new Journal(
            switch (tongue) {
              case POSTGRESQL -> directory.resolve("server.log");
              case MARIADB -> directory.resolve(generalLog(base));
              case H2 -> Path.of(base.url().replaceAll("jdbc:h2:file:|;.*", "") + ".trace.db");
            }));
  }

  private static String generalLog(Base base) throws SQLException {
    try (Connection connection = base.plain();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select @@global.general_log_file")) {
      found.next();
      return found.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
  }
}
