package dev.hushcell.keystore;

/** A key store refused or failed; the message says what to do and quotes no secret. */
public final class KeyStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isTransient;

  /**
   * Builds the exception.
   *
   * @param message what happened and what to do
   * @param isTransient whether the same call may succeed later (network, throttling)
   */
  public KeyStoreException(String message, boolean isTransient) {
    super(message);
    this.isTransient = isTransient;
  }

  /** As above, with the failure that led here. */
  public KeyStoreException(String message, boolean isTransient, Throwable cause) {
    super(message, cause);
    this.isTransient = isTransient;
  }

  /** Tells whether the same call may succeed later. */
  public boolean isTransient() {
    return isTransient;
  }
}
