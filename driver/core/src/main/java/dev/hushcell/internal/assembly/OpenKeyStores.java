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
  /**
   * Opens them.
   *
   * @param database for which the first one may be made
   */
  static OpenKeyStores of(Configuration configuration, KeyStores kinds, DatabaseLook database) {
    List<KeyWrapper> stores = new ArrayList<>();
    stores.add(
        configuration.keystore().create()
            ? new FirstStore(kinds, configuration, database).open()
            : kinds.open(configuration.keystore()));
    configuration.also().forEach(settings -> stores.add(kinds.openBeside(settings)));
    return new OpenKeyStores(List.copyOf(stores));
  }

  String describe() {
    return stores.get(0).describe();
  }

  @Override
  public void close() {
    stores.forEach(KeyWrapper::close);
  }
}
