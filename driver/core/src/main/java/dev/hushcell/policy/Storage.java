package dev.hushcell.policy;

/** How a cell is kept in the database. */
public enum Storage {
  /** As bytes (VARBINARY, BYTEA). The default. */
  BINARY,
  /** As base64url text without padding, where the type of a column cannot become binary. */
  TEXT
}
