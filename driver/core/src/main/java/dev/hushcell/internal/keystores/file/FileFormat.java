package dev.hushcell.internal.keystores.file;

import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;

/** One format of key files. Thread-safe. */
public interface FileFormat {
  String type();

  boolean takesPins();

  /** Returns what to do where the file or the key is missing, such as a command that makes it. */
  String howToMake();

  /**
   * Reads a file.
   *
   * @param content the bytes; none make an empty store
   * @param password kept, and overwritten when the result is closed
   * @param place the file, for messages
   */
  FileContents read(Optional<byte[]> content, char[] password, String place)
      throws KeyStoreException;

  /** The same for contents that are not changed, which may be those of an earlier look. */
  default FileContents look(byte[] content, char[] password, String place)
      throws KeyStoreException {
    return read(Optional.of(content), password, place);
  }
}
