package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed through the rows of a result set of a protected table, by the driver below,
 * for as long as protection is what it was when their statement was planned: plain columns, and
 * protected ones whose values are sealed on their way.
 */
record RowChanges(Session session, boolean allowed, long epoch) {
  static RowChanges none(Session session) {
    return new RowChanges(session, false, 0);
  }

  /** Allows changes of columns whose table is certain. */
  static RowChanges ofRows(Session session, Planned planned) {
    return new RowChanges(session, true, planned.epoch());
  }

  /**
   * Tells that the value of a column is sealed on its way; refuses one of which it is not certain
   * that the driver changes the column that its cell is of.
   *
   * @param of the protected column of which the cells are; null for several
   */
  boolean seals(@Nullable ProtectedColumn of, int column, ResultSetMetaData found)
      throws SQLException {
    requireAllowed();
    boolean same =
        of != null
            && found.getColumnName(column).equalsIgnoreCase(of.name().column())
            && found.getTableName(column).equalsIgnoreCase(of.name().table().table())
            && session.writeOnly(of.name()).isEmpty();
    if (!same) {
      throw refused(column);
    }
    return true;
  }

  private static SQLException refused(int column) {
    return SqlErrors.of(
        JdbcFault.NOT_UPDATABLE,
        "column "
            + column
            + " of the result set is protected, or is called as a protected column is, and cannot"
            + " be changed through it; use UPDATE or INSERT");
  }

  /** Refuses a column that is protected, or is called as one by whatever name the driver tells. */
  void requirePlain(boolean opened, int column, ResultSetMetaData found) throws SQLException {
    requireAllowed();
    Set<String> names = protectedNames(session.protection());
    if (opened
        || names.contains(found.getColumnName(column))
        || names.contains(found.getColumnLabel(column))) {
      throw refused(column);
    }
  }

  private static Set<String> protectedNames(Protection protection) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (ProtectedTable table : protection.activated().values()) {
      table.columns().forEach(column -> names.add(column.name().column()));
    }
    protection.declared().stream().map(ColumnRule::column).forEach(names::add);
    return names;
  }

  void run(WrappedResultSet.RowChange change) throws SQLException {
    requireAllowed();
    session.texts().requireFresh();
    Protection now = session.protection();
    if (now.epoch() != epoch || now.jobs().mayChange()) {
      throw SqlErrors.of(
          JdbcFault.NOT_UPDATABLE,
          "what is protected has changed, or a job may change it, since the rows were asked for; run"
              + " the query again, or use INSERT, UPDATE or DELETE");
    }
    session.changeRow(change);
  }

  private void requireAllowed() throws SQLException {
    if (!allowed) {
      throw SqlErrors.of(
          JdbcFault.NOT_UPDATABLE,
          "rows of this statement on a protected table cannot be changed through its result set;"
              + " use INSERT, UPDATE or DELETE");
    }
  }
}
