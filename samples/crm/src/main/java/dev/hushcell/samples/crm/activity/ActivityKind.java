package dev.hushcell.samples.crm.activity;

/** What an activity was. */
public enum ActivityKind {
  EMAIL_IN("E-mail received"),
  EMAIL_OUT("E-mail sent"),
  CALL("Phone call"),
  MEETING("Meeting"),
  NOTE("Note");

  private final String label;

  ActivityKind(String label) {
    this.label = label;
  }

  /** Returns how pages name it. */
  public String getLabel() {
    return label;
  }

  /** Tells whether it is mail, which only the router and the outbox make. */
  public boolean isMail() {
    return this == EMAIL_IN || this == EMAIL_OUT;
  }
}
