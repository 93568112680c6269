package dev.hushcell.release;

/** Why there can be no statement; its message is for whoever releases. */
final class ReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReleaseException(String message) {
    super(message);
  }
}
