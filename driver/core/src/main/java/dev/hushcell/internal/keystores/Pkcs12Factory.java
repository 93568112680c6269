package dev.hushcell.internal.keystores;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.SecretKey;

/**
 * Opens a key store of type {@code pkcs12}: a file as keytool writes it, with an AES-256 secret key
 * that PBES2 protects. It is only read; nothing can be pinned in it.
 *
 * <p>The MAC over the whole file cannot be checked in approved mode. A file altered by someone
 * without the password therefore shows up as a key that does not open, never as another key of the
 * attacker's choice.
 */
final class Pkcs12Factory implements KeyWrapperFactory {
  private final FipsModule fips;
  private final Consumer<String> warnings;

  Pkcs12Factory(FipsModule fips, Consumer<String> warnings) {
    this.fips = fips;
    this.warnings = warnings;
  }

  @Override
  public String type() {
    return "pkcs12";
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    FileSettings checked = FileSettings.of(settings);
    try {
      if (checked.create()) {
        throw new KeyStoreException(
            BAD_SETTING,
            "a key store of type pkcs12 is read but never written; remove keystore.create, or use"
                + " type bcfks; to make the file: "
                + Pkcs12File.makeCommand(checked));
      }
      Pkcs12File file = new Pkcs12File(fips, checked);
      Optional<SecretKey> key = file.key(checked.key());
      OwnerOnly.warnUnless(checked.path(), warnings);
      return new FileWrapper(
          fips, type(), file, checked, key.orElseThrow(() -> file.without(checked.key())));
    } catch (KeyStoreException e) {
      checked.password().close();
      throw e;
    }
  }
}
