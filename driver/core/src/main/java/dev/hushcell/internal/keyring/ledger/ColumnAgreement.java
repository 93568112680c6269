package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.KeyGeneration;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which columns may stand in a catalogue beside those that do already. */
public final class ColumnAgreement {
  private ColumnAgreement() {}

  /**
   * Returns the records to write so that the columns are on record in the given state; none for
   * those that are already. The columns must not exist in the database yet, or be still pending.
   */
  public static List<ColumnRecord> records(
      Catalogue now, List<ProtectedColumn> columns, ColumnRecord.State state, Instant created) {
    Map<ColumnName, ProtectedColumn> all = new HashMap<>();
    now.columns().forEach(record -> all.put(record.column().name(), record.column()));
    columns.forEach(column -> all.put(column.name(), column));
    List<ColumnRecord> written = new ArrayList<>();
    for (ProtectedColumn column : columns) {
      all.values().forEach(other -> requireAlike(column, other));
      ColumnRecord wanted = new ColumnRecord(column, state, 0, created.toString());
      now.column(column.name()).ifPresent(record -> requireSameUse(record.column(), column));
      boolean done = now.column(column.name()).filter(record -> isDone(record, wanted)).isPresent();
      if (!done) {
        written.add(wanted);
      }
    }
    return written;
  }

  /** A column that is active already does not become pending again. */
  private static boolean isDone(ColumnRecord record, ColumnRecord wanted) {
    return record.column().equals(wanted.column())
        && (record.state() == wanted.state() || record.state().isPresent());
  }

  public static ColumnRecord requireRecord(Catalogue catalogue, ColumnName name) {
    return catalogue
        .column(name)
        .filter(record -> record.state().isProtected())
        .orElseThrow(
            () ->
                KeyringFault.NOT_ACTIVATED.fault(
                    name.shortForm()
                        + " has no record in the catalogue of schema "
                        + name.table().schema()
                        + "; declare the column and run the statement again"));
  }

  public static void requireWidening(ColumnRecord record, ProtectedColumn wider) {
    requireSameUse(record.column(), wider);
    if (!isLonger(record.column(), wider)
        || record.column().pad() != wider.pad()
        || record.column().storage() != wider.storage()
        || record.column().compare() != wider.compare()
        || !record.column().narrow().equals(wider.narrow())
        || !record.column().belongsTo().equals(wider.belongsTo())) {
      throw notLonger(KeyringFault.UNSUITABLE, record.column(), wider);
    }
  }

  /** Refuses a job after which a column would have another type than a longer one. */
  static void requireLonger(ProtectedColumn old, ProtectedColumn made) {
    if (!isLonger(old, made)) {
      throw notLonger(KeyringFault.NOT_REWRITABLE, old, made);
    }
  }

  private static boolean isLonger(ProtectedColumn old, ProtectedColumn made) {
    LogicalType was = old.type();
    LogicalType is = made.type();
    return was.family() == is.family()
        && was.scale() == is.scale()
        && was.ignoresCase() == is.ignoresCase()
        && was.precision() <= is.precision();
  }

  private static RuntimeException notLonger(
      KeyringFault code, ProtectedColumn old, ProtectedColumn made) {
    return code.fault(
        "%s is %s and can only become a longer type of the same kind, not %s"
            .formatted(made.name().shortForm(), old.type().declared(), made.type().declared()));
  }

  /**
   * Search and key of a column are for ever, even when the column was dropped in between; only a
   * job changes them.
   */
  public static void requireSameUse(ProtectedColumn recorded, ProtectedColumn wanted) {
    if (recorded.search() != wanted.search()
        || !recorded.narrow().equals(wanted.narrow())
        || !recorded.belongsTo().equals(wanted.belongsTo())
        || !KeyGeneration.areOfOne(recorded.key(), wanted.key())) {
      throw KeyringFault.ACTIVATED_BEFORE.fault(
          wanted.name().shortForm()
              + " was activated before with search: "
              + recorded.search().name().toLowerCase(Locale.ROOT)
              + ", narrow: "
              + recorded.narrow()
              + ", belongs-to: "
              + recorded.belongsTo()
              + ", key: "
              + recorded.key()
              + " and can only be made again with the same; use them, or another column name");
    }
  }

  /** Tells whether equal values of two columns that share a key are equal cells. */
  static boolean areAlike(ProtectedColumn column, ProtectedColumn other) {
    boolean alike =
        column.search() == other.search()
            && column.compare().makesCellsOf(other.compare())
            && column.narrow().equals(other.narrow())
            && column.belongsTo().equals(other.belongsTo())
            && column.type().family() == other.type().family()
            && column.type().scale() == other.type().scale();
    boolean sameBytes = column.pad() == other.pad() && column.storage() == other.storage();
    return alike && (sameBytes || !column.search().isDeterministic());
  }

  private static void requireAlike(ProtectedColumn column, ProtectedColumn other) {
    if (other.name().equals(column.name()) || !other.key().equals(column.key())) {
      return;
    }
    if (!areAlike(column, other)) {
      throw KeyringFault.KEY_SHARED_DIFFERENTLY.fault(
          ("%s shares key %s with %s but differs from it in search, compare, narrow,"
                  + " belongs-to, kind of type, scale, pad or storage, so equal values would not be"
                  + " equal cells; make them alike, or give one another key")
              .formatted(column.name().shortForm(), column.key(), other.name().shortForm()));
    }
  }
}
