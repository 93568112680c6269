package dev.hushcell.internal.fips.inside;

import java.util.function.BiConsumer;
import org.bouncycastle.crypto.fips.FipsKDF;

/**
 * KBKDF in counter mode with HMAC-SHA-256, SP 800-108, the 32-bit counter before the fixed input.
 *
 * <p>Takes the key-derivation key and the fixed input as two byte arrays, and fills the third.
 */
public final class KeyDerivation implements BiConsumer<byte[][], byte[]> {
  private static final int COUNTER_BITS = 32;

  @Override
  public void accept(byte[][] keyAndFixedInput, byte[] derived) {
    // The empty prefix makes it counter ‖ fixed; the two-argument form puts the counter last.
    FipsKDF.CounterModeParameters parameters =
        FipsKDF.COUNTER_MODE
            .withPRFAndR(FipsKDF.PRF.SHA256_HMAC, COUNTER_BITS)
            .using(keyAndFixedInput[0], new byte[0], keyAndFixedInput[1]);
    new FipsKDF.CounterModeFactory()
        .createKDFCalculator(parameters)
        .generateBytes(derived, 0, derived.length);
  }
}
