package dev.hushcell.admin;

import java.util.Optional;

/** A key that can be destroyed. */
public sealed interface Destroyable {
  /** Returns the name of the key, for messages. */
  String shown();

  /**
   * A key-encryption key, or a version of one, that no catalogue of the database uses any more.
   * Without it, backups of the database from its time cannot be opened.
   *
   * @param name as {@link KeyEncryptionKeyStatus#name()} has it
   * @param keyStore as {@link KeyEncryptionKeyStatus#keyStore()} has it; needed only where keys of
   *     two stores have one name
   */
  record KeyEncryptionKey(String name, Optional<String> keyStore) implements Destroyable {
    /** Names a key that only one of the key stores has. */
    public KeyEncryptionKey(String name) {
      this(name, Optional.empty());
    }

    @Override
    public String shown() {
      return "key-encryption key " + name;
    }
  }

  /**
   * A data key. Without it, the cells of its columns cannot be opened, in the database or in any
   * backup; that is final only when every key-encryption key that ever wrapped it is destroyed,
   * too, which {@link Keys#destroyDue} sees to.
   *
   * @param schema schema whose catalogue has it
   * @param name as {@link DataKeyStatus#name()} has it
   */
  record DataKey(String schema, String name) implements Destroyable {
    @Override
    public String shown() {
      return "data key " + name + " of schema " + schema;
    }
  }
}
