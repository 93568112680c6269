package dev.hushcell.policy;

/**
 * A protected column as the catalogue has it; the truth for every statement. Where columns are
 * told, {@code search} is what the configuration says, which may be {@link Search#FULL}.
 *
 * @param name schema, table and column as the database reports them
 * @param type the type it has for the application
 * @param search which comparisons its cells allow
 * @param compare how text is compared
 * @param key name of its data key within the catalogue of its schema
 * @param pad multiple of bytes to which the encoded value is padded; 0: none
 * @param storage how cells are kept
 * @param narrow into which groups its cells fall
 * @param belongsTo to which row a cell of it belongs
 */
public record ProtectedColumn(
    ColumnName name,
    LogicalType type,
    Search search,
    Compare compare,
    String key,
    int pad,
    Storage storage,
    Narrow narrow,
    BelongsTo belongsTo) {
  /** A column whose cells belong to no row. */
  public ProtectedColumn(
      ColumnName name,
      LogicalType type,
      Search search,
      Compare compare,
      String key,
      int pad,
      Storage storage,
      Narrow narrow) {
    this(name, type, search, compare, key, pad, storage, narrow, BelongsTo.NONE);
  }

  /** A column whose cells fall into no groups. */
  public ProtectedColumn(
      ColumnName name,
      LogicalType type,
      Search search,
      Compare compare,
      String key,
      int pad,
      Storage storage) {
    this(name, type, search, compare, key, pad, storage, Narrow.NONE);
  }

  /** Tells whether equal values have equal cells, to the last byte. */
  public boolean hasEqualCells() {
    return search.hasEqualCells() && !compare.isByBeginning();
  }

  /** Tells whether the beginnings of its cells tell something, and so may have an index. */
  public boolean hasBeginnings() {
    return compare.isByBeginning() || narrow.isThere();
  }

  /** Columns are looked up for each cell, and hardly two have one name. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Returns the same column under another name. */
  public ProtectedColumn as(ColumnName other) {
    return new ProtectedColumn(other, type, search, compare, key, pad, storage, narrow, belongsTo);
  }

  /** Returns the same column with cells of another key. */
  public ProtectedColumn keyed(String otherKey) {
    return new ProtectedColumn(
        name, type, search, compare, otherKey, pad, storage, narrow, belongsTo);
  }

  /** Returns the same column, said to be searched otherwise. */
  public ProtectedColumn searched(Search otherwise) {
    return new ProtectedColumn(
        name, type, otherwise, compare, key, pad, storage, narrow, belongsTo);
  }

  /** Returns the same column, whose cells belong to the rows of their table. */
  public ProtectedColumn belongingTo(BelongsTo other) {
    return new ProtectedColumn(name, type, search, compare, key, pad, storage, narrow, other);
  }

  /** Tells whether a cell of this column, copied as it is, is a right cell of the other. */
  public boolean sharesCellsWith(ProtectedColumn other) {
    return search == other.search
        && compare == other.compare
        && key.equals(other.key)
        && storage == other.storage
        && pad == other.pad
        && narrow.equals(other.narrow)
        && belongsTo.equals(other.belongsTo)
        && type.family() == other.type.family()
        && type.scale() == other.type.scale()
        && name.table().schema().equals(other.name.table().schema());
  }
}
