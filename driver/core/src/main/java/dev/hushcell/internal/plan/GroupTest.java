package dev.hushcell.internal.plan;

import java.util.List;

/**
 * How a database is asked for the cells of groups, so that it uses an index.
 *
 * @param kind what is written for one group
 * @param before what is written first
 * @param within what is written between the two ends of a range
 * @param between what is written between two groups
 * @param after what is written last
 */
public record GroupTest(Kind kind, String before, String within, String between, String after) {
  /** What stands for a group. */
  public enum Kind {
    /** What its cells begin with. */
    BEGINNING,
    /** A pattern of that, with {@code |} for escapes. */
    PATTERN,
    /** What its cells begin with, and what comes behind all of them. */
    RANGE
  }

  /** Returns the one by an expression for the beginning of a cell. */
  static GroupTest ofBeginning(String expression) {
    return new GroupTest(Kind.BEGINNING, expression + " IN (", "", ", ", ")");
  }

  /** Returns the one by patterns. */
  static GroupTest ofPattern(String column) {
    String ends = " ESCAPE '|'";
    return new GroupTest(
        Kind.PATTERN, "(" + column + " LIKE ", "", ends + " OR " + column + " LIKE ", ends + ")");
  }

  /** Returns the one by ranges. */
  static GroupTest ofRange(String column) {
    return new GroupTest(
        Kind.RANGE, "(" + column + " >= ", " AND " + column + " < ", " OR " + column + " >= ", ")");
  }

  /** Returns what is written for one group. */
  public String one(String beginning, String behind) {
    return kind == Kind.RANGE ? beginning + within + behind : beginning;
  }

  /** Returns what is true of the cells of some groups. */
  String text(List<String> groups) {
    return groups.isEmpty() ? "1 = 0" : before + String.join(between, groups) + after;
  }
}
