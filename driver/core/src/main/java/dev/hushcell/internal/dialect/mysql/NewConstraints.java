package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MysqlRewriting.quote;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What new columns are to have once they have the names: cells are required where values were, and
 * nothing but cells is taken.
 */
record NewConstraints(Connection connection, MysqlTypes types, Rewriting job) {
  /** Makes what is not there yet. A CHECK that comes later has the table copied, so all are one. */
  void make() throws SQLException {
    OnlineDdl online = OnlineDdl.of(types.flavour());
    Map<String, ExistingColumn> columns = ExistingColumn.all(connection, types, job.table());
    List<String> checks =
        online.checks() || job.kind() == Kind.DECRYPT ? List.of() : checks(columns);
    List<String> all = new ArrayList<>(required(columns, online));
    all.addAll(checks);
    if (!all.isEmpty()) {
      String how =
          checks.isEmpty() ? "ALGORITHM=INPLACE, LOCK=NONE" : "ALGORITHM=COPY, LOCK=SHARED";
      String table = MysqlRewriting.name(job.table());
      new MysqlDdl(connection)
          .runLong("ALTER TABLE " + table + " " + String.join(", ", all) + ", " + how);
    }
  }

  private List<String> required(Map<String, ExistingColumn> columns, OnlineDdl online)
      throws SQLException {
    List<String> all = new ArrayList<>();
    for (Column column : job.columns()) {
      ExistingColumn kept = columns.get(column.kept());
      ExistingColumn now = ExistingColumn.of(columns, column.name());
      if (kept != null && kept.required() && !now.required()) {
        String check =
            online.checks()
                ? new MysqlExchange(connection, types, job).checkOf(column.name(), now)
                : "";
        String comment = MysqlRewriting.comment(now.comment());
        String definition = now.type() + " NOT NULL" + comment + check;
        all.add("MODIFY COLUMN " + quote(column.name()) + " " + definition);
      }
    }
    return all;
  }

  private List<String> checks(Map<String, ExistingColumn> columns) throws SQLException {
    List<String> all = new ArrayList<>();
    for (Column column : job.columns()) {
      if (!new CellChecks(connection, types, job).isEnforced(column)) {
        String condition = ExistingColumn.of(columns, column.name()).cells(types, column.name());
        String name = quote(types.checkName(job.full(column)));
        all.add("ADD CONSTRAINT " + name + " CHECK (" + condition + ")");
      }
    }
    return all;
  }
}
