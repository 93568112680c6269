package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.keystore.KeyWrapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The key stores of one configuration, open: the one in use first, then those of a move.
 *
 * @param stores at least one
 */
record OpenKeyStores(List<KeyWrapper> stores) implements AutoCloseable {
  static OpenKeyStores of(Configuration configuration, KeyStores kinds) {
    List<KeyWrapper> stores = new ArrayList<>();
    stores.add(kinds.open(configuration.keystore()));
    configuration.also().forEach(settings -> stores.add(kinds.openBeside(settings)));
    return new OpenKeyStores(List.copyOf(stores));
  }

  String describe() {
    return stores.get(0).describe();
  }

  /** Erases what they hold in memory. */
  @Override
  public void close() {
    stores.forEach(KeyWrapper::close);
  }
}
