package dev.hushcell.internal.model;

/** What a read of a write-only column gets. */
public enum OnRead {
  /** The statement is refused. The default. */
  REFUSE,
  /** NULL, whatever is stored. */
  NULL;

  public boolean isRefused() {
    return this == REFUSE;
  }

  public boolean isNull() {
    return this == NULL;
  }
}
