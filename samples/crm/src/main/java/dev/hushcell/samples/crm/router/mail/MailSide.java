package dev.hushcell.samples.crm.router.mail;

/** Which of the two servers of a mailbox. */
public enum MailSide {
  INCOMING("Incoming mail"),
  OUTGOING("Outgoing mail");

  private final String label;

  MailSide(String label) {
    this.label = label;
  }

  /** Returns how pages name it. */
  public String getLabel() {
    return label;
  }
}
