package dev.hushcell.samples.crm.demo;

/**
 * Passwords of the demonstration.
 *
 * @param ofUsers password of those who sign in to the CRM
 * @param ofMailboxes password of those who sign in to the mail server
 */
public record DemoPasswords(String ofUsers, String ofMailboxes) {
  @Override
  public String toString() {
    return "DemoPasswords[hidden]";
  }
}
