package dev.hushcell.policy;

/** A consequence of equality search that the configuration must accept by name. */
public enum Accept {
  /** The type has few values (BOOLEAN, TINYINT), so equal cells nearly tell the value. */
  FEW_VALUES,
  /** A zoned time is kept as its UTC instant; the offset it was written with is not kept. */
  UTC
}
