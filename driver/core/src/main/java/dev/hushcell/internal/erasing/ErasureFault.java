package dev.hushcell.internal.erasing;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** The codes of this room, 1500 to 1599; explained in docs/errors/erasing.md. */
public enum ErasureFault implements FaultCode {
  /** The configuration does not say what happens to such a person. */
  NOT_CONFIGURED(1500),
  /** The value is none that the column can have. */
  NO_SUCH_VALUE(1501),
  /** What is declared is not what the database has. */
  NOT_AS_DECLARED(1502),
  /** Tables that may have rows of the person are not declared. */
  UNDECLARED(1503),
  /** The list outside the database cannot be used. */
  LIST_UNUSABLE(1504, FaultKind.SETUP),
  /** The database did not do what was to be done. */
  NOT_ERASED(1505, FaultKind.TRANSIENT),
  /** Rows are there again, or still. */
  STILL_THERE(1506, FaultKind.TRANSIENT),
  /** There is no catalogue whose key could vouch for a record. */
  NO_CATALOGUE(1507);

  private final int number;
  private final FaultKind kind;

  ErasureFault(int number) {
    this(number, FaultKind.REFUSED);
  }

  ErasureFault(int number, FaultKind kind) {
    this.number = number;
    this.kind = kind;
  }

  @Override
  public String id() {
    return "HC-" + number;
  }

  @Override
  public FaultKind kind() {
    return kind;
  }
}
