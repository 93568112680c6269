package dev.hushcell.internal.audit;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** The codes of this room, 1400 to 1499; explained in docs/errors/audit.md. */
public enum AuditFault implements FaultCode {
  /** The audit cannot be written. */
  NOT_WRITABLE(1400, FaultKind.TRANSIENT),
  /** A file to be verified cannot be read. */
  NOT_READABLE(1401, FaultKind.SETUP);

  private final int number;
  private final FaultKind kind;

  AuditFault(int number, FaultKind kind) {
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
