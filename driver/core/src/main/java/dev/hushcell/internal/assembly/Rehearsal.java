package dev.hushcell.internal.assembly;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.Plaintext;
import dev.hushcell.internal.cell.SealedColumns;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.TrialKeyring;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.pipeline.CachedPlanner;
import dev.hushcell.internal.plan.pipeline.TextPlanner;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans usual statements on a table that is nowhere, and seals and opens a cell under a key that
 * nobody keeps. This loads what the first statement of a process would otherwise wait for. It asks
 * no database and no key store.
 */
final class Rehearsal {
  private static final TableName TABLE = new TableName("REHEARSAL", "T");
  private static final List<ProtectedColumn> COLUMNS =
      List.of(column("A", Search.EQUALITY), column("B", Search.NONE));
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT T.A, T.B AS C, T.ID FROM T WHERE T.A = ? AND T.ID = 1 ORDER BY T.ID",
          "INSERT INTO T (A, B, ID) VALUES (?, 'x', ?)",
          "UPDATE T SET B = ? WHERE ID = ?");

  private final FipsModule module;
  private final Database database;

  Rehearsal(FipsModule module, Database database) {
    this.module = module;
    this.database = database;
  }

  void run() {
    List<StatementPlan> unusedPlans = plans();
    List<@Nullable Object> unusedValues = opened("a text");
  }

  List<StatementPlan> plans() {
    Protection protection =
        new Protection(
            1,
            List.of(),
            Set.of(),
            Map.of(TABLE, new ProtectedTable(TABLE, COLUMNS)),
            Set.of(),
            Set.of(),
            Jobs.NONE,
            Set.of());
    TextPlanner texts =
        new TextPlanner(
            database.types(), database.rules(), Access.unlimited(), TrustedObjects.nothing());
    CachedPlanner planner = new CachedPlanner(texts);
    return STATEMENTS.stream().map(each -> planner.plan(each, new Stage(), protection)).toList();
  }

  /** Returns a text that was sealed and opened in a column of each kind. */
  List<@Nullable Object> opened(String text) {
    try (SealedColumns cells =
        new SealedColumns(module, new TrialKeyring(module), database.types().valueRules())) {
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

  /** A database with one table. */
  private static final class Stage implements SchemaView {
    @Override
    public String currentSchema() {
      return TABLE.schema();
    }

    @Override
    public long version() {
      return 0;
    }

    @Override
    public void sessionMayHaveChanged() {
      // nothing here changes
    }

    @Override
    public Optional<Relation> find(
        @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
      return table.equalsIgnoreCase(TABLE.table())
          ? Optional.of(new Relation(TABLE, List.of("A", "B", "ID"), true))
          : Optional.empty();
    }

    @Override
    public Set<String> primaryKey(TableName table) {
      return Set.of("ID");
    }

    @Override
    public Set<String> reaching(Set<String> foldedTableNames) {
      return Set.of();
    }
  }
}
