package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A job that rewrites columns of one table: each gets a shadow that is filled beside it and takes
 * its name in the end.
 *
 * @param id begins the names of everything that the job adds to the table; never used again
 * @param kind what becomes of the columns
 * @param columns the columns, all of which change at the same moment
 * @param phase how far it is
 * @param plainUntil until when configurations may say otherwise than the columns are: values flow
 *     in clear that are declared, or the columns are declared as they were before or will be
 * @param paused whether an administrator stopped the filling for a while
 * @param tenants the plain columns that tell whose a row is, where that decides under which keys
 *     its new cells are; known to whoever carries the job out
 */
public record Rewriting(
    String id,
    Kind kind,
    TableName table,
    List<Column> columns,
    Phase phase,
    Instant plainUntil,
    boolean paused,
    List<String> tenants) {
  private static final Pattern OWN = Pattern.compile("hc_[0-9a-f]{8}(_(old_)?[0-9]+)?");

  public enum Kind {
    /** Values become cells. */
    ENCRYPT,
    /** Cells become other cells: another search, key, type, padding or comparison. */
    CHANGE,
    /** Cells become values. */
    DECRYPT
  }

  public enum Phase {
    /** Shadows are made, filled and compared; statements go to the old columns. */
    FILLING,
    /**
     * The columns may change at any moment: a statement asks before and after which ones are there.
     */
    SWITCHING,
    /** The new columns have the names; the old ones are kept, compared once more and dropped. */
    SWITCHED,
    /** Nothing of the old columns is left in the table. */
    ENDED,
    /** It was given up before the columns changed. */
    ABANDONED;

    /** Tells whether statements go to the old columns, as far as the record tells. */
    public boolean isBeforeSwitch() {
      return this == FILLING || this == SWITCHING;
    }

    public boolean isOver() {
      return this == ENDED || this == ABANDONED;
    }
  }

  /**
   * A column that is rewritten.
   *
   * @param name its name for applications, before and after
   * @param shadow the name of the new column until the old one gives its name up
   * @param kept the name of the old column after that
   * @param after the column behind which an application sees it; empty for the first place
   */
  public record Column(String name, String shadow, String kept, String after) {}

  public Rewriting {
    columns = List.copyOf(columns);
    tenants = List.copyOf(tenants);
  }

  public Rewriting(
      String id,
      Kind kind,
      TableName table,
      List<Column> columns,
      Phase phase,
      Instant plainUntil,
      boolean paused) {
    this(id, kind, table, columns, phase, plainUntil, paused, List.of());
  }

  /** Returns the name of the column that marks rows whose shadows are not filled. */
  public String mark() {
    return id;
  }

  /**
   * Tells whether a column of the table belongs to the job alone, so that applications do not see
   * it.
   */
  public boolean hides(String column) {
    return column.equals(id) || column.startsWith(id + "_");
  }

  public ColumnName full(Column column) {
    return new ColumnName(table, column.name());
  }

  public ColumnName fullShadow(Column column) {
    return new ColumnName(table, column.shadow());
  }

  /** Returns the name of the shadow of a column, or the name itself where the column has none. */
  public String shadowOf(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .map(Column::shadow)
        .findFirst()
        .orElse(name);
  }

  /** Returns the full name that the old one of the columns has once it gave its name up. */
  public ColumnName fullKept(Column column) {
    return new ColumnName(table, column.kept());
  }

  /** Tells whether a name is one of those that jobs give to columns of their own. */
  public static boolean isOfAnyJob(String column) {
    return OWN.matcher(column).matches();
  }

  public Rewriting in(Phase next) {
    return new Rewriting(id, kind, table, columns, next, plainUntil, paused, tenants);
  }

  public Rewriting of(List<Column> others) {
    return new Rewriting(id, kind, table, others, phase, plainUntil, paused, tenants);
  }

  public Rewriting until(Instant time) {
    return new Rewriting(id, kind, table, columns, phase, time, paused, tenants);
  }

  public Rewriting paused(boolean now) {
    return new Rewriting(id, kind, table, columns, phase, plainUntil, now, tenants);
  }

  /** Returns the same with the columns that tell whose a row is. */
  public Rewriting ofTenants(List<String> names) {
    return new Rewriting(id, kind, table, columns, phase, plainUntil, paused, names);
  }

  /** Returns the columns that decide what the job makes of a row. */
  public List<String> sources() {
    return Stream.concat(columns.stream().map(Column::name), tenants.stream()).toList();
  }
}
