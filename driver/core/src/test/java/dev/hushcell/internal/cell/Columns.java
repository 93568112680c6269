package dev.hushcell.internal.cell;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Types;

/** Columns for tests: start from {@link #of} and change what the test is about. */
record Columns(
    String name,
    LogicalType type,
    Search search,
    Compare compare,
    String key,
    int pad,
    Storage storage,
    Narrow narrow) {

  static Columns of(String name, LogicalType type) {
    return new Columns(
        name,
        type,
        Search.NONE,
        Compare.UNSPECIFIED,
        "contact." + name,
        0,
        Storage.BINARY,
        Narrow.NONE);
  }

  static Columns varchar(String name, int length) {
    return of(
        name,
        new LogicalType(
            Family.TEXT,
            "VARCHAR(" + length + ")",
            Types.VARCHAR,
            "CHARACTER VARYING",
            length,
            0,
            false));
  }

  Columns equality() {
    return new Columns(name, type, Search.EQUALITY, compare, key, pad, storage, narrow);
  }

  Columns comparing(Compare how) {
    return new Columns(name, type, search, how, key, pad, storage, narrow);
  }

  Columns under(String keyName) {
    return new Columns(name, type, search, compare, keyName, pad, storage, narrow);
  }

  Columns padded(int multiple) {
    return new Columns(name, type, search, compare, key, multiple, storage, narrow);
  }

  Columns asText() {
    return new Columns(name, type, search, compare, key, pad, Storage.TEXT, narrow);
  }

  Columns narrowed(Narrow groups) {
    return new Columns(name, type, search, compare, key, pad, storage, groups);
  }

  ProtectedColumn build() {
    ColumnName place = new ColumnName(new TableName("CRM", "contact"), name);
    return new ProtectedColumn(place, type, search, compare, key, pad, storage, narrow);
  }
}
