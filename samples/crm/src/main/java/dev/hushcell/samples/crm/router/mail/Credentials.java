package dev.hushcell.samples.crm.router.mail;

/**
 * What signs in to a server. Never printed.
 *
 * @param username name of the user
 * @param password the password
 */
public record Credentials(String username, String password) {
  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
