package dev.hushcell.internal.fips;

import java.security.Provider;
import java.security.SecureRandom;

/** The loaded and proven FIPS module. Thread-safe. */
public interface FipsModule {
  /** Returns the module's JCA provider, which is registered nowhere. */
  Provider provider();

  /** Returns the provider that executes the ciphers of cells: the module's, or another one's. */
  default Provider cells() {
    return provider();
  }

  /** Returns the module's approved DRBG; the only source of randomness for keys and nonces. */
  SecureRandom random();

  /**
   * Derives a key: KBKDF in counter mode with HMAC-SHA-256, SP 800-108, 32-bit counter before the
   * fixed input {@code label ‖ 0x00 ‖ context ‖ bits (32-bit)}.
   *
   * @param secret the key-derivation key, at least 16 bytes; the caller erases it
   * @param length bytes to derive
   */
  byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length);

  FipsStatus status();
}
