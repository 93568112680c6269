package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.name;
import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The indexes of columns that a job rewrites, and those that are built beside for the new ones. */
record ShadowIndexes(Connection connection, Rewriting job) {
  /** Keeps marked rows in the order of the key in which they are filled. */
  void indexMarks(List<String> key, String marked) throws SQLException {
    dropInvalid();
    new PostgresDdl(connection, job.table())
        .alone(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS "
                + quote(job.id() + "_marked")
                + " ON "
                + name(job.table())
                + " ("
                + key.stream().map(PostgresDdl::quote).collect(Collectors.joining(", "))
                + ") WHERE "
                + marked);
  }

  /** One whose making was interrupted is there, but of no use. */
  private void dropInvalid() throws SQLException {
    for (String index :
        Rows.texts(
            connection,
            PostgresRewritingSql.INVALID_INDEXES,
            job.table().schema(),
            job.id() + "\\_%")) {
      new PostgresDdl(connection, job.table())
          .alone("DROP INDEX CONCURRENTLY " + quote(job.table().schema()) + "." + quote(index));
    }
  }

  /**
   * An index of the table over columns that are rewritten.
   *
   * @param number its number in the database
   * @param columns its columns, in order, as an index is written
   * @param unique whether no two rows may have the same
   * @param constraint whether it belongs to a UNIQUE constraint
   * @param predicate the end of its definition, from WHERE on
   * @param comment its comment, as a literal; empty for none
   * @param clustered whether rows are ordered by it
   */
  private record Index(
      String name,
      String number,
      List<String> columns,
      boolean unique,
      boolean constraint,
      String predicate,
      String comment,
      String ofConstraint,
      boolean clustered) {
    String made(Rewriting job) {
      return job.id() + "_index_" + number;
    }
  }

  private List<Index> indexes() throws SQLException {
    List<Index> found = new ArrayList<>();
    for (Index index :
        Rows.ofTable(
            connection,
            PostgresRewritingSql.INDEXES,
            row ->
                new Index(
                    row.getString(1),
                    row.getString(2),
                    List.of((String[]) row.getArray(3).getArray()),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getBoolean(9)),
            job.table())) {
      if (job.columns().stream().anyMatch(column -> index.columns().contains(column.name()))) {
        found.add(index);
      }
    }
    return found;
  }

  /** Makes for the shadows, beside, the indexes that the columns have. */
  void build() throws SQLException {
    dropInvalid();
    for (Index index : indexes()) {
      String columns =
          index.columns().stream()
              .map(name -> quote(job.shadowOf(name)))
              .collect(Collectors.joining(", "));
      new PostgresDdl(connection, job.table())
          .alone(
              "CREATE "
                  + (index.unique() ? "UNIQUE " : "")
                  + "INDEX CONCURRENTLY IF NOT EXISTS "
                  + quote(index.made(job))
                  + " ON "
                  + name(job.table())
                  + " ("
                  + columns
                  + ")"
                  + index.predicate());
    }
  }

  /** Returns what gives the new indexes the names of the old ones, and drops these. */
  List<String> exchanging() throws SQLException {
    List<String> all = new ArrayList<>();
    String alter = "ALTER TABLE " + name(job.table()) + " ";
    String schema = quote(job.table().schema()) + ".";
    for (Index index : indexes()) {
      if (index.constraint()) {
        all.add(alter + "DROP CONSTRAINT " + quote(index.name()));
        all.add(
            alter
                + "ADD CONSTRAINT "
                + quote(index.name())
                + " UNIQUE USING INDEX "
                + quote(index.made(job)));
      } else {
        all.add("DROP INDEX " + schema + quote(index.name()));
        all.add(
            "ALTER INDEX " + schema + quote(index.made(job)) + " RENAME TO " + quote(index.name()));
      }
      all.addAll(settings(index));
    }
    return all;
  }

  /** What somebody set for an index beside its definition. */
  private List<String> settings(Index index) {
    List<String> all = new ArrayList<>();
    String table = name(job.table());
    if (!index.comment().isEmpty()) {
      String named = quote(job.table().schema()) + "." + quote(index.name());
      all.add("COMMENT ON INDEX " + named + " IS " + index.comment());
    }
    if (!index.ofConstraint().isEmpty()) {
      String named = quote(index.name()) + " ON " + table;
      all.add("COMMENT ON CONSTRAINT " + named + " IS " + index.ofConstraint());
    }
    if (index.clustered()) {
      all.add("ALTER TABLE " + table + " CLUSTER ON " + quote(index.name()));
    }
    return all;
  }
}
