package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MariaRewriting.name;
import static dev.hushcell.internal.dialect.mysql.MariaRewriting.quote;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Exchanges columns of a MariaDB table, which the connection has locked.
 *
 * @param connection that has the table for itself
 * @param types which CHECK is one of cells
 * @param job the job
 */
record MariaExchange(Connection connection, MysqlTypes types, Rewriting job) {
  /** Whoever dies in between leaves triggers that are right for the columns on both sides of it. */
  void run() throws SQLException {
    MarkingTriggers triggers = new MarkingTriggers(connection, job);
    for (String each : triggers.made(triggers.between())) {
      MariaRewriting.run(connection, each);
    }
    MariaRewriting.run(connection, "ALTER TABLE " + name(job.table()) + " " + exchanging());
    for (String each : triggers.made(triggers.kept())) {
      MariaRewriting.run(connection, each);
    }
  }

  private String exchanging() throws SQLException {
    List<String> all = new ArrayList<>(new RewrittenIndexes(connection, job).exchanging());
    Map<String, ExistingColumn> columns = ExistingColumn.all(connection, job);
    for (Column column : job.columns()) {
      all.addAll(givenUp(column, ExistingColumn.of(columns, column.name())));
      ExistingColumn shadow = ExistingColumn.of(columns, column.shadow());
      all.add(
          "CHANGE COLUMN "
              + quote(column.shadow())
              + " "
              + quote(column.name())
              + " "
              + shadow.type()
              + " NULL"
              + MariaRewriting.comment(ExistingColumn.of(columns, column.name()).comment())
              + " "
              + checkOf(column.shadow()).replace(quote(column.shadow()), quote(column.name())));
    }
    return String.join(", ", all) + ", ALGORITHM=NOCOPY";
  }

  /**
   * What is kept of a column goes without its CHECK of cells, and takes a default where it is
   * required: others insert rows that do not know it.
   */
  private List<String> givenUp(Column column, ExistingColumn now) throws SQLException {
    List<String> all = new ArrayList<>();
    String check = types.checkName(job.full(column));
    if (!ask(check).isEmpty()) {
      all.add("DROP CONSTRAINT " + quote(check));
    }
    all.add(
        "CHANGE COLUMN "
            + quote(column.name())
            + " "
            + quote(column.kept())
            + " "
            + now.keptDefinition());
    return all;
  }

  private List<String> ask(String check) throws SQLException {
    return MariaRewriting.ask(
        connection, MariaRewritingSql.CHECK, job.table().schema(), job.table().table(), check);
  }

  /** Returns the CHECK that a new column is to have. */
  String checkOf(String column) throws SQLException {
    if (job.kind() == Kind.DECRYPT) {
      return "";
    }
    return ask(column).stream()
        .filter(types::isCellCheck)
        .map(condition -> "CHECK (" + condition + ")")
        .findFirst()
        .orElseThrow(() -> new SQLException("the CHECK of a shadow is gone", "42000"));
  }
}
