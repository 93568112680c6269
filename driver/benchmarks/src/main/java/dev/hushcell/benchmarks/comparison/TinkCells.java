package dev.hushcell.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.security.GeneralSecurityException;

/** AES-256-GCM and AES-256-SIV of Tink, which is not FIPS-approved as it is used here. */
final class TinkCells implements SearchedCells {
  private static final byte[] NO_CONTEXT = {};

  private final Aead random;
  private final DeterministicAead deterministic;

  TinkCells() {
    try {
      AeadConfig.register();
      DeterministicAeadConfig.register();
      random =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
      deterministic =
          KeysetHandle.generateNew(PredefinedDeterministicAeadParameters.AES256_SIV)
              .getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] seal(String value) {
    try {
      return random.encrypt(value.getBytes(UTF_8), NO_CONTEXT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String open(byte[] cell) {
    try {
      return new String(random.decrypt(cell, NO_CONTEXT), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] sealSearched(String value) {
    try {
      return deterministic.encryptDeterministically(value.getBytes(UTF_8), NO_CONTEXT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String openSearched(byte[] cell) {
    try {
      return new String(deterministic.decryptDeterministically(cell, NO_CONTEXT), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
