package dev.hushcell.internal.value;

import org.jspecify.annotations.Nullable;

/**
 * Canonical value ↔ bytes of one family; equal values, and only those, have equal bytes. Immutable.
 */
public interface Encoding {
  /** Returns the byte that stands before the value; below 0x80. */
  byte tag();

  /** Encodes a value that was already converted to the canonical Java type. */
  byte[] encode(Object canonical);

  /** Decodes, or returns null when the bytes are not the encoding of any value. */
  @Nullable Object decode(byte[] from, int at, int length);
}
