package dev.hushcell.policy;

/** Which comparisons the stored cells of a column allow. */
public enum Search {
  /** None: each cell is randomized. The default. */
  NONE(false, true),
  /** Equality, joins, grouping and uniqueness on the stored bytes: equal values, equal cells. */
  EQUALITY(true, false),
  /**
   * The cells of {@link #EQUALITY}, and whatever the driver can evaluate over opened cells: LIKE,
   * {@code <}, ORDER BY. A word of configurations and annotations; the catalogue has {@link
   * #EQUALITY}.
   */
  FULL(true, false),
  /**
   * Equality within each tenant, whose cells have a key of its own: equal values of two tenants
   * have different cells. What {@link #EQUALITY} becomes beside such a key, and what the catalogue
   * has.
   */
  TENANT(false, false);

  private final boolean equalCells;
  private final boolean approved;

  Search(boolean equalCells, boolean approved) {
    this.equalCells = equalCells;
    this.approved = approved;
  }

  /** Returns how cells are made; that alone is on record in a database. */
  public Search cells() {
    return this == FULL ? EQUALITY : this;
  }

  /**
   * Tells how cells are made: whether a value has one cell only under one key. Its type, encoding
   * and length must then be such that equal values are equal bytes.
   */
  public boolean isDeterministic() {
    return this != NONE;
  }

  /**
   * Tells what cells tell: whether equal values have equal cells in whatever rows, so that the
   * database compares them.
   */
  public boolean hasEqualCells() {
    return equalCells;
  }

  /**
   * Tells whether its cells are made by approved algorithms alone, in approved ways; {@code fips:
   * strict} takes no others.
   */
  public boolean isApproved() {
    return approved;
  }
}
