package dev.hushcell.internal.fips.inside;

import java.io.OutputStream;
import java.security.KeyStore;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter;

/**
 * How a BCFKS file is written: PBKDF2 with HMAC-SHA-512, a salt of 64 bytes and a given number of
 * iterations; encryption AES-256-CCM and MAC HMAC-SHA-512, as the module has it by default.
 */
public final class StoreParameters
    implements BiFunction<OutputStream, char[], IntFunction<KeyStore.LoadStoreParameter>> {
  private static final int SALT_BYTES = 64;

  @Override
  public IntFunction<KeyStore.LoadStoreParameter> apply(OutputStream out, char[] password) {
    return iterations ->
        new BCFKSLoadStoreParameter.Builder(out, password)
            .withStorePBKDFConfig(
                new PBKDF2Config.Builder()
                    .withPRF(PBKDF2Config.PRF_SHA512)
                    .withSaltLength(SALT_BYTES)
                    .withIterationCount(iterations)
                    .build())
            .build();
  }
}
