package dev.hushcell.samples.crm.outbox;

/** How far a mail is on its way. */
public enum OutboxState {
  QUEUED("Queued"),
  /** The router handed it to the server, or is about to. */
  SENDING("Sending"),
  SENT("Sent"),
  /** The server refused it for good. */
  FAILED("Not sent"),
  /** The router stopped between handing it over and noting that; it may have left. */
  UNSURE("Perhaps sent");

  private final String label;

  OutboxState(String label) {
    this.label = label;
  }

  /** Returns how pages name it. */
  public String getLabel() {
    return label;
  }

  /** Tells whether a person has to decide. */
  public boolean isStuck() {
    return this == FAILED || this == UNSURE;
  }
}
