package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.util.Optional;

/** Opens key stores that are not those of the configuration in use. Thread-safe. */
record StoreOpener(KeyStores kinds, Environment surroundings, Warnings warnings) {
  KeyWrapper open(String configuration) {
    ConfigLocation location = ConfigLocation.find(Optional.of(configuration), surroundings);
    KeyStoreSettings settings = Configuration.keystore(location, surroundings, warnings);
    try {
      return open(settings);
    } finally {
      settings.password().ifPresent(SecretBytes::close);
      settings.secrets().values().forEach(SecretBytes::close);
    }
  }

  KeyWrapper open(KeyStoreSettings settings) {
    return kinds.open(settings);
  }
}
