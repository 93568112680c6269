package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a table of H2 has that a job could not carry over, each with the statement to type. */
record H2Objections(Connection connection, TableName table, H2Tables tables) {
  private static final Set<String> ORDINARY = Set.of("INDEX", "UNIQUE INDEX");

  List<String> all(List<NewColumn> columns, List<String> unsearchable) throws SQLException {
    Set<String> rewritten = columns.stream().map(NewColumn::name).collect(Collectors.toSet());
    List<String> found = new ArrayList<>();
    settings(found);
    whatReads(found);
    ofColumns(columns, rewritten, found);
    indexes(rewritten, new HashSet<>(unsearchable), found);
    return found;
  }

  private void settings(List<String> found) throws SQLException {
    if (!Rows.isTrue(connection, H2RewritingSql.IS_ADMIN)) {
      found.add(
          "the user may not have others wait while definitions change: ALTER USER … ADMIN TRUE");
    }
    if (Rows.of(connection, "CALL LOCK_MODE()", row -> row.getInt(1)).contains(0)) {
      found.add("nothing is locked in this database: SET LOCK_MODE 3");
    }
  }

  private void whatReads(List<String> found) throws SQLException {
    String name = Quotes.DOUBLE.of(table);
    Rows.of(
        connection,
        H2RewritingSql.VIEWS,
        row -> {
          String text = row.getString(3);
          return (text == null || text.contains(name))
              && found.add("a view: DROP VIEW " + named(row.getString(1), row.getString(2)));
        });
    for (String[] each :
        new String[][] {
          {H2RewritingSql.TRIGGERS, "a trigger: DROP TRIGGER "},
          {H2RewritingSql.SYNONYMS, "a synonym: DROP SYNONYM "}
        }) {
      found.addAll(
          Rows.ofTable(
              connection,
              each[0],
              row -> each[1] + named(row.getString(1), row.getString(2)),
              table));
    }
  }

  private static String named(String schema, String name) {
    return Quotes.DOUBLE.of(new TableName(schema, name));
  }

  private void ofColumns(List<NewColumn> columns, Set<String> rewritten, List<String> found)
      throws SQLException {
    Map<String, H2Column> existing = H2Column.all(connection, table);
    for (NewColumn column : columns) {
      H2Column now = existing.get(column.name());
      if (column.type().contains("IGNORECASE")
          || (now != null && now.type().contains("IGNORECASE"))) {
        found.add(
            column.name()
                + " ignores case, and for H2 a row in which only that changes does not change:"
                + " ALTER TABLE … ALTER COLUMN … SET DATA TYPE VARCHAR(…)");
      }
    }
    Optional<ExistingTable> now = tables.table(connection, table);
    if (now.isEmpty()) {
      return;
    }
    for (ExistingTable.Column each : now.get().columns()) {
      String expression = each.generation().orElse("");
      if (Quotes.DOUBLE.namesIn(expression).stream().anyMatch(rewritten::contains)) {
        String form = "a generated column: ALTER TABLE %s DROP COLUMN %s";
        found.add(Quotes.DOUBLE.sql(form, table, each.name()));
      }
    }
    for (ExistingTable.Link link : now.get().links()) {
      if (isRewritten(link.from(), rewritten) || isRewritten(link.to(), rewritten)) {
        String drop = Quotes.DOUBLE.sql("ALTER TABLE %s DROP CONSTRAINT …", link.from().table());
        found.add("a foreign key of " + link.from() + ": " + drop);
      }
    }
  }

  private boolean isRewritten(ColumnName column, Set<String> rewritten) {
    return column.table().equals(table) && rewritten.contains(column.column());
  }

  private void indexes(Set<String> rewritten, Set<String> unsearchable, List<String> found)
      throws SQLException {
    for (H2Indexes.Index index : new H2Indexes(connection, table).all()) {
      String drop =
          index.constraint()
              ? Quotes.DOUBLE.sql("ALTER TABLE %s DROP CONSTRAINT %s", table, index.name())
              : "DROP INDEX " + named(table.schema(), index.name());
      if (index.isOver(unsearchable)) {
        found.add("an index over what becomes a column without search: " + drop);
      } else if (index.isOver(rewritten) && !ORDINARY.contains(index.kind())) {
        found.add("an index that is not an ordinary one: " + drop);
      }
    }
  }
}
