package dev.hushcell.internal.cell;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.policy.Storage;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A cell as the database keeps it: bytes, or base64url text without padding. */
final class StoredForm {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private StoredForm() {}

  static Object of(byte[] cell, Storage storage) {
    return switch (storage) {
      case BINARY -> cell;
      case TEXT -> ENCODER.encodeToString(cell);
    };
  }

  /** Returns the cell, or null when the object is not the one stored form of any. */
  static byte @Nullable [] cell(Object stored, Storage storage) {
    return switch (storage) {
      case BINARY -> stored instanceof byte[] bytes ? bytes : null;
      case TEXT -> stored instanceof String text ? decode(text) : null;
    };
  }

  private static byte @Nullable [] decode(String text) {
    try {
      byte[] cell = DECODER.decode(text);
      return isCanonical(text, cell) ? cell : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The JDK's decoder takes padding characters and ignores the unused bits of the last one. */
  private static boolean isCanonical(String text, byte[] cell) {
    if (cell.length == 0 || CellSize.textLength(cell.length) != text.length()) {
      return false;
    }
    int tail = (cell.length - 1) / 3 * 3;
    byte[] last = java.util.Arrays.copyOfRange(cell, tail, cell.length);
    return text.endsWith(ENCODER.encodeToString(last));
  }
}
