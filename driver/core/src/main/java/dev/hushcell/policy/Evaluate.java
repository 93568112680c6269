package dev.hushcell.policy;

/** What the driver may evaluate over opened cells. Each finds a value out by halving. */
public enum Evaluate {
  /** {@code <}, {@code <=}, {@code >}, {@code >=} and BETWEEN; {@code =} and IN without search. */
  RANGE,
  /** LIKE. */
  PATTERN,
  /** ORDER BY, MIN and MAX. */
  ORDER,
  /** UPDATE, DELETE and FOR UPDATE by these: the database learns which rows match. */
  CHANGE
}
