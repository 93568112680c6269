package dev.hushcell.contract.scopes;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.Confusion;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The databases of a search on one server: plain ones, and one through Hushcell. */
final class ScopesScene implements AutoCloseable {
  private final Tongue tongue;
  private final World world;
  private final List<Session> sessions = new ArrayList<>();
  private final Search search;
  private final Search searchPastHushcell;

  ScopesScene(Server server, Path directory) throws IOException, SQLException {
    Confusion confusion = server.confusion().orElseThrow();
    tongue = confusion.tongue();
    world = new World(tongue);
    Server told = confusion.options().isEmpty() ? server : server.with(confusion.options());
    Scene scene = Scene.of(told, directory, world.configuration());
    Session ours =
        filled(scene.ours(), scene.base(), World.WHOLE, journal(confusion, scene.base()));
    Session plain = plain(server, World.WHOLE);
    List<Session> guardedOnly = new ArrayList<>();
    for (int mark = 0; mark < Marked.COUNT; mark++) {
      guardedOnly.add(plain(server, mark));
    }
    Base past = told.fresh();
    Session pastUs = filled(past.plain(), past, World.WHOLE, journal(confusion, past));
    Scopes scopes = new Scopes(world, tongue);
    search = new Search(scopes, new Trial(plain, ours, guardedOnly));
    searchPastHushcell = new Search(scopes, new Trial(plain, pastUs, guardedOnly));
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

  private static Optional<Journal> journal(Confusion confusion, Base base) throws SQLException {
    return Optional.of(new Journal(confusion.log().of(base)));
  }

  @Override
  public void close() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
  }
}
