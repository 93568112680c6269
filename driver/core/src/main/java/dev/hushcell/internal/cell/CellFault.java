package dev.hushcell.internal.cell;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.keyring.DataKey;

/**
 * The failures of sealing and opening; texts, causes and remedies are in {@code
 * docs/errors/cell.md}.
 */
public enum CellFault implements FaultCode {
  /** A stored cell that is not one of its column. Deliberately one code for every reason. */
  BAD_CELL("HC-3001", FaultKind.BAD_CELL),
  /** A cell whose data key has no record in the catalogue. */
  UNKNOWN_KEY("HC-3002", FaultKind.BAD_CELL),
  /** A cell of the column, sealed for another row. */
  OTHER_ROW("HC-3015", FaultKind.BAD_CELL),
  /** A cell that belongs to a row, sealed or opened where the key of the row is not known. */
  NO_ROW("HC-3016", FaultKind.REFUSED),
  /** A comparison with a column that has no search. */
  NO_SEARCH("HC-3008", FaultKind.REFUSED),
  /** A text in upper case, compared with LOWER of a column by a collation. */
  NOT_IN_LOWER_CASE("HC-3010", FaultKind.REFUSED),
  /** The cipher or MAC of the module failed; nothing was stored or returned. */
  CIPHER_FAILED("HC-3009", FaultKind.TRANSIENT),
  /** A value that is too large to be held in memory. */
  TOO_LARGE("HC-3012", FaultKind.VALUE_TOO_LONG),
  /** A large cell that the database did not deliver. */
  NOT_READ("HC-3013", FaultKind.TRANSIENT),
  /** A pattern that would have to be matched. */
  WILD_PATTERN("HC-3011", FaultKind.REFUSED);

  private final String id;
  private final FaultKind kind;

  CellFault(String id, FaultKind kind) {
    this.id = id;
    this.kind = kind;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public FaultKind kind() {
    return kind;
  }

  /** One text for every reason: a reason would help whoever forges cells. */
  static Fault bad(String column) {
    return BAD_CELL.fault(
        "A stored cell of "
            + column
            + " is not a cell of this column: it was"
            + " altered, copied from elsewhere or never sealed; restore the row from a backup");
  }

  /**
   * Makes a fault of what ciphers throw. The module throws subclasses of Error too; only the
   * virtual machine's own pass unchanged.
   */
  static Fault ofCipher(String what, DataKey key, Throwable cause) {
    if (cause instanceof VirtualMachineError error) {
      throw error;
    }
    if (cause instanceof Fault fault) {
      return fault;
    }
    return CIPHER_FAILED.fault(
        "The FIPS module failed while "
            + what
            + " a cell under data key "
            + key.name()
            + "; nothing was stored or returned. Try again; if it stays, restart the application"
            + " and look at the module's status",
        cause);
  }
}
