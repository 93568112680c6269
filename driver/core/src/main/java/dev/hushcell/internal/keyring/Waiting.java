package dev.hushcell.internal.keyring;

/** Waits between attempts. */
final class Waiting {
  private Waiting() {}

  /** Waits, or ends the attempts when the thread is interrupted. */
  static void pause(Timing.Pause pause, long milliseconds) {
    try {
      pause.millis(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KeyringFault.BUSY.fault(
          "the thread was interrupted while it waited to try again; try again later", e);
    }
  }
}
