package dev.hushcell.internal.config;

/** Who makes catalogues and data keys. */
public enum KeyCreation {
  /** Whoever uses a declared column first. The default. */
  FIRST_USE,
  /** Connections with another configuration only; those with this one use what there is. */
  ADMIN;

  /** Tells whether the first use of a column makes its keys. */
  public boolean isByUse() {
    return this == FIRST_USE;
  }
}
