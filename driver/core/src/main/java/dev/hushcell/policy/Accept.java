package dev.hushcell.policy;

/** A consequence of what is declared that the configuration must accept by name. */
public enum Accept {
  /** The type has few values (BOOLEAN, TINYINT), so equal cells nearly tell the value. */
  FEW_VALUES,
  /** A zoned time is kept as its UTC instant; the offset it was written with is not kept. */
  UTC,
  /**
   * {@code UPPER(c) = UPPER(?)} compares in lower case, as the column is kept: letters that only
   * upper case makes equal (ß and ss, ı and i, ς and σ) stay different.
   */
  UPPER,
  /**
   * With groups, the commonest value, or beginning, of the column fills more than a tenth of its
   * group, so that a group nearly tells it.
   */
  COMMON_VALUES,
  /**
   * There are so many groups, or so many columns with groups in the table, that they tell rows
   * apart, as fingerprints do.
   */
  FINGERPRINT
}
