package dev.hushcell.keystore.azure;

import java.io.IOException;

/** A failure of the connection, told from failures of parsing, which quote what they parse. */
final class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  TransportException(IOException failure) {
    super(failure.getClass().getSimpleName(), failure);
    this.failure = failure;
  }

  /** Returns what the HTTP client of the JDK threw. */
  IOException failure() {
    return failure;
  }
}
