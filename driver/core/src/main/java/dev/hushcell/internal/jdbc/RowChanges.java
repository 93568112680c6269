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
record RowChanges(Session session, @Nullable Planned planned) {
  static RowChanges none(Session session) {
    return new RowChanges(session, null);
  }

  /** Allows changes of columns whose table is certain. */
  static RowChanges ofRows(Session session, Planned planned) {
    return new RowChanges(session, planned);
  }

  boolean allowed() {
    return planned != null;
  }

  /**
   * Tells that the value of a column is sealed on its way; refuses one of which it is not certain
   * that the driver changes the column that its cell is of.
   *
   * @param of the protected column of which the cells are; null for several
   */
  boolean seals(@Nullable ProtectedColumn of, int column, ResultSetMetaData found)
      throws SQLException {
    Planned unused = requireAllowed();
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

  /**
   * Refuses a change through rows whose statement would mean something else by now: the driver
   * below writes statements of its own, with values of the row, on the table of that name.
   */
  static void requireSame(Session session, Planned planned) throws SQLException {
    if (!session.begun(planned).plan().equals(planned.plan())) {
      throw changed();
    }
  }

  /** Refuses the same, and where the table has something that must not run with a change of it. */
  static void requireChangeable(Session session, Planned planned) throws SQLException {
    requireSame(session, planned);
    session.requireChangeable(planned);
  }

  static SQLException ofNoQuery() {
    return SqlErrors.of(
        JdbcFault.NOT_UPDATABLE,
        "generated keys, and other rows that no query asked for, cannot be changed through their"
            + " result set; use INSERT, UPDATE or DELETE");
  }

  private static SQLException changed() {
    return SqlErrors.of(
        JdbcFault.NOT_UPDATABLE,
        "what is protected, or the settings of the session, have changed, or a job may change it,"
            + " since the rows were asked for; run the query again, or use INSERT, UPDATE or DELETE");
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
    Planned unused = requireAllowed();
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
    Planned allowed = requireAllowed();
    session.texts().requireFresh();
    Protection now = session.protection();
    if (now.epoch() != allowed.epoch() || now.jobs().mayChange()) {
      throw changed();
    }
    requireChangeable(session, allowed);
    session.changeRow(change);
  }

  private Planned requireAllowed() throws SQLException {
    Planned known = planned;
    if (known == null) {
      throw SqlErrors.of(
          JdbcFault.NOT_UPDATABLE,
          "rows of this statement on a protected table cannot be changed through its result set;"
              + " use INSERT, UPDATE or DELETE");
    }
    return known;
  }
}
