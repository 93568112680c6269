package dev.hushcell.internal.keystores;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.SecretKey;

/**
 * Opens, and on request creates, a key store of type {@code bcfks}: a file in the format of the
 * FIPS module, encrypted and authenticated under a password by the module itself.
 */
final class BcfksFactory implements KeyWrapperFactory {
  private final FipsModule fips;
  private final Consumer<String> warnings;

  BcfksFactory(FipsModule fips, Consumer<String> warnings) {
    this.fips = fips;
    this.warnings = warnings;
  }

  @Override
  public String type() {
    return "bcfks";
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    FileSettings checked = FileSettings.of(settings, FileSettings.ITERATIONS);
    try {
      BcfksFile file = new BcfksFile(fips, checked);
      Optional<SecretKey> key = file.key(checked.key());
      if (key.isEmpty() && checked.create()) {
        file.addKeyIfAbsent(checked.key());
        key = file.key(checked.key());
      }
      OwnerOnly.warnUnless(checked.path(), warnings);
      return new FileWrapper(
          fips, type(), file, checked, key.orElseThrow(() -> file.without(checked.key())));
    } catch (KeyStoreException e) {
      checked.password().close();
      throw e;
    }
  }
}
