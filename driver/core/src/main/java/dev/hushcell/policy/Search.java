package dev.hushcell.policy;

/** Which comparisons the stored cells of a column allow. */
public enum Search {
  /** None: each cell is randomized. The default. */
  NONE,
  /** Equality, joins, grouping and uniqueness on the stored bytes: equal values, equal cells. */
  EQUALITY
}
