package dev.hushcell.internal.model;

import dev.hushcell.policy.Accept;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the configuration: what somebody declared about a column. Names are matched without
 * case; a rule without schema speaks of the table in every schema.
 *
 * @param schema schema, where it was given
 * @param table name of the table
 * @param column name of the column
 * @param search which comparisons are wanted; of equality, that within each tenant where it has a
 *     key
 * @param compare how inexact collations are treated
 * @param key name of the data key; columns that share one can be joined. Default: schema-less
 *     {@code table.column}, lower-cased
 * @param type logical type, where it was given
 * @param pad round the encoded value up to a multiple of so many bytes; 0: no padding
 * @param storage how cells are kept
 * @param narrow into which groups cells fall
 * @param belongsTo to which row its cells belong
 * @param accept consequences that the configuration accepts by name
 */
public record ColumnRule(
    Optional<String> schema,
    String table,
    String column,
    Search search,
    Compare compare,
    String key,
    Optional<String> type,
    int pad,
    Storage storage,
    Narrow narrow,
    BelongsTo belongsTo,
    Set<Accept> accept) {
  /** One of a column whose cells fall into no groups and belong to no row. */
  public ColumnRule(
      Optional<String> schema,
      String table,
      String column,
      Search search,
      Compare compare,
      String key,
      Optional<String> type,
      int pad,
      Storage storage,
      Set<Accept> accept) {
    this(
        schema,
        table,
        column,
        search,
        compare,
        key,
        type,
        pad,
        storage,
        Narrow.NONE,
        BelongsTo.NONE,
        accept);
  }

  public ColumnRule {
    search = search == Search.EQUALITY && TenantKey.isLike(key) ? Search.TENANT : search;
    accept = Set.copyOf(accept);
  }

  /** Tells whether equal values have equal cells, to the last byte. */
  public boolean hasEqualCells() {
    return search.hasEqualCells() && !compare.isByBeginning();
  }

  public ColumnRule keyed(String other) {
    return new ColumnRule(
        schema, table, column, search, compare, other, type, pad, storage, narrow, belongsTo,
        accept);
  }

  /** Returns the same of a column whose cells belong to such rows. */
  public ColumnRule belongingTo(BelongsTo other) {
    return new ColumnRule(
        schema, table, column, search, compare, key, type, pad, storage, narrow, other, accept);
  }

  /** Tells whether this speaks of the column, where it speaks of its table. */
  public boolean speaksOf(String name) {
    return column.equalsIgnoreCase(name);
  }

  public boolean speaksOf(TableName name) {
    return table.equalsIgnoreCase(name.table())
        && schema.map(s -> s.equalsIgnoreCase(name.schema())).orElse(true);
  }
}
