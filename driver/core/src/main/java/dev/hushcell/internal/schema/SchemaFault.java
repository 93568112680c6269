package dev.hushcell.internal.schema;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** What can go wrong when a database is asked about itself. */
public enum SchemaFault implements FaultCode {
  /** The catalog tables of the database could not be read. */
  UNREADABLE(4090, FaultKind.TRANSIENT),
  /** The session shows the catalog tables of an older version. */
  OLD_INFORMATION_SCHEMA(4091, FaultKind.SETUP),
  /** A setting changes what SQL means. */
  SETTING(4092, FaultKind.SETUP),
  /** A setting of the session changes what SQL means. */
  SESSION_SETTING(4094, FaultKind.SETUP),
  /** The session keeps other connections from writing. */
  NO_ROOM(4096, FaultKind.REFUSED),
  /** A name may mean one thing to the session and another one to others. */
  UNCERTAIN(4097, FaultKind.AGAIN),
  /** There is no connection on which the database could be asked. */
  NOBODY_TO_ASK(4098, FaultKind.TRANSIENT),
  /** The transaction failed, so the database answers nothing. */
  TRANSACTION_FAILED(4095, FaultKind.TRANSACTION);

  private final int number;
  private final FaultKind kind;

  SchemaFault(int number, FaultKind kind) {
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
