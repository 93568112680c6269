package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MysqlRewriting.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The indexes of columns that a job rewrites, and those that are built beside for the new ones. */
record RewrittenIndexes(Connection connection, Rewriting job) {
  /** An index over columns that are rewritten. */
  private record Index(String name, boolean unique, List<String> columns, String comment) {}

  /** Returns the indexes of the table over some of the columns. */
  private List<Index> over(Set<String> columns) throws SQLException {
    return all().values().stream()
        .filter(index -> index.columns().stream().anyMatch(columns::contains))
        .toList();
  }

  private Map<String, Index> all() throws SQLException {
    Map<String, Index> found = new LinkedHashMap<>();
    Rows.ofTable(
        connection,
        MysqlRewritingSql.INDEXES,
        row -> {
          boolean unique = row.getInt(2) == 0;
          String comment = row.getString(4);
          return found
              .computeIfAbsent(
                  row.getString(1), name -> new Index(name, unique, new ArrayList<>(), comment))
              .columns()
              .add(row.getString(3));
        },
        job.table());
    return found;
  }

  private Set<String> names() {
    return job.columns().stream().map(Column::name).collect(Collectors.toSet());
  }

  /** The name of the old index, which need not be free before. */
  private String made(Index index) {
    return job.id() + "_" + Integer.toHexString(index.name().hashCode());
  }

  /** Makes for the shadows, beside, the indexes that the columns have. */
  void build() throws SQLException {
    for (Index index : over(names())) {
      String columns =
          index.columns().stream()
              .map(each -> quote(job.shadowOf(each)))
              .collect(Collectors.joining(", "));
      String kind = index.unique() ? "UNIQUE " : "";
      add(kind, made(index), columns, MysqlRewriting.comment(index.comment()));
    }
  }

  /** Makes the one that tells which rows are not filled. */
  void buildOfMarks() throws SQLException {
    add("", marks(), quote(job.mark()), "");
  }

  private String marks() {
    return job.id() + "_marks";
  }

  private void add(String kind, String name, String columns, String comment) throws SQLException {
    if (all().containsKey(name)) {
      return;
    }
    String form = "ALTER TABLE %s ADD " + kind + "INDEX %s ";
    String added = MysqlTypes.QUOTES.sql(form, job.table(), name) + "(" + columns + ")" + comment;
    new MysqlDdl(connection).runLong(added + ", ALGORITHM=INPLACE, LOCK=NONE");
  }

  /** Returns what gives the new indexes the names of the old ones, and drops these. */
  List<String> exchanging() throws SQLException {
    List<String> all = new ArrayList<>();
    for (Index index : over(names())) {
      all.add("DROP INDEX " + quote(index.name()));
      all.add("RENAME INDEX " + quote(made(index)) + " TO " + quote(index.name()));
    }
    return all;
  }

  /** Returns what drops those over columns. */
  List<String> dropped(Set<String> columns) throws SQLException {
    return over(columns).stream().map(index -> "DROP INDEX " + quote(index.name())).toList();
  }
}
