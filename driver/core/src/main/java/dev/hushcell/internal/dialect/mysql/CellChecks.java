package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The CHECKs of cells that a table has by names of their own, whether they count or not. */
record CellChecks(Connection connection, MysqlTypes types, Rewriting job) {
  /** A constraint and its condition. */
  private record Named(String constraint, String condition) {}

  /** Returns the names of those over a column. */
  List<String> of(Column column) throws SQLException {
    return Rows.ofTable(
            connection,
            MysqlRewritingSql.of(types.flavour()).checks(),
            row ->
                new Named(
                    row.getString(1), MysqlChecks.condition(types.flavour(), row.getString(2))),
            job.table())
        .stream()
        .filter(each -> types.isCellCheck(each.condition()))
        .filter(each -> MysqlTypes.QUOTES.namesIn(each.condition()).contains(column.name()))
        .map(Named::constraint)
        .toList();
  }

  /** Tells whether one over a column counts. */
  boolean isEnforced(Column column) throws SQLException {
    List<Check> all = new MysqlChecks(types.flavour()).of(connection, job.table().schema());
    return all.stream()
        .filter(check -> check.column().equals(job.full(column)))
        .anyMatch(check -> types.isCellCheck(check.condition()));
  }
}
