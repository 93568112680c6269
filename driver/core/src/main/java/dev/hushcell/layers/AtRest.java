package dev.hushcell.layers;

/** Whether a database encrypts what it writes to its disk. */
public enum AtRest {
  /** All of it: tables and logs of transactions. */
  ENCRYPTED,
  /** Some of it. */
  PARTLY,
  /** Nothing, or nothing that the database itself does. */
  PLAIN,
  /** The user of the connection may not see it. */
  UNKNOWN,
  /** It keeps nothing on a disk. */
  NOTHING_KEPT
}
