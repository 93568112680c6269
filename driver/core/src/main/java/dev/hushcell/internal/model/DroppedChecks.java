package dev.hushcell.internal.model;

/** Which CHECKs of the application on protected columns are made without their condition. */
public enum DroppedChecks {
  /** None: all are refused. */
  NONE,
  /** Those that say which values one column may have, as Hibernate writes for its types. */
  LISTS,
  /** All. */
  ALL
}
