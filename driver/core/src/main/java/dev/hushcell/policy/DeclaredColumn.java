package dev.hushcell.policy;

import java.util.Set;

/**
 * A column that an annotation names. Made by {@link #of} and the {@code with} methods, so that an
 * index that was compiled against an older driver still works with a newer one.
 *
 * @param member the annotated member, such as {@code crm.Contact.email}; for messages
 * @param schema name of the schema; empty: the table in every schema
 * @param table name of the table
 * @param column name of the column
 * @param search which comparisons are wanted
 * @param compare how inexact collations are treated
 * @param key name of the data key; empty: one for this column alone
 * @param type logical type; empty: that of the column
 * @param pad round the encoded value up to a multiple of so many bytes; 0: no padding
 * @param storage how cells are kept
 * @param accept consequences that are accepted by name
 * @param evaluated what the driver may evaluate over opened cells
 * @param narrow into which groups its cells fall
 * @param limited how many cells may be opened
 * @param belongsTo the column that tells to which row a cell belongs; empty: to none
 */
public record DeclaredColumn(
    String member,
    String schema,
    String table,
    String column,
    Search search,
    Compare compare,
    String key,
    String type,
    int pad,
    Storage storage,
    Set<Accept> accept,
    Evaluated evaluated,
    Narrow narrow,
    Limited limited,
    String belongsTo) {
  public DeclaredColumn {
    accept = Set.copyOf(accept);
  }

  /** Returns a randomized column with nothing else declared. */
  public static DeclaredColumn of(String member, String schema, String table, String column) {
    return new DeclaredColumn(
        member,
        schema,
        table,
        column,
        Search.NONE,
        Compare.UNSPECIFIED,
        "",
        "",
        0,
        Storage.BINARY,
        Set.of(),
        Evaluated.UNSAID,
        Narrow.NONE,
        Limited.UNSAID,
        "");
  }

  /** Returns the same with comparisons. */
  public DeclaredColumn withSearch(Search wanted, Compare how) {
    return new DeclaredColumn(
        member, schema, table, column, wanted, how, key, type, pad, storage, accept, evaluated,
        narrow, limited, belongsTo);
  }

  /** Returns the same under a named data key. */
  public DeclaredColumn withKey(String name) {
    return new DeclaredColumn(
        member, schema, table, column, search, compare, name, type, pad, storage, accept, evaluated,
        narrow, limited, belongsTo);
  }

  /** Returns the same with a logical type. */
  public DeclaredColumn withType(String declared) {
    return new DeclaredColumn(
        member, schema, table, column, search, compare, key, declared, pad, storage, accept,
        evaluated, narrow, limited, belongsTo);
  }

  /** Returns the same with padding. */
  public DeclaredColumn withPad(int multiple) {
    return new DeclaredColumn(
        member, schema, table, column, search, compare, key, type, multiple, storage, accept,
        evaluated, narrow, limited, belongsTo);
  }

  /** Returns the same with another storage. */
  public DeclaredColumn withStorage(Storage kept) {
    return new DeclaredColumn(
        member, schema, table, column, search, compare, key, type, pad, kept, accept, evaluated,
        narrow, limited, belongsTo);
  }

  /** Returns the same with consequences accepted. */
  public DeclaredColumn accepting(Accept... consequences) {
    Set<Accept> all = Set.of(consequences);
    return new DeclaredColumn(
        member, schema, table, column, search, compare, key, type, pad, storage, all, evaluated,
        narrow, limited, belongsTo);
  }

  /** Returns the same of which more is evaluated over opened cells, or within other bounds. */
  public DeclaredColumn evaluating(
      TextOrder order, int rows, int bytes, boolean earlyStop, Evaluate... rights) {
    Evaluated more = new Evaluated(Set.of(rights), order, rows, bytes, earlyStop);
    return new DeclaredColumn(
        member, schema, table, column, search, compare, key, type, pad, storage, accept, more,
        narrow, limited, belongsTo);
  }

  /** Returns the same of which so many cells may be opened; 0 where nothing is said. */
  public DeclaredColumn limiting(int opened, int decided, int statement, Per per, boolean warns) {
    Limited most = new Limited(opened, decided, statement, per, warns);
    return new DeclaredColumn(
        member, schema, table, column, search, compare, key, type, pad, storage, accept, evaluated,
        narrow, most, belongsTo);
  }

  /** Returns the same of which the cells fall into groups. */
  public DeclaredColumn narrowed(Narrow by) {
    return new DeclaredColumn(
        member, schema, table, column, search, compare, key, type, pad, storage, accept, evaluated,
        by, limited, belongsTo);
  }

  /** Returns the same of which each cell belongs to its row, which a column tells. */
  public DeclaredColumn belongingTo(String key) {
    return new DeclaredColumn(
        member, schema, table, column, search, compare, this.key, type, pad, storage, accept,
        evaluated, narrow, limited, key);
  }
}
