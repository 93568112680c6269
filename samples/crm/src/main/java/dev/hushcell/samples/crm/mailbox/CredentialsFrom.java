package dev.hushcell.samples.crm.mailbox;

/** Whose user name and password the router signs in to a mailbox with. */
public enum CredentialsFrom {
  MAILBOX("this mailbox"),
  PROFILE("the server profile"),
  QUEUE("its queue"),
  USER("its owner's settings");

  private final String label;

  CredentialsFrom(String label) {
    this.label = label;
  }

  /** Returns how pages name it. */
  public String getLabel() {
    return label;
  }
}
