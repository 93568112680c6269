package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.dialect.h2.H2Tables;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.InFlight;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.Traffic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The surface over a recorded H2, with fake rooms behind it: a planner that is told its plans,
 * cells that only look sealed, a ledger and a schema view that count.
 */
final class Surface implements AutoCloseable {
  static final TableName CONTACT = new TableName("PUBLIC", "CONTACT");

  /** Something that only unwrap hands out. */
  record Extension(int number) {}

  static final Failures FAILURES = new H2Tables(new H2Types()).failures();
  static final Extension EXTENSION = new Extension(7);

  final Traffic traffic = new Traffic();
  final Plans plans = new Plans();
  final ColumnCells cells;
  final FakeLedger ledger = new FakeLedger();
  final FakeView view = new FakeView();
  final Connection raw;
  final Connection connection;

  private Surface(ColumnCells cells, boolean unwrapAllowed) throws SQLException {
    this(cells, unwrapAllowed, new Observer() {}, AuditTrail.NONE);
  }

  private Surface(ColumnCells cells, boolean unwrapAllowed, Observer observer, AuditTrail audit)
      throws SQLException {
    this.cells = cells;
    raw = DriverManager.getConnection("jdbc:h2:mem:");
    SessionParts parts = parts(plans, view, ledger, cells, unwrapAllowed, observer, audit);
    connection = SealedConnections.wrap(RecordingDriver.record(raw, traffic), parts);
  }

  private static SessionParts parts(
      Plans plans,
      FakeView view,
      FakeLedger ledger,
      ColumnCells cells,
      boolean unwrapAllowed,
      Observer observer,
      AuditTrail audit) {
    return new SessionParts(
        plans,
        UnaryOperator.identity(),
        view,
        ledger,
        cells,
        new H2Types(),
        RealDriver.standard(),
        FAILURES,
        Access.unlimited(),
        unwrapAllowed,
        false,
        EXTENSION,
        () -> ledger.events.add("closed"),
        observer,
        audit,
        CellLimits.NONE);
  }

  /** Returns what is behind a surface over a driver of its own, of which nothing may be had. */
  static SessionParts parts(Plans plans, ColumnCells cells) {
    return parts(
        plans, new FakeView(), new FakeLedger(), cells, false, new Observer() {}, AuditTrail.NONE);
  }

  static Surface open() throws SQLException {
    return new Surface(new FakeCells(), false);
  }

  static Surface openWith(ColumnCells cells) throws SQLException {
    return new Surface(cells, false);
  }

  static Surface openWith(Observer observer, AuditTrail audit) throws SQLException {
    return new Surface(new FakeCells(), false, observer, audit);
  }

  static Surface openWithUnwrap() throws SQLException {
    return new Surface(new FakeCells(), true);
  }

  /** Runs a statement on H2 itself, past the surface. */
  void directly(String sql) throws SQLException {
    try (Statement statement = raw.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  static ProtectedColumn text(String name, Search search) {
    return column(
        name,
        search,
        Storage.BINARY,
        new LogicalType(
            Family.TEXT, "VARCHAR(100)", Types.VARCHAR, "CHARACTER VARYING", 100, 0, false));
  }

  static ProtectedColumn column(String name, Search search, Storage storage, LogicalType type) {
    return new ProtectedColumn(
        new ColumnName(CONTACT, name), type, search, Compare.UNSPECIFIED, "k", 0, storage);
  }

  /** A ledger that writes down what it is told. */
  static final class FakeLedger implements ProtectionLedger {
    private final InFlight inFlight = new InFlight();
    final List<String> events = new ArrayList<>();
    final Map<TableName, ProtectedTable> activated = new HashMap<>();
    long epoch = 1;

    @Override
    public Protection current() {
      return new Protection(epoch, List.of(), Set.of(), activated);
    }

    @Override
    public void requireFresh() {
      events.add("requireFresh");
    }

    @Override
    public void refresh() {
      events.add("refresh");
    }

    @Override
    public void suspect() {
      events.add("suspect");
    }

    @Override
    public void activate(TableName table) {
      events.add("activate " + table);
    }

    @Override
    public void announce(List<SchemaChange> changes) {
      events.add("announce " + changes.size());
    }

    @Override
    public void confirm(List<SchemaChange> changes) {
      events.add("confirm " + changes.size());
    }

    @Override
    public InFlight inFlight() {
      return inFlight;
    }
  }

  /** A schema view that only counts how often it was dropped. */
  static final class FakeView implements SchemaView {
    long version;

    @Override
    public String currentSchema() {
      return "PUBLIC";
    }

    @Override
    public long version() {
      return version;
    }

    @Override
    public void sessionMayHaveChanged() {
      version++;
    }

    @Override
    public Optional<Relation> find(
        String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
      return Optional.empty();
    }

    @Override
    public Set<String> primaryKey(TableName table) {
      return Set.of();
    }

    @Override
    public Set<String> reaching(Set<String> foldedTableNames) {
      return Set.of();
    }
  }
}
