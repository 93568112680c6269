package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.Pkcs12Files;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens a key store of type {@code pkcs12}, which keytool or OpenSSL made. */
public record Pkcs12Factory(FipsModule fips, Consumer<String> warnings)
    implements KeyWrapperFactory {
  @Override
  public String type() {
    return Pkcs12Format.TYPE;
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    CertificatePin pin =
        CertificatePin.of(Optional.ofNullable(settings.more().get(CertificatePin.SETTING)));
    FileSettings checked =
        FileSettings.of(settings, FileSettings.ITERATIONS, CertificatePin.SETTING);
    Pkcs12Format format = new Pkcs12Format(fips, new Pkcs12Files(fips), checked, pin, warnings);
    if (checked.create()) {
      checked.password().close();
      throw new KeyStoreException(
          BAD_SETTING,
          "a key store of type pkcs12 is not made by the driver; remove keystore.create, or use"
              + " type bcfks; or "
              + format.howToMake());
    }
    return FileWrapper.open(format, checked, warnings);
  }
}
