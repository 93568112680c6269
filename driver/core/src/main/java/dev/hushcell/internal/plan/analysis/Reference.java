package dev.hushcell.internal.plan.analysis;

import java.util.List;

/**
 * All that a column name may mean. The database knows which it is; here it only counts whether it
 * makes a difference.
 *
 * @param meaning what it is
 * @param fields the columns that it may be, inner ones first
 * @param unknown whether it may also be a column that is not known here
 * @param early whether it may be what is selected further on, which nobody knows yet
 * @param rows the relations of which it may be the whole row
 */
public record Reference(
    Meaning meaning, List<Field> fields, boolean unknown, boolean early, List<RelationType> rows) {
  /** What a column name is. */
  public enum Meaning {
    /** A column, for certain. */
    COLUMN,
    /** A column that may be none of those that are known. */
    MAYBE_COLUMN,
    /** The row of a relation. */
    ROW,
    /** A word that is a value. */
    WORD,
    /** Nothing that a relation in reach has. */
    NO_COLUMN,
    /** A column of no relation in reach. */
    NO_RELATION
  }
}
