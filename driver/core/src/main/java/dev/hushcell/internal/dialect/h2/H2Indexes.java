package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The indexes and unique constraints of a table, and those that a job makes beside them: their
 * names are those of the old ones, behind that of the job.
 *
 * @param table by the name that it has at the moment
 */
record H2Indexes(Connection connection, TableName table) {
  /**
   * An index, or a unique constraint with its index.
   *
   * @param kind as the information schema has it, such as {@code UNIQUE INDEX}
   * @param nulls which NULLs are distinct, for a unique one
   * @param columns its columns, by name, with their order
   */
  record Index(
      String name, boolean constraint, String kind, String nulls, Map<String, String> columns) {
    boolean isOver(Set<String> names) {
      return columns.keySet().stream().anyMatch(names::contains);
    }

    private String unique() {
      String distinct =
          switch (nulls) {
            case "NO" -> " NULLS NOT DISTINCT";
            case "ALL" -> " NULLS ALL DISTINCT";
            default -> " NULLS DISTINCT";
          };
      return kind.equals("UNIQUE INDEX") ? "UNIQUE" + distinct + " " : "";
    }
  }

  /** Returns those that are no primary key and belong to no foreign key. */
  List<Index> all() throws SQLException {
    Map<String, String> owners = new LinkedHashMap<>();
    Set<String> unique = new HashSet<>();
    Rows.ofTable(
        connection,
        H2RewritingSql.CONSTRAINTS,
        row -> {
          if (row.getString(3) != null) {
            owners.put(row.getString(3), row.getString(1));
          }
          return row.getString(2).equals("UNIQUE") && unique.add(row.getString(1));
        },
        table);
    Map<String, Map<String, String>> columns = columns();
    List<Index> found = new ArrayList<>();
    Rows.ofTable(
        connection,
        H2RewritingSql.INDEXES,
        row -> {
          String index = row.getString(1);
          String owner = owners.get(index);
          boolean own = owner == null || unique.contains(owner);
          return own
              && found.add(
                  new Index(
                      owner == null ? index : owner,
                      owner != null,
                      row.getString(2),
                      Objects.requireNonNullElse(row.getString(3), ""),
                      columns.getOrDefault(index, Map.of())));
        },
        table);
    return found;
  }

  private Map<String, Map<String, String>> columns() throws SQLException {
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    Rows.ofTable(
        connection,
        H2RewritingSql.INDEX_COLUMNS,
        row ->
            found
                .computeIfAbsent(row.getString(1), name -> new LinkedHashMap<>())
                .put(row.getString(2), "DESC".equals(row.getString(3)) ? " DESC" : ""),
        table);
    return found;
  }

  /** Makes for the shadows of a job what its columns have. */
  void build(Rewriting job) throws SQLException {
    List<Index> all = all();
    Set<String> there = all.stream().map(Index::name).collect(Collectors.toSet());
    Set<String> rewritten = job.columns().stream().map(Column::name).collect(Collectors.toSet());
    for (Index index : all) {
      String made = made(job, index.name());
      if (index.isOver(rewritten) && !there.contains(made)) {
        Rows.run(connection, making(job, index, made));
      }
    }
  }

  private String making(Rewriting job, Index index, String made) {
    String columns =
        index.columns().entrySet().stream()
            .map(
                each ->
                    Quotes.DOUBLE.of(job.shadowOf(each.getKey()))
                        + (index.constraint() ? "" : each.getValue()))
            .collect(Collectors.joining(", ", "(", ")"));
    String making =
        index.constraint()
            ? Quotes.DOUBLE.sql("ALTER TABLE %s ADD CONSTRAINT %s ", table, made) + index.unique()
            : "CREATE " + index.unique() + Quotes.DOUBLE.sql("INDEX %s ON %s ", own(made), table);
    return making + columns;
  }

  private static String made(Rewriting job, String name) {
    return job.id() + "_" + name;
  }

  /** Gives those that a job made the names of the old ones, which are dropped. */
  void exchange(Rewriting job) throws SQLException {
    Map<String, Index> all = new LinkedHashMap<>();
    all().forEach(index -> all.put(index.name(), index));
    String prefix = made(job, "");
    for (Index index : List.copyOf(all.values())) {
      if (index.name().startsWith(prefix)) {
        String name = index.name().substring(prefix.length());
        Index old = all.get(name);
        if (old != null) {
          drop(old);
        }
        rename(index, name);
      }
    }
  }

  void dropMade(Rewriting job) throws SQLException {
    for (Index index : all()) {
      if (index.name().startsWith(made(job, ""))) {
        drop(index);
      }
    }
  }

  private void drop(Index index) throws SQLException {
    Rows.run(
        connection,
        index.constraint()
            ? Quotes.DOUBLE.sql("ALTER TABLE %s DROP CONSTRAINT %s", table, index.name())
            : Quotes.DOUBLE.sql("DROP INDEX %s", own(index.name())));
  }

  private void rename(Index index, String name) throws SQLException {
    String constraint = "ALTER TABLE %s RENAME CONSTRAINT %s TO %s";
    Rows.run(
        connection,
        index.constraint()
            ? Quotes.DOUBLE.sql(constraint, table, index.name(), name)
            : Quotes.DOUBLE.sql("ALTER INDEX %s RENAME TO %s", own(index.name()), name));
  }

  private TableName own(String index) {
    return new TableName(table.schema(), index);
  }
}
