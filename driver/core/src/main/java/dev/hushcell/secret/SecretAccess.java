package dev.hushcell.secret;

/**
 * The token without which the bytes of a {@link SecretBytes} cannot be read.
 *
 * <p>It holds nothing. Its one purpose is that every place that reads key bytes names it, so that a
 * reviewer finds all of them by searching for this class.
 */
public final class SecretAccess {
  private static final SecretAccess TOKEN = new SecretAccess();

  private SecretAccess() {}

  /** Returns the token; the caller says by this call that it handles key bytes with care. */
  public static SecretAccess iHandleKeyBytes() {
    return TOKEN;
  }
}
