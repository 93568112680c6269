package dev.hushcell.internal.assembly;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dryrun.DeclaredLedger;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.jdbc.CellLimits;
import dev.hushcell.internal.jdbc.Nowhere;
import dev.hushcell.internal.jdbc.SealedConnections;
import dev.hushcell.internal.jdbc.SessionParts;
import dev.hushcell.internal.keyring.TrialKeyring;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.schema.Facts;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.Reach;
import dev.hushcell.internal.schema.SchemaCache;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs usual statements on a table that is nowhere, and seals and opens a cell under a key that
 * nobody keeps. This loads what the first statement of a process would otherwise wait for. It asks
 * no database and no key store.
 */
final class Rehearsal {
  private static final TableName TABLE = new TableName("REHEARSAL", "T");
  private static final List<ProtectedColumn> COLUMNS =
      List.of(column("A", Search.EQUALITY), column("B", Search.NONE));
  private static final String QUERY =
      "SELECT T.A, T.B AS C, T.ID FROM T WHERE T.A = ? AND T.ID = 1 ORDER BY T.ID";
  private static final String EVALUATED = "SELECT T.A, T.B AS C, T.ID FROM T WHERE T.B LIKE ?";
  private static final List<String> CHANGES =
      List.of("INSERT INTO T (A, B, ID) VALUES (?, 'x', ?)", "UPDATE T SET B = ? WHERE ID = ?");

  private final Supplier<FipsModule> module;
  private final Database database;
  private final DeclaredLedger ledger =
      DeclaredLedger.of(
          new Protection(
              1, List.of(), Set.of(), Map.of(TABLE, new ProtectedTable(TABLE, COLUMNS))));
  private final List<String> queries;
  private final Access access;
  private final SchemaView view;
  private final CachedPlanner planner;

  /**
   * Prepares it.
   *
   * @param module asked for when statements are planned, since it may still be starting
   */
  Rehearsal(Supplier<FipsModule> module, Database database) {
    this.module = module;
    this.database = database;
    Optional<TextOrder> order =
        database.rules().evaluation().orders().stream()
            .filter(each -> !each.ignoresCase())
            .findFirst();
    this.queries = order.isPresent() ? List.of(QUERY, EVALUATED) : List.of(QUERY);
    this.access = order.map(Rehearsal::evaluating).orElseGet(Access::unlimited);
    Stage stage = new Stage();
    Reach reach = new Reach(database.rules(), TrustedObjects.nothing());
    this.view =
        SessionSchema.of(stage, new SchemaCache(Facts.of(stage), System::nanoTime, ledger, reach));
    this.planner =
        new CachedPlanner(
            new TextPlanner(database.types(), database.rules(), access, TrustedObjects.nothing()));
  }

  private static Access evaluating(TextOrder order) {
    Evaluable column =
        new Evaluable(
            Optional.empty(),
            TABLE.table(),
            "B",
            Set.of(Right.PATTERN),
            Optional.of(order),
            1,
            1000,
            false);
    return Access.unlimited().evaluating(List.of(column));
  }

  /** Plans what one kind of database plans in its own way, and uses cells. */
  void run() {
    List<StatementPlan> unusedPlans = plans();
    List<@Nullable Object> unusedValues = opened("a text");
  }

  void runAll() {
    run();
    try {
      int unusedRows = rows();
    } catch (SQLException impossible) {
      throw new IllegalStateException(impossible); // there is no database that could refuse
    }
  }

  List<StatementPlan> plans() {
    view.planningFor(ledger.current().epoch());
    return Stream.concat(queries.stream(), CHANGES.stream())
        .map(each -> planner.plan(each, view, ledger.current()))
        .toList();
  }

  /** Runs the queries as an application would, and returns how many rows they delivered. */
  int rows() throws SQLException {
    int rows = 0;
    try (SealedColumns cells = cells();
        Connection connection =
            SealedConnections.wrap(Nowhere.connection(COLUMNS.size() + 1), parts(cells))) {
      for (String query : queries) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
          statement.setString(1, "a text");
          try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
              String unusedText = found.getString(1);
              rows++;
            }
          }
        }
      }
    }
    return rows;
  }

  private SessionParts parts(SealedColumns cells) {
    return new SessionParts(
        planner,
        UnaryOperator.identity(),
        view,
        ledger,
        cells,
        database.types(),
        database.driver(),
        database.tables().failures(),
        access,
        false,
        false,
        this,
        () -> {},
        new Observer() {},
        AuditTrail.NONE,
        CellLimits.NONE);
  }

  private SealedColumns cells() {
    FipsModule started = module.get();
    return new SealedColumns(started, new TrialKeyring(started), database.types().valueRules());
  }

  /** Returns a text that was sealed and opened in a column of each kind. */
  List<@Nullable Object> opened(String text) {
    try (SealedColumns cells = cells()) {
      return COLUMNS.stream()
          .<@Nullable Object>map(
              each -> {
                ColumnCell cell = cells.of(each);
                return cell.open(cell.seal(Plaintext.of(text)));
              })
          .toList();
    }
  }

  private static ProtectedColumn column(String name, Search search) {
    return new ProtectedColumn(
        new ColumnName(TABLE, name),
        new LogicalType(Family.TEXT, "VARCHAR(60)", Types.VARCHAR, "VARCHAR", 60, 0, false),
        search,
        Compare.EXACT,
        "rehearsal",
        0,
        Storage.BINARY);
  }

  private static final class Stage implements InformationSchema {
    @Override
    public Naming naming() {
      return Naming.of(new Naming.Letters(Naming.Unquoted.UPPER));
    }

    @Override
    public void requireSupportedSettings() {}

    @Override
    public String collation(String schema) {
      return "";
    }

    @Override
    public SessionState session() {
      return new SessionState(TABLE.schema(), List.of(), Set.of(), "UTC");
    }

    @Override
    public Optional<Relation> relation(String schema, String name) {
      return Optional.of(new Relation(TABLE, List.of("A", "B", "ID"), true))
          .filter(table -> table.name().equals(new TableName(schema, name)));
    }

    @Override
    public List<ColumnName> columnsCalled(Set<String> names) {
      return List.of();
    }

    @Override
    public List<Source> sources() {
      return List.of();
    }

    @Override
    public Set<String> primaryKey(TableName table) {
      return Set.of("ID");
    }
  }
}
