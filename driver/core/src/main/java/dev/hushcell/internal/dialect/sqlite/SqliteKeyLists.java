package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.plan.KeyedRows;
import dev.hushcell.internal.value.KeyLists;
import java.util.Optional;

/** Keys of rows as JSON, which SQLite makes a table of. */
enum SqliteKeyLists implements KeyedRows, KeyLists.Json {
  INSTANCE;

  @Override
  public Locking locking() {
    return Locking.DATABASE;
  }

  @Override
  public String among(String column) {
    return column + " IN (SELECT value FROM json_each(?))";
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
