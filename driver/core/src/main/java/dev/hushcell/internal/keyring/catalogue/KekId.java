package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.admin.Destroyable;
import java.util.Optional;

/**
 * Which key-encryption key is meant: keys of two stores may have one name.
 *
 * @param name name (and version) in its store
 * @param store kind and place of the store
 */
public record KekId(String name, String store) {
  static final KekId NONE = new KekId("", "");

  public Destroyable.KeyEncryptionKey destroyable() {
    return new Destroyable.KeyEncryptionKey(name, Optional.of(store));
  }

  @Override
  public String toString() {
    return name + " (" + store + ")";
  }
}
