package dev.hushcell.benchmarks.comparison;

/** What is measured, in the order of the columns of the tables. */
enum Operation {
  /** One row with three protected columns of six, prepared once. */
  INSERT("INSERT"),
  /** The same in batches of a hundred; the figures are of one row. */
  BATCH("BATCH"),
  /** One row by its primary key, all columns read. */
  PK("PK"),
  /** One row by a protected column. */
  EQ("EQ"),
  /** A thousand rows, all columns read; the figures are of one row. */
  SCAN("SCAN"),
  /** One protected column of one row. */
  UPDATE("UPDATE"),
  /** PK with a statement that is prepared and closed each time. */
  REPREP("same text again"),
  /** PK with a text that differs from all before in its literals. */
  DISTINCT("text never seen"),
  /** INSERT into a table without protected columns. */
  PLAIN_INSERT("plain INSERT"),
  /** PK of a table without protected columns. */
  PLAIN_PK("plain PK"),
  /** SCAN of a table without protected columns. */
  PLAIN_SCAN("plain SCAN");

  private final String title;

  Operation(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean inserts() {
    return this == INSERT || this == BATCH || this == PLAIN_INSERT;
  }

  /** Tells whether it is about a table that nobody protects. */
  boolean plain() {
    return this == PLAIN_INSERT || this == PLAIN_PK || this == PLAIN_SCAN;
  }
}
