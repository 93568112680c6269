package dev.hushcell.keystore;

import java.util.List;

/**
 * What an administrator may do with the key-encryption keys of a store: list the versions of the
 * key in use, make a new one, destroy an old one. Implementations are thread-safe.
 *
 * <p>A store whose owner does all that with the store's own tools offers none of it.
 */
public interface KeyAdministration {
  /** Returns the versions of the key in use that the store still knows, oldest first. */
  List<KeyVersion> versions() throws KeyStoreException;

  /**
   * Makes a new version of the key in use. {@link KeyWrapper#wrap} uses it from then on, here at
   * once and in other processes when they next look; older versions go on unwrapping.
   *
   * @return the new version
   */
  KeyVersion rotate() throws KeyStoreException;

  /**
   * Destroys a version that is not the current one. Nothing that was wrapped under it alone can
   * ever be opened again, not even out of a backup of the database.
   *
   * @param version {@link KeyVersion#name()}
   * @return what the store made of it; a version that is already gone is no error
   */
  Destruction destroy(String version) throws KeyStoreException;
}
