package dev.hushcell.internal.dialect.postgresql;

import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.name;
import static dev.hushcell.internal.dialect.postgresql.PostgresDdl.quote;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.policy.TableName;
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
    String columns = key.stream().map(PostgresDdl::quote).collect(Collectors.joining(", "));
    make("INDEX", job.id() + "_marked", columns, " WHERE " + marked);
  }

  private void make(String kind, String name, String columns, String predicate)
      throws SQLException {
    String form = "CREATE " + kind + " CONCURRENTLY IF NOT EXISTS %s ON %s ";
    String making = Quotes.DOUBLE.sql(form, name, job.table());
    new PostgresDdl(connection, job.table()).alone(making + "(" + columns + ")" + predicate);
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
          .alone(Quotes.DOUBLE.sql("DROP INDEX CONCURRENTLY %s", own(index)));
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
      String kind = index.unique() ? "UNIQUE INDEX" : "INDEX";
      make(kind, index.made(job), columns, index.predicate());
    }
  }

  /** Returns what gives the new indexes the names of the old ones, and drops these. */
  List<String> exchanging() throws SQLException {
    List<String> all = new ArrayList<>();
    for (Index index : indexes()) {
      String name = index.name();
      String made = index.made(job);
      if (index.constraint()) {
        String add = "ALTER TABLE %s ADD CONSTRAINT %s UNIQUE USING INDEX %s";
        all.add(Quotes.DOUBLE.sql("ALTER TABLE %s DROP CONSTRAINT %s", job.table(), name));
        all.add(Quotes.DOUBLE.sql(add, job.table(), name, made));
      } else {
        all.add(Quotes.DOUBLE.sql("DROP INDEX %s", own(name)));
        all.add(Quotes.DOUBLE.sql("ALTER INDEX %s RENAME TO %s", own(made), name));
      }
      all.addAll(settings(index));
    }
    return all;
  }

  /** What somebody set for an index beside its definition. */
  private List<String> settings(Index index) {
    List<String> all = new ArrayList<>();
    if (!index.comment().isEmpty()) {
      String form = "COMMENT ON INDEX %s IS ";
      all.add(Quotes.DOUBLE.sql(form, own(index.name())) + index.comment());
    }
    if (!index.ofConstraint().isEmpty()) {
      String form = "COMMENT ON CONSTRAINT %s ON %s IS ";
      all.add(Quotes.DOUBLE.sql(form, index.name(), job.table()) + index.ofConstraint());
    }
    if (index.clustered()) {
      all.add(Quotes.DOUBLE.sql("ALTER TABLE %s CLUSTER ON %s", job.table(), index.name()));
    }
    return all;
  }

  private TableName own(String index) {
    return new TableName(job.table().schema(), index);
  }
}
