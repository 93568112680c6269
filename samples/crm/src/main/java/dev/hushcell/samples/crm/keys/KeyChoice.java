package dev.hushcell.samples.crm.keys;

import dev.hushcell.admin.Destroyable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key that a form means.
 *
 * @param schema schema of a data key; null: a key-encryption key
 * @param name its name
 * @param keyStore store of a key-encryption key
 */
public record KeyChoice(@Nullable String schema, String name, @Nullable String keyStore) {
  Destroyable destroyable() {
    return schema == null || schema.isEmpty()
        ? new Destroyable.KeyEncryptionKey(name, Optional.ofNullable(keyStore))
        : new Destroyable.DataKey(schema, name);
  }
}
