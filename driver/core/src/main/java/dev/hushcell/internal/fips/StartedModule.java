package dev.hushcell.internal.fips;

import java.nio.ByteBuffer;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The module after its start. */
record StartedModule(
    Provider provider,
    SecureRandom random,
    BiConsumer<byte[][], byte[]> derivation,
    Supplier<Map<String, String>> facts,
    FipsStatus status)
    implements FipsModule {
  private static final int MIN_SECRET_BYTES = 16;

  @Override
  public byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length) {
    if (secret.length < MIN_SECRET_BYTES || length <= 0 || length > Integer.MAX_VALUE / 8) {
      throw new IllegalArgumentException(
          "a key of " + length + " bytes cannot be derived from " + secret.length + " bytes");
    }
    byte[] fixedInput =
        ByteBuffer.allocate(label.length + 1 + context.length + Integer.BYTES)
            .put(label)
            .put((byte) 0)
            .put(context)
            .putInt(length * 8)
            .array();
    byte[] derived = new byte[length];
    try {
      derivation.accept(new byte[][] {secret, fixedInput}, derived);
    } catch (RuntimeException
        | AssertionError refused) { // the module reports its failures as errors
      throw FipsFault.OPERATION_FAILED.fault(
          "the FIPS module refused to derive a key; see the cause, and restart the application if"
              + " the module is in its error state",
          refused);
    }
    return derived;
  }

  /** Refuses to go on unless the module is ready and approved on the calling thread. */
  void prove() {
    Map<String, String> now = facts.get();
    if (!"true".equals(now.get("ready"))) {
      throw FipsFault.START_FAILED.fault(
          "the FIPS module is in its error state; restart the application, and replace the jar"
              + " by the original if it happens again");
    }
    if (!"true".equals(now.get("approved"))) {
      throw FipsFault.NOT_APPROVED.fault(
          "the FIPS module did not start in approved-only mode; remove the Java security property "
              + ApprovedMode.PROPERTY
              + ", which overrides what the driver asks for");
    }
  }
}
