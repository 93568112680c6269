package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MysqlRewriting.name;
import static dev.hushcell.internal.dialect.mysql.MysqlRewriting.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Exchanges columns of a table, which the connection has locked.
 *
 * @param connection that has the table for itself
 */
record MysqlExchange(Connection connection, MysqlTypes types, Rewriting job) {
  /** Whoever dies in between leaves triggers that are right for the columns on both sides of it. */
  void run() throws SQLException {
    MarkingTriggers triggers = new MarkingTriggers(connection, types, job);
    triggers.make(triggers.between(), sql -> Rows.run(connection, sql));
    try {
      alter(false);
    } catch (SQLException e) {
      if (!MysqlDdl.isAnotherAlgorithmLeft(e)) {
        throw e;
      }
      alter(true);
    }
    triggers.make(triggers.kept(), sql -> Rows.run(connection, sql));
  }

  /**
   * Gives columns other names. Where that has the table copied, in the same copy they get what they
   * are to have.
   */
  private void alter(boolean copying) throws SQLException {
    String how = copying ? "ALGORITHM=COPY" : OnlineDdl.of(types.flavour()).exchanging();
    String all = String.join(", ", exchanging(copying));
    Rows.run(connection, "ALTER TABLE " + name(job.table()) + " " + all + ", " + how);
  }

  private List<String> exchanging(boolean copying) throws SQLException {
    List<String> all = new ArrayList<>(new RewrittenIndexes(connection, job).exchanging());
    Map<String, ExistingColumn> columns = ExistingColumn.all(connection, types, job.table());
    OnlineDdl online = OnlineDdl.of(types.flavour());
    for (Column column : job.columns()) {
      ExistingColumn old = ExistingColumn.of(columns, column.name());
      for (String check : new CellChecks(connection, types, job).of(column)) {
        all.add("DROP CONSTRAINT " + quote(check));
      }
      all.add(changed(column.name(), column.kept(), old.keptDefinition()));
      ExistingColumn made = ExistingColumn.of(columns, column.shadow());
      String cells = online.checks() ? checkOf(column.name(), made) : "";
      String type = made.type() + (copying && old.required() ? " NOT NULL" : " NULL");
      String definition = type + MysqlRewriting.comment(old.comment()) + cells;
      all.add(changed(column.shadow(), column.name(), definition));
      if (copying && job.kind() != Kind.DECRYPT) {
        String check = quote(types.checkName(job.full(column)));
        all.add("ADD CONSTRAINT " + check + checkOf(column.name(), made));
      }
    }
    return all;
  }

  private static String changed(String now, String then, String definition) {
    return "CHANGE COLUMN " + quote(now) + " " + quote(then) + " " + definition;
  }

  /** Returns the CHECK that a new column is to have under a name. */
  String checkOf(String name, ExistingColumn made) {
    return job.kind() == Kind.DECRYPT ? "" : " CHECK (" + made.cells(types, name) + ")";
  }
}
