package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Exchanges columns of an H2 table. Each definition is committed alone there, so while some have
 * their new names and others not the table has a name that nobody knows: by its own name it has all
 * old columns, or all new ones, or is not there. Whatever was interrupted is finished by {@link
 * #settle}; renaming it away is the moment from which there is no way back.
 *
 * @param connection that has the table for itself
 */
record H2Exchange(Connection connection, H2Tables tables, Rewriting job) {
  private TableName away() {
    return new TableName(job.table().schema(), job.id());
  }

  private String shutName() {
    return job.id() + "_shut";
  }

  /** Lets nobody write but whoever fills the shadows: he alone clears the mark. */
  boolean shut() throws SQLException {
    if (!constraints(job.table()).contains(shutName())) {
      String form = "ADD CONSTRAINT %s CHECK (%s = 0) NOCHECK";
      tables.alter(connection, job.table(), form, shutName(), job.mark());
    }
    return true;
  }

  /** Lets others write again. */
  void open() throws SQLException {
    open(job.table());
  }

  private void open(TableName table) throws SQLException {
    if (constraints(table).contains(shutName())) {
      tables.alter(connection, table, "DROP CONSTRAINT %s", shutName());
    }
  }

  /**
   * Exchanges the columns of the table, which is filled and shut. Whoever still holds its lock is
   * met before anything is done. An INSERT that H2 had checked before the table was shut, and that
   * waited for its lock then, has left a row to be filled.
   *
   * @return false when there is such a row
   */
  boolean run() throws SQLException {
    if (!tables.exists(connection, away())) {
      String first = job.columns().get(0).shadow();
      tables.alter(connection, job.table(), "ALTER COLUMN %s SET VISIBLE", first);
      if (hasMarked()) {
        return false;
      }
      rename(job.table(), away());
    }
    settle();
    return true;
  }

  private boolean hasMarked() throws SQLException {
    String form = "SELECT 1 FROM %s WHERE %s = 1 FETCH FIRST 1 ROW ONLY";
    return Rows.hasSome(connection, Quotes.DOUBLE.sql(form, job.table(), job.mark()));
  }

  boolean isUnsettled() throws SQLException {
    boolean there = tables.exists(connection, job.table());
    return !there
        || tables.exists(connection, away())
        || constraints(job.table()).contains(shutName());
  }

  /** Finishes, or takes back, what was interrupted; the table has its name then. */
  void settle() throws SQLException {
    boolean there = tables.exists(connection, job.table());
    if (tables.exists(connection, away())) {
      if (there) {
        throw KeyringFault.NOT_REWRITABLE.fault(
            "somebody made a table "
                + job.table()
                + " while its rows were in "
                + away()
                + ", where the job was interrupted: drop or rename what was made, and resume");
      }
      exchangeAway();
      open(away());
      rename(away(), job.table());
    } else if (there) {
      open();
    } else {
      putBack();
    }
  }

  /** H2 itself may be interrupted while it copies a table to alter it. */
  private void putBack() throws SQLException {
    List<String> copies = tables.halfAltered(connection, job.table());
    if (copies.size() == 1) {
      rename(new TableName(job.table().schema(), copies.get(0)), job.table());
    }
  }

  private void exchangeAway() throws SQLException {
    for (int i = 0; i < job.columns().size(); i++) {
      Column column = job.columns().get(i);
      Map<String, H2Column> there = H2Column.all(connection, away());
      H2Column old = there.get(column.name());
      if (there.containsKey(column.shadow())) {
        if (old != null) {
          require(column, i, old);
          checks(column);
          alterAway("ALTER COLUMN %s RENAME TO %s", column.name(), column.kept());
        }
        alterAway("ALTER COLUMN %s RENAME TO %s", column.shadow(), column.name());
      }
      alterAway("ALTER COLUMN %s SET VISIBLE", column.name());
      alterAway("ALTER COLUMN %s SET INVISIBLE", column.kept());
    }
    new H2Indexes(connection, away()).exchange(job);
  }

  /** What no row may lack from now on; whether old ones do is looked at later. */
  private void require(Column column, int number, H2Column old) throws SQLException {
    if (!old.required()) {
      return;
    }
    String required = required(job, number);
    if (!constraints(away()).contains(required)) {
      String form = "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOCHECK";
      alterAway(form, required, column.shadow());
    }
    alterAway("ALTER COLUMN %s DROP NOT NULL", column.name());
  }

  /** Returns the name of what requires a value of a new column until its definition does. */
  static String required(Rewriting job, int number) {
    return job.id() + "_required_" + number;
  }

  /** The CHECK of the new cells takes the name of the one of the old cells, which goes. */
  private void checks(Column column) throws SQLException {
    Set<String> there = constraints(away());
    String made = tables.types().checkName(job.fullShadow(column));
    String usual = tables.types().checkName(new ColumnName(job.table(), column.name()));
    boolean hasNew = there.contains(made);
    boolean leavesPlain = job.kind() == Rewriting.Kind.DECRYPT;
    if ((hasNew || leavesPlain) && there.contains(usual)) {
      alterAway("DROP CONSTRAINT %s", usual);
    }
    if (hasNew) {
      alterAway("RENAME CONSTRAINT %s TO %s", made, usual);
    }
  }

  Set<String> constraints(TableName table) throws SQLException {
    return new HashSet<>(Rows.texts(connection, H2RewritingSql.CONSTRAINTS, table));
  }

  private void alterAway(String form, Object... names) throws SQLException {
    tables.alter(connection, away(), form, names);
  }

  private void rename(TableName table, TableName to) throws SQLException {
    tables.alter(connection, table, "RENAME TO %s", to.table());
  }
}
