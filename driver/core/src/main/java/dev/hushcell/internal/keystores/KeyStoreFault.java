package dev.hushcell.internal.keystores;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.keystore.KeyStoreException;

/** The failures of key stores; described in {@code docs/errors/keystores.md}. */
public enum KeyStoreFault implements FaultCode {
  /** A setting under {@code keystore:} is missing, malformed or unknown. */
  BAD_SETTING("HC-1200", FaultKind.SETUP),
  UNKNOWN_TYPE("HC-1201", FaultKind.SETUP),
  MISSING_FILE("HC-1202", FaultKind.SETUP),
  WRONG_PASSWORD("HC-1203", FaultKind.SETUP),
  MISSING_KEY("HC-1204", FaultKind.SETUP),
  /** The file is not a key store of the configured type or is damaged. */
  CORRUPT("HC-1205", FaultKind.SETUP),
  UNWRAP_FAILED("HC-1206", FaultKind.CATALOGUE),
  UNREACHABLE("HC-1207", FaultKind.TRANSIENT),
  /** The store or the key in it is of a kind that cannot be used. */
  UNSUPPORTED("HC-1208", FaultKind.SETUP),
  /** The file of the key store cannot be read or written. */
  FILE_ACCESS("HC-1209", FaultKind.SETUP),
  /** The cryptographic module, token or service refused the operation. */
  FAILED("HC-1210", FaultKind.SETUP),
  /** A new key would stand beside cells of another. */
  NOT_MADE("HC-1211", FaultKind.SETUP);

  private final String id;
  private final FaultKind kind;

  KeyStoreFault(String id, FaultKind kind) {
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

  /**
   * Turns what a key store threw into the fault with the code of its reason, which has its name.
   */
  public static Fault of(KeyStoreException e) {
    return valueOf(e.reason().name()).insteadOf(e, String.valueOf(e.getMessage()));
  }
}
