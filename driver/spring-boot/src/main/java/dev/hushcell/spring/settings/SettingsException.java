package dev.hushcell.spring.settings;

/** A setting in the environment is wrong; the application does not start. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String action;

  /**
   * Builds one.
   *
   * @param action what to do
   */
  public SettingsException(String message, String action) {
    super(message);
    this.action = action;
  }

  /** Returns what to do. */
  public String action() {
    return action;
  }
}
