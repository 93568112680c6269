package dev.hushcell.keystore.vault;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a store of type {@value #TYPE}: the Transit engine of HashiCorp Vault or OpenBao. Found by
 * {@link java.util.ServiceLoader}.
 */
public final class VaultTransitFactory implements KeyWrapperFactory {
  static final String TYPE = "vault-transit";

  private static final Logger LOG = LoggerFactory.getLogger(VaultTransitFactory.class);

  /** For {@link java.util.ServiceLoader}. */
  public VaultTransitFactory() {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    VaultSettings checked = VaultSettings.of(settings);
    try {
      return open(checked, new Transit(checked));
    } catch (KeyStoreException | RuntimeException e) {
      checked.signIn().close();
      throw e;
    }
  }

  private static KeyWrapper open(VaultSettings checked, Transit transit) throws KeyStoreException {
    try {
      TransitKey key = keyInUse(checked, transit);
      key.check();
      if (key.mayLeave()) {
        LOG.warn(
            "the Transit key {} of {} may be exported or backed up in plaintext;"
                + " make one that may not",
            key.name(),
            checked.place());
      }
      return new TransitWrapper(checked, transit);
    } catch (KeyStoreException | RuntimeException e) {
      transit.close();
      throw e;
    }
  }

  private static TransitKey keyInUse(VaultSettings settings, Transit transit)
      throws KeyStoreException {
    Optional<TransitKey> key = transit.key(settings.key());
    if (key.isEmpty() && settings.create()) {
      transit.make(settings.key());
      key = transit.key(settings.key());
    }
    return key.orElseThrow(() -> VaultFailure.missingKey(settings, settings.key()));
  }
}
