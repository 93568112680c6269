package dev.hushcell.internal.fips.inside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.function.Function;
import org.bouncycastle.crypto.fips.FipsDRBG;

/**
 * Builds the driver's DRBG: SP 800-90A Hash_DRBG with SHA-256 at 256 bits, seeded and reseeded from
 * the module's own entropy source.
 *
 * <p>It takes a nonce for the instantiation. Without prediction resistance it does not reseed for
 * each call, which makes it an order of magnitude faster than the module's default one.
 */
public final class RandomSource implements Function<byte[], SecureRandom> {
  private static final int STRENGTH_BITS = 256;

  @Override
  public SecureRandom apply(byte[] nonce) {
    return FipsDRBG.SHA256
        .fromDefaultEntropy()
        .setSecurityStrength(STRENGTH_BITS)
        .setPersonalizationString("dev.hushcell".getBytes(UTF_8))
        .build(nonce, false);
  }
}
