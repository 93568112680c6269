package dev.hushcell.internal.model;

/** What a read of a write-only column gets. */
public enum OnRead {
  /** The statement is refused. The default. */
  REFUSE,
  /** NULL, whatever is stored. */
  NULL;

  public boolean isRefused() {
    return switch (this) {
      case REFUSE -> true;
      case NULL -> false;
    };
  }

  /** Tells whether NULL is read, whatever is stored. */
  public boolean isNull() {
    return switch (this) {
      case NULL -> true;
      case REFUSE -> false;
    };
  }
}
