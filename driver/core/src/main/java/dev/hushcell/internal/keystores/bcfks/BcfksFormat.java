package dev.hushcell.internal.keystores.bcfks;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.file.FileContents;
import dev.hushcell.internal.keystores.file.FileFormat;
import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;

/**
 * The format of the FIPS module: encrypted and authenticated under a password by the module itself.
 *
 * @param iterations of PBKDF2 when a file is written; empty: as the module has it
 */
record BcfksFormat(FipsModule fips, Optional<Integer> iterations) implements FileFormat {
  static final String TYPE = "bcfks";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean takesPins() {
    return true;
  }

  @Override
  public String howToMake() {
    return "set keystore.create: true to make a new one";
  }

  @Override
  public FileContents read(Optional<byte[]> content, char[] password, String place)
      throws KeyStoreException {
    return BcfksContents.of(fips, content, password, iterations, place);
  }
}
