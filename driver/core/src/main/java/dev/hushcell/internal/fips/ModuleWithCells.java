package dev.hushcell.internal.fips;

import java.security.Provider;
import java.security.SecureRandom;

/** The FIPS module, but for the ciphers of cells, which another module executes. */
final class ModuleWithCells implements FipsModule {
  private final FipsModule module;
  private final Provider cells;
  private final FipsStatus status;

  ModuleWithCells(FipsModule module, Provider cells, CellModuleFacts facts) {
    this.module = module;
    this.cells = cells;
    this.status = module.status().with(facts);
  }

  @Override
  public Provider provider() {
    return module.provider();
  }

  @Override
  public Provider cells() {
    return cells;
  }

  @Override
  public SecureRandom random() {
    return module.random();
  }

  @Override
  public byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length) {
    return module.deriveKey(secret, label, context, length);
  }

  @Override
  public FipsStatus status() {
    return status;
  }
}
