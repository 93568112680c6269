package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keys of rows as JSON, which SQLite makes a table of. */
enum SqliteKeyLists implements KeyedRows, KeyLists.Json {
  INSTANCE;

  @Override
  public Locking locking() {
    return Locking.DATABASE;
  }

  @Override
  public String among(List<String> key, List<Optional<TextComparison>> texts) {
    if (key.size() == 1) {
      return key.get(0) + " IN (SELECT value FROM json_each(?))";
    }
    String columns =
        IntStream.range(0, key.size())
            .mapToObj(i -> "json_extract(value, '$[" + i + "]')")
            .collect(Collectors.joining(", "));
    return KeyedRows.row(key) + " IN (SELECT " + columns + " FROM json_each(?))";
  }

  /** A column of any type may have values of any other: they are looked at one by one. */
  @Override
  public boolean takes(int jdbcType, String type) {
    return true;
  }

  /** Unless it was built with another limit. */
  @Override
  public int longestText() {
    return 1_000_000;
  }

  /** Else it would begin with the first change, and fail where somebody wrote before. */
  @Override
  public Optional<String> beginning() {
    return Optional.of("BEGIN IMMEDIATE");
  }
}
