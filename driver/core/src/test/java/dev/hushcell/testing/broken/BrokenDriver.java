package dev.hushcell.testing.broken;

import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.jdbc.CellLimits;
import dev.hushcell.internal.jdbc.Escapes;
import dev.hushcell.internal.jdbc.SealedConnections;
import dev.hushcell.internal.jdbc.SessionParts;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.schema.Reach;
import dev.hushcell.internal.schema.SchemaCache;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.observe.Observer;
import dev.hushcell.testing.TestFacts;
import dev.hushcell.testing.TestModule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rooms of the driver put together as the product does it, but for one break. There is no
 * switch in the product that could do this.
 */
public final class BrokenDriver implements AutoCloseable {
  private final Database database;
  private final Opener opener;
  private final Break broken;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Ledger ledger;
  private final SealedColumns cells;
  private final Planner planner;
  private final SchemaCache schema;

  /**
   * Puts it together.
   *
   * @param database of which kind the database is
   * @param opener connects to it past Hushcell
   */
  public BrokenDriver(Database database, Opener opener, Path configuration, Break broken)
      throws SQLException {
    this.database = database;
    this.opener = opener;
    this.broken = broken;
    FipsModule module = TestModule.shared();
    Environment process = Environment.ofProcess();
    ConfigLocation location = ConfigLocation.find(Optional.of(configuration.toString()), process);
    try (Configuration settings = Configuration.read(location, process, new Warnings())) {
      KeyWrapper keyStore = new KeyStores(module).open(settings.keystore());
      open.push(keyStore);
      ledger =
          new Ledger(
              new Connections(opener),
              List.of(keyStore),
              module,
              new Ledger.Settings(
                  settings.columns(),
                  settings.plain(),
                  settings.fingerprints(),
                  Optional.empty(),
                  DataKey.Life.USUAL),
              database.tables(),
              Timing.system(),
              new Observer() {});
      open.push(ledger);
    }
    Connection asked = opener.open();
    open.push(asked);
    schema =
        new SchemaCache(
            new TestFacts(database.catalog(asked)),
            System::nanoTime,
            ledger,
            new Reach(database.rules(), TrustedObjects.nothing()));
    cells = new SealedColumns(module, ledger.keyring(), database.types().valueRules());
    open.push(cells);
    CachedPlanner right =
        new CachedPlanner(
            new TextPlanner(
                database.types(), database.rules(), Access.unlimited(), TrustedObjects.nothing()));
    planner = broken.planner().apply(right);
  }

  private Lexer lexer(SessionSchema view) {
    return new Lexer(database.rules().language(), SessionFlag.in(view.mode()));
  }

  public Connection connect() throws SQLException {
    BrokenStatements statements = new BrokenStatements(broken.slip());
    Connection raw = statements.inner(opener.open());
    SessionSchema view = SessionSchema.of(database.catalog(raw), schema);
    SessionParts parts =
        new SessionParts(
            planner,
            new Escapes(raw, database.driver(), () -> lexer(view))::translated,
            view,
            ledger,
            broken.cells().apply(cells),
            database.types(),
            database.driver(),
            database.tables().failures(),
            Access.unlimited(),
            false,
            false,
            new Object(),
            () -> {},
            new Observer() {},
            AuditTrail.NONE,
            CellLimits.NONE);
    return statements.outer(SealedConnections.wrap(raw, parts));
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  /** Connects past Hushcell. */
  public interface Opener {
    Connection open() throws SQLException;
  }

  private record Connections(Opener opener) implements CatalogueConnections {
    @Override
    public Connection borrow() throws SQLException {
      return opener.open();
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
      connection.close();
    }

    @Override
    public Optional<String> place() {
      return Optional.empty();
    }
  }
}
