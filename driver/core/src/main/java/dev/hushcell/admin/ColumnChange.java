package dev.hushcell.admin;

import dev.hushcell.policy.Accept;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to become of a column that keeps cells. What is empty stays as it is.
 *
 * @param column its name as the database stores it
 * @param search which comparisons its cells are to allow
 * @param compare how text is to be compared
 * @param key the name of another data key
 * @param type a longer type of the same kind
 * @param pad the multiple of bytes to which values are to be padded; 0: none
 * @param storage how cells are to be kept
 * @param narrow into which groups its cells are to fall
 * @param belongsTo to which row its cells are to belong
 * @param accept consequences of a search that are accepted by name
 */
public record ColumnChange(
    String column,
    Optional<Search> search,
    Optional<Compare> compare,
    Optional<String> key,
    Optional<String> type,
    OptionalInt pad,
    Optional<Storage> storage,
    Optional<Narrow> narrow,
    Optional<BelongsTo> belongsTo,
    Set<Accept> accept) {
  public ColumnChange {
    accept = Set.copyOf(accept);
  }

  /** Returns a change that changes nothing yet. */
  public static ColumnChange of(String column) {
    return new ColumnChange(
        column,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  /** Returns the same with another search. */
  public ColumnChange search(Search other) {
    return new ColumnChange(
        column, Optional.of(other), compare, key, type, pad, storage, narrow, belongsTo, accept);
  }

  /** Returns the same with another comparison. */
  public ColumnChange compare(Compare other) {
    return new ColumnChange(
        column, search, Optional.of(other), key, type, pad, storage, narrow, belongsTo, accept);
  }

  /** Returns the same with another key. */
  public ColumnChange key(String other) {
    return new ColumnChange(
        column, search, compare, Optional.of(other), type, pad, storage, narrow, belongsTo, accept);
  }

  /** Returns the same with a longer type. */
  public ColumnChange type(String longer) {
    return new ColumnChange(
        column, search, compare, key, Optional.of(longer), pad, storage, narrow, belongsTo, accept);
  }

  /** Returns the same with another padding. */
  public ColumnChange pad(int bytes) {
    return new ColumnChange(
        column,
        search,
        compare,
        key,
        type,
        OptionalInt.of(bytes),
        storage,
        narrow,
        belongsTo,
        accept);
  }

  /** Returns the same with another storage. */
  public ColumnChange storage(Storage other) {
    return new ColumnChange(
        column, search, compare, key, type, pad, Optional.of(other), narrow, belongsTo, accept);
  }

  /** Returns the same with other groups. */
  public ColumnChange narrow(Narrow other) {
    return new ColumnChange(
        column, search, compare, key, type, pad, storage, Optional.of(other), belongsTo, accept);
  }

  /** Returns the same with cells that belong to such rows, or to none. */
  public ColumnChange belongsTo(BelongsTo other) {
    return new ColumnChange(
        column, search, compare, key, type, pad, storage, narrow, Optional.of(other), accept);
  }

  /** Returns the same with consequences accepted. */
  public ColumnChange accept(Set<Accept> consequences) {
    return new ColumnChange(
        column, search, compare, key, type, pad, storage, narrow, belongsTo, consequences);
  }
}
