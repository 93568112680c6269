package dev.hushcell.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * Secret bytes: a key or a password. They are never printed, are compared in constant time, can be
 * read only with a {@link SecretAccess} token and are overwritten by {@link #close()}.
 *
 * <p>Thread-safe. Reading after {@link #close()} throws {@link IllegalStateException}.
 */
public final class SecretBytes implements AutoCloseable {
  private final byte[] bytes;
  private boolean erased;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns secret bytes that hold a copy; the caller keeps, and should erase, the original. */
  public static SecretBytes copyOf(byte[] bytes) {
    return new SecretBytes(bytes.clone());
  }

  /** Returns secret bytes around the very array, which the caller must not use any more. */
  public static SecretBytes adopt(byte[] bytes) {
    return new SecretBytes(Objects.requireNonNull(bytes, "bytes"));
  }

  /** Returns how many bytes there are. */
  public int length() {
    return bytes.length;
  }

  /** Returns a copy of the bytes, which the caller should overwrite after use. */
  public synchronized byte[] copy(SecretAccess access) {
    Objects.requireNonNull(access, "access");
    if (erased) {
      throw new IllegalStateException("the secret was already erased");
    }
    return bytes.clone();
  }

  /** Tells in constant time whether both hold the same bytes. */
  public boolean sameAs(SecretBytes other) {
    SecretAccess access = SecretAccess.iHandleKeyBytes();
    byte[] mine = copy(access);
    byte[] theirs = other.copy(access);
    try {
      return MessageDigest.isEqual(mine, theirs);
    } finally {
      Arrays.fill(mine, (byte) 0);
      Arrays.fill(theirs, (byte) 0);
    }
  }

  /** Overwrites the bytes; they cannot be read any more. */
  @Override
  public synchronized void close() {
    Arrays.fill(bytes, (byte) 0);
    erased = true;
  }

  @Override
  public String toString() {
    return "SecretBytes[" + bytes.length + "]";
  }
}
