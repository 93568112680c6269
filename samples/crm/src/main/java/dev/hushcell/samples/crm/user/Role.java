package dev.hushcell.samples.crm.user;

/** What a user may do. */
public enum Role {
  /** Works with accounts, contacts, leads and activities. */
  USER("User"),
  /** Also sets up mail and users, and looks through the glass. */
  ADMIN("Administrator");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** Returns how pages name it. */
  public String getLabel() {
    return label;
  }
}
