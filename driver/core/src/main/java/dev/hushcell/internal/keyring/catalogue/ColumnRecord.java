package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.Compare;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of {@code hushcell_column}.
 *
 * @param epoch epoch of the catalogue in which the row was last written
 * @param created time of creation, ISO 8601
 */
public record ColumnRecord(ProtectedColumn column, State state, long epoch, String created)
    implements TaggedRow {
  /** Where a column is on its way to being protected. */
  public enum State {
    /** The record is there, the existing column may not have its storage type and CHECK yet. */
    PENDING,
    /** The column keeps cells, for ever. */
    ACTIVE,
    /**
     * As {@link #ACTIVE}, but the database need not have it: it was dropped or renamed through the
     * driver, or is about to get this name.
     */
    ABSENT,
    /** The column kept cells until a job decrypted it. */
    PLAIN;

    public boolean isProtected() {
      return switch (this) {
        case ACTIVE, ABSENT -> true;
        case PENDING, PLAIN -> false;
      };
    }

    /** Tells whether the database must have the column, with cells in it. */
    public boolean isPresent() {
      return this == ACTIVE;
    }

    /** Tells whether it is to keep cells no more. */
    public boolean isGivenUp() {
      return this == PLAIN;
    }

    /** Tells whether its activation was begun and did not end yet. */
    public boolean isBeingActivated() {
      return this == PENDING;
    }
  }

  @Override
  public Content content() {
    LogicalType type = column.type();
    return new Content(
        "hushcell_column",
        table(),
        name(),
        column.key(),
        column.search().name(),
        ComparedAs.written(column),
        column.pad(),
        column.storage().name(),
        column.belongsTo().isThere() ? column.belongsTo().key() : null,
        type.family().name(),
        type.declared(),
        type.jdbcType(),
        type.typeName(),
        type.precision(),
        type.scale(),
        type.ignoresCase() ? 1 : 0,
        state.name(),
        epoch,
        created);
  }

  public String table() {
    return column.name().table().table();
  }

  public String name() {
    return column.name().column();
  }

  public ColumnRecord at(long newEpoch) {
    return new ColumnRecord(column, state, newEpoch, created);
  }

  public ColumnRecord in(State newState) {
    return new ColumnRecord(column, newState, epoch, created);
  }

  public ColumnRecord as(ProtectedColumn newColumn) {
    return new ColumnRecord(newColumn, state, epoch, created);
  }

  /**
   * How the cells of a column are found, as {@code compare_mode} says it: by what of text they are
   * compared, or into which groups they fall, and by which table letters are folded for that.
   */
  public record ComparedAs(Compare compare, Narrow narrow) {
    private static final int FOLDING = 1;
    private static final Pattern GROUPS =
        Pattern.compile("(?:WHOLE|FIRST_([1-9][0-9]?))_([1-9][0-9]{0,4})_" + FOLDING);

    public static String written(ProtectedColumn column) {
      Narrow narrow = column.narrow();
      if (!narrow.isThere()) {
        return column.compare().name();
      }
      String by = narrow.first() == 0 ? "WHOLE" : "FIRST_" + narrow.first();
      return by + "_" + narrow.groups() + "_" + FOLDING;
    }

    /** Reads it; an {@link IllegalArgumentException} says that this version does not know it. */
    static ComparedAs of(String written) {
      Matcher groups = GROUPS.matcher(written);
      if (!groups.matches()) {
        return new ComparedAs(Compare.valueOf(written), Narrow.NONE);
      }
      int first = groups.group(1) == null ? 0 : Integer.parseInt(groups.group(1));
      return new ComparedAs(
          Compare.UNSPECIFIED, new Narrow(first, Integer.parseInt(groups.group(2))));
    }
  }
}
