package dev.hushcell.keystore;

/** A key store refused or failed; the message says what to do and quotes no secret. */
public final class KeyStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a key store refused or failed; each has an error code of its own. */
  public enum Reason {
    /** A setting is missing, malformed, or not known to this kind of store. */
    BAD_SETTING,
    /** There is no file at the configured path. */
    MISSING_FILE,
    /** The password does not open the store; the same symptom as an altered file. */
    WRONG_PASSWORD,
    /** The store has no key of that name. */
    MISSING_KEY,
    /** The file is not a store of this kind or is damaged. */
    CORRUPT,
    /** The wrapped key does not open: another key, another context, or altered. */
    UNWRAP_FAILED,
    /** The store is out of reach for now; the same call may succeed later. */
    UNREACHABLE,
    /** The store, the key or the wrapped key is of a kind that cannot be used. */
    UNSUPPORTED,
    /** The file cannot be read or written: permissions, a full disk. */
    FILE_ACCESS,
    /** The cryptographic module, token or service refused the operation. */
    FAILED
  }

  private final Reason reason;

  /** Builds the exception; the message says what happened and what to do. */
  public KeyStoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** As above, with the failure that led here. */
  public KeyStoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }

  /** Tells whether the same call may succeed later. */
  public boolean isTransient() {
    return reason == Reason.UNREACHABLE;
  }
}
