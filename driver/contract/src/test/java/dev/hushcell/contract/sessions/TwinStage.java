package dev.hushcell.contract.sessions;

import dev.hushcell.ClockedDriver;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.Confusion;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.scopes.Journal;
import dev.hushcell.testing.sessions.Side;
import dev.hushcell.testing.sessions.Stage;
import dev.hushcell.testing.sessions.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Two databases of one server, or of two where their other schema is a database too. */
final class TwinStage implements Stage {
  private static final String COLUMNS =
      """
      columns:
        %1$scontact.email: { search: equality, key: equality%2$s }
        %1$scontact.secret: { }
      plain: [ %3$s.contact ]
      """;

  private final Server server;
  private final Vocabulary vocabulary;
  private final List<Base> bases = new ArrayList<>();
  private final Side ourSide;
  private final Side plainSide;
  private final Scene scene;
  private final Base twin;
  private final Journal journal;
  private final ClockedDriver driver = ClockedDriver.running();

  TwinStage(Server whole, Path directory, Vocabulary vocabulary) throws IOException, SQLException {
    Confusion confusion = whole.confusion().orElseThrow();
    server = confusion.options().isEmpty() ? whole : whole.with(confusion.options());
    this.vocabulary = vocabulary;
    Base base = fresh();
    twin = fresh();
    ourSide = side(base, directory, true);
    plainSide = side(twin, directory, false);
    scene = Scene.of(server, base, directory, columns());
    journal = new Journal(confusion.log().of(base));
    try (Connection ours = ours();
        Connection plain = twin()) {
      run(ours, vocabulary.setup(), ourSide);
      run(plain, vocabulary.setup(), plainSide);
    }
    journal.skip();
  }

  /** Where the other schema is the only one, nothing in it is plain. */
  private String columns() {
    String exact = server.name().startsWith("postgresql") ? ", compare: exact" : "";
    String other = ourSide.write(vocabulary.side()).replace(".", "");
    String columns = COLUMNS.formatted("", exact, other);
    return other.equals("main") ? columns.replaceAll("(?m)^plain:.*\\n", "") : columns;
  }

  private Base fresh() throws SQLException {
    Base base = server.fresh();
    bases.add(base);
    return base;
  }

  private Side side(Base base, Path directory, boolean ours) throws SQLException {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("{side}", vocabulary.side());
    words.put("{scratch}", directory.resolve("scratch").toString());
    if (!base.user().isEmpty()) {
      words.put("{user}", base.user());
    }
    words.put("{base}", base.name());
    if (!vocabulary.beside().isEmpty()) {
      Base beside = fresh();
      words.put("{beside}", beside.name());
      try (Connection connection = beside.plain()) {
        run(connection, vocabulary.beside(), new Side(words, true));
      }
    }
    return new Side(words, ours);
  }

  private static void run(Connection connection, List<String> texts, Side side)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(side.write(text));
      }
    }
  }

  @Override
  public Connection ours() throws SQLException {
    Properties user = new Properties();
    user.put("user", scene.base().user());
    user.put("password", scene.base().password());
    return limited(driver.connect(scene.base().oursUrl(scene.configuration()), user), ourSide);
  }

  @Override
  public Connection past() throws SQLException {
    return limited(scene.plain(), ourSide);
  }

  @Override
  public Connection twin() throws SQLException {
    return limited(twin.plain(), plainSide);
  }

  private Connection limited(Connection connection, Side side) throws SQLException {
    run(connection, vocabulary.limits(), side);
    return connection;
  }

  @Override
  public Side side(boolean ours) {
    return ours ? ourSide : plainSide;
  }

  @Override
  public void passLease() {
    driver.passLease();
  }

  @Override
  public String received() throws IOException {
    return journal.read();
  }

  @Override
  public void close() throws SQLException, IOException {
    driver.eraseUnused();
    for (Base base : bases) {
      server.discard(base);
    }
  }
}
