package dev.hushcell.samples.crm.credentials;

/**
 * Names one password that the router signs in with.
 *
 * @param place what it belongs to
 * @param owner identifier of that
 */
public record SecretName(Place place, long owner) {
  /** What a password can belong to. */
  public enum Place {
    MAILBOX,
    PROFILE_INCOMING,
    PROFILE_OUTGOING,
    QUEUE,
    USER
  }

  /** Reads what {@link #toString} wrote. */
  public static SecretName parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a name looks like MAILBOX/1");
    }
    return new SecretName(
        Place.valueOf(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return place + "/" + owner;
  }
}
