package dev.hushcell.internal.fips;

import java.security.Provider;
import java.security.SecureRandom;

/** The FIPS module, but for the ciphers of cells, which another module executes. */
record ModuleWithCells(FipsModule module, Provider cells, FipsStatus status) implements FipsModule {
  @Override
  public Provider provider() {
    return module.provider();
  }

  @Override
  public SecureRandom random() {
    return module.random();
  }

  @Override
  public byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length) {
    return module.deriveKey(secret, label, context, length);
  }
}
