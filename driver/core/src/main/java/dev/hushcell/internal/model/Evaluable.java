package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import java.util.Optional;
import java.util.Set;

/**
 * A column of which conditions may be evaluated in the driver, over opened cells. Names are matched
 * without case; a rule without schema speaks of the table in every schema.
 *
 * @param schema schema, where it was given
 * @param table name of the table
 * @param column name of the column
 * @param rights what may be evaluated, at least one
 * @param order how its texts are compared; empty where that is as the database does
 * @param rows how many rows one statement may fetch for it
 * @param bytes how many bytes of its cells one statement may fetch
 * @param stopsEarly whether rows are no longer fetched once enough were delivered
 */
public record Evaluable(
    Optional<String> schema,
    String table,
    String column,
    Set<Right> rights,
    Optional<TextOrder> order,
    int rows,
    int bytes,
    boolean stopsEarly) {
  /** What may be evaluated. Each can find a value out by halving. */
  public enum Right {
    /** {@code <}, {@code <=}, {@code >}, {@code >=} and BETWEEN. */
    RANGE,
    /** LIKE. */
    PATTERN,
    /** ORDER BY. */
    ORDER,
    /** UPDATE, DELETE and FOR UPDATE by these: the database learns which rows match. */
    CHANGE
  }

  /** What a text consists of when it is compared, and by what its parts are ordered. */
  public enum TextOrder {
    /** Unicode code points, by their number. */
    CODE_POINT,
    /** Units of UTF-16, by their number. */
    UTF_16,
    /**
     * Units of UTF-16 without regard to case, as {@link String#compareToIgnoreCase} compares them.
     */
    UTF_16_IGNORE_CASE;

    public boolean ignoresCase() {
      return this == UTF_16_IGNORE_CASE;
    }
  }

  public Evaluable {
    rights = Set.copyOf(rights);
  }

  public Evaluable ordered(Optional<TextOrder> by) {
    return new Evaluable(schema, table, column, rights, by, rows, bytes, stopsEarly);
  }

  /** Tells whether everything may be evaluated, as {@code search: full} says. */
  public boolean isFull() {
    return rights.containsAll(Set.of(Right.values()));
  }

  public boolean means(ColumnName name) {
    return schema.map(given -> given.equalsIgnoreCase(name.table().schema())).orElse(true)
        && table.equalsIgnoreCase(name.table().table())
        && column.equalsIgnoreCase(name.column());
  }
}
