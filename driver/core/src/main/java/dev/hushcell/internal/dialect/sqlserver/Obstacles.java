package dev.hushcell.internal.dialect.sqlserver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a column of SQL Server does not go with cells, and what an administrator can do. */
enum Obstacles {
  PADDING(
      "it was made with ANSI_PADDING OFF, under which the server cuts bytes"
          + " off; make it again with ANSI_PADDING ON"),
  ENCRYPTED("it is encrypted by Always Encrypted; use one of the two"),
  MASKED("it has a mask, which would be put over cells; drop the mask"),
  SPARSE("it is SPARSE, or a set of such columns; drop that"),
  RULE("a rule is bound to it, which would be applied to cells; unbind it"),
  FILESTREAM("it keeps its values as files; make it an ordinary column"),
  HISTORY(
      "the table keeps a history, in which values could stay that were there before; switch"
          + " SYSTEM_VERSIONING off and drop the history"),
  MEMORY("the table is memory-optimized, which is not known here; use one on disk"),
  PARTITION("the table is partitioned by it; use another column for that"),
  FILTER(
      "an index or statistics are over the rows that a condition on it meets, which no cell would;"
          + " drop them, or use only IS NOT NULL"),
  INDEX(
      "an index over it has options that are not known here, such as a fill"
          + " factor, compression or a filegroup, and would have to be made again;"
          + " drop it, and make it again afterwards");

  private final String told;

  Obstacles(String told) {
    this.told = told;
  }

  /** Returns the sentence for the word that {@link SqlServerTablesSql#COLUMNS} has. */
  static Optional<String> of(@Nullable String word) {
    return Optional.ofNullable(word).map(each -> valueOf(each).told);
  }
}
