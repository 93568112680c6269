package dev.hushcell.internal.value;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** Why a value cannot be sealed; texts, causes and remedies are in {@code docs/errors/cell.md}. */
public enum ValueFault implements FaultCode {
  /** A value that cannot be converted to the type of its column. */
  BAD_VALUE("HC-3003", FaultKind.BAD_VALUE),
  /** Text or bytes longer than the type of the column. */
  TOO_LONG("HC-3004", FaultKind.VALUE_TOO_LONG),
  /** A number, date or time outside the range of the type of the column. */
  OUT_OF_RANGE("HC-3005", FaultKind.OUT_OF_RANGE),
  /** Text with half of a surrogate pair, which UTF-8 cannot keep. */
  BROKEN_TEXT("HC-3006", FaultKind.BAD_VALUE),
  /** A stream of the application that failed. */
  STREAM_FAILED("HC-3014", FaultKind.BAD_VALUE),
  /** A value of a kind that cannot be compared with the column without opening its cells. */
  NOT_COMPARABLE("HC-3007", FaultKind.REFUSED);

  private final String id;
  private final FaultKind kind;

  ValueFault(String id, FaultKind kind) {
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
}
