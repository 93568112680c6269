package dev.hushcell.internal.fips;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** Why the FIPS module cannot be used; described in {@code docs/errors/fips.md}. */
public enum FipsFault implements FaultCode {
  /** A jar of the module is nowhere to be found. */
  JAR_NOT_FOUND("HC-1100"),
  /** A jar was found, but it is not, bit for bit, the one this version was built for. */
  WRONG_CHECKSUM("HC-1101"),
  /** The module started but not with every thread in approved-only mode. */
  NOT_APPROVED("HC-1102"),
  /** The module did not start: a self-test or its own integrity check failed. */
  START_FAILED("HC-1103"),
  /** A jar inside another jar could not be copied out to a plain file. */
  COPY_FAILED("HC-1104"),
  /** The started module refused an operation that it ought to do. */
  OPERATION_FAILED("HC-1105"),
  /** The module was still starting when the application did not wait any longer. */
  STILL_STARTING("HC-1106", FaultKind.TRANSIENT);

  private final String id;
  private final FaultKind kind;

  FipsFault(String id) {
    this(id, FaultKind.SETUP);
  }

  FipsFault(String id, FaultKind kind) {
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
