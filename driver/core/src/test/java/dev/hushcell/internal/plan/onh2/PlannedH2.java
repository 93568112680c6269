package dev.hushcell.internal.plan.onh2;

import dev.hushcell.internal.dialect.h2.H2InformationSchema;
import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.internal.schema.Reach;
import dev.hushcell.internal.schema.SchemaCache;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.Planners;
import dev.hushcell.testing.StillLedger;
import dev.hushcell.testing.TestFacts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An H2 database on which planned statements are run, with made-up cells in place of values. */
final class PlannedH2 implements AutoCloseable {
  private final Connection connection;
  private final SessionSchema view;
  private final TextPlanner planner = Planners.ofH2();
  private final List<ColumnRule> rules = new ArrayList<>();
  private final Map<TableName, ProtectedTable> activated = new HashMap<>();
  private long epoch = 1;

  PlannedH2() throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:h2:mem:");
    H2InformationSchema session = new H2InformationSchema(connection);
    this.view =
        SessionSchema.alone(
            session,
            new SchemaCache(
                new TestFacts(session),
                System::nanoTime,
                new StillLedger(),
                new Reach(H2Rules.RULES, TrustedObjects.nothing())));
  }

  /** Declares a column. */
  void declare(String table, String column, Search search, String key) {
    rules.add(
        new ColumnRule(
            Optional.empty(),
            table,
            column,
            search,
            Compare.EXACT,
            key,
            Optional.empty(),
            0,
            Storage.BINARY,
            Set.of()));
  }

  Connection connection() {
    return connection;
  }

  StatementPlan plan(String sql) {
    return planner.plan(sql, view, new Protection(epoch, rules, Set.of(), activated));
  }

  /** Plans a statement without parameters and runs what comes of it. */
  void run(String sql) throws SQLException {
    StatementPlan plan = plan(sql);
    String text = sql;
    if (plan instanceof Touching touching) {
      text = rendered(touching);
      touching.changes().forEach(this::apply);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
    view.sessionMayHaveChanged();
  }

  private void apply(SchemaChange change) {
    epoch++;
    List<ProtectedColumn> columns = new ArrayList<>();
    Optional.ofNullable(activated.get(change.table())).ifPresent(t -> columns.addAll(t.columns()));
    if (change instanceof SchemaChange.CreateTable create) {
      columns.addAll(create.columns());
    } else if (change instanceof SchemaChange.AddColumn add) {
      columns.add(add.column());
    } else if (change instanceof SchemaChange.WidenColumn widen) {
      columns.removeIf(column -> column.name().equals(widen.column().name()));
      columns.add(widen.column());
    }
    activated.put(change.table(), new ProtectedTable(change.table(), columns));
  }

  /** Returns the text with a made-up cell in place of each sealed literal. */
  static String rendered(Touching plan) {
    StringBuilder text = new StringBuilder(plan.sql());
    plan.splices().stream()
        .sorted(Comparator.comparingInt(Splice::begin).reversed())
        .forEach(splice -> text.replace(splice.begin(), splice.end(), replacement(splice)));
    return text.toString();
  }

  private static String replacement(Splice splice) {
    if (splice instanceof Splice.Text fixed) {
      return fixed.replacement();
    }
    Object value = ((SealedValue.Literal) ((Splice.Sealed) splice).value()).value().unnoted();
    return "X'F8" + String.format("%08x", value.hashCode()) + "00".repeat(48) + "'";
  }

  /** Returns the first column of all rows of a planned query. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    String text = plan(sql) instanceof Touching touching ? rendered(touching) : sql;
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(text)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
