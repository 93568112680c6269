package dev.hushcell.internal.keyring.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What is authenticated with a wrapped key, so that it opens nowhere but in its own record; see
 * docs/catalogue.md.
 */
public final class KeyContext {
  private KeyContext() {}

  public static byte[] ofMacKey(UUID catalogue) {
    return start("hushcell.catalogue-key.1", catalogue, 0).array();
  }

  public static byte[] ofDataKey(UUID catalogue, UUID key, int id, int version) {
    return start("hushcell.data-key.1", catalogue, 24)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits())
        .putInt(id)
        .putInt(version)
        .array();
  }

  /** Names the tenant: its record is none of another one. */
  public static byte[] ofTenantKey(UUID catalogue, UUID key, int id, String name, String tenant) {
    byte[] said = name.getBytes(StandardCharsets.UTF_8);
    byte[] whose = tenant.getBytes(StandardCharsets.UTF_8);
    return start("hushcell.tenant-key.1", catalogue, 28 + said.length + whose.length)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits())
        .putInt(id)
        .putInt(said.length)
        .put(said)
        .putInt(whose.length)
        .put(whose)
        .array();
  }

  private static ByteBuffer start(String purpose, UUID catalogue, int more) {
    byte[] label = purpose.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(label.length + 1 + 16 + more)
        .put(label)
        .put((byte) 0)
        .putLong(catalogue.getMostSignificantBits())
        .putLong(catalogue.getLeastSignificantBits());
  }
}
