package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One protected column, ready to seal and open. Thread-safe.
 *
 * <p>Values go in as any Java object that JDBC allows for the type and come out in the canonical
 * Java type of the family, see {@link dev.hushcell.policy.Family}. NULL is sealed as NULL.
 */
public interface ColumnCell {
  ProtectedColumn column();

  /** Returns what messages call it: {@code table.column}. */
  default String name() {
    return column().name().shortForm();
  }

  /** Converts to the logical type as an assignment does, then seals. */
  StoredCell seal(Plaintext value);

  /** What a value is that is compared with stored cells. */
  enum Compared {
    /** A value; one that the type cannot represent exactly equals no cell. */
    VALUE,
    /** A value behind a CAST to text, which converts it as an assignment does. */
    CAST,
    /** The same, where the CAST cuts off what is longer than the type of the column. */
    CUT,
    /**
     * A value for the comparison with LOWER of a column that is lower-cased; one that is not in
     * lower case equals no cell.
     */
    AS_WRITTEN,
    /** The same, but a value that is not in lower case is refused. */
    IN_LOWER_CASE,
    /**
     * A pattern that is matched as its lower case is with that of the values; one with a wildcard
     * or a backslash is refused.
     */
    PATTERN,
    /** A value that is sealed as a pattern, with {@code |} for escapes, of cells that begin so. */
    BEGINNING
  }

  /** Seals a value to be compared with stored cells; the column must have equality. */
  StoredCell sealCompared(Plaintext value, Compared as);

  /**
   * Returns what the cells begin with of all values that are a text, or begin with it, where case
   * counts and where it does not; empty where they are in several groups. The column must have
   * groups.
   *
   * @param whole whether the text is a whole value
   */
  default Optional<StoredCell> group(String text, boolean whole) {
    return Optional.empty();
  }

  /** Returns the same for the row that a key tells; the cells of the column must belong to rows. */
  default ColumnCell inRow(RowKey key) {
    throw new IllegalStateException(name() + " has cells that belong to no row");
  }

  /** Opens a cell and returns the key of the row that it was sealed for, whichever it is in. */
  default RowKey rowOf(StoredCell stored) {
    throw new IllegalStateException(name() + " has cells that belong to no row");
  }

  /** Returns for which tenant a cell was sealed; empty where all rows share the key. */
  default Optional<String> tenantOf(StoredCell stored) {
    return Optional.empty();
  }

  /** Tells whether a cell of the column was opened, with the keys that are known now. */
  default boolean isProved() {
    return false;
  }

  /**
   * Verifies, decrypts and decodes.
   *
   * @return the value in the canonical Java type, or null for null
   */
  @Nullable Object open(StoredCell stored);

  /** Returns what seals and opens its values as they are read, where they may be large. */
  default Optional<LargeColumn> large() {
    return Optional.empty();
  }
}
