package dev.hushcell.admin;

import dev.hushcell.keystore.KeyStoreSettings;
import java.sql.SQLException;
import java.util.List;

/**
 * The keys behind one database, for an administrator: shows their state, changes the key-encryption
 * key, moves to another key store, and destroys keys for good. Made by {@code
 * Hushcell.keys(connection)}.
 *
 * <p>Applications go on reading and writing throughout. Each change is one transaction of the
 * database over all catalogues in it: ended anywhere, the old state holds or the new one, and every
 * cell opens. No cell is read or written.
 *
 * <p>Every method throws {@link SQLException} with a code {@code HC-13…} or {@code HC-12…} when it
 * refuses; nothing was changed then unless the message says so. Thread-safe. Of two administrators
 * at once, one is refused with HC-1343.
 */
public interface Keys {
  /** Looks at the catalogues and the key stores; writes nothing. */
  KeyStatus status() throws SQLException;

  /**
   * Counts the cells of every protected column by the data key that they name. The database reads
   * each table with cells as a whole, which takes a while where that is large.
   *
   * @return for each column and key that it has cells of, in order of their names
   */
  List<CellCount> cells() throws SQLException;

  /**
   * Makes a new version of the key-encryption key in the key store and wraps every data key anew
   * under it. Where the key store already has a newer version than the catalogues use, because an
   * administrator made it or an earlier change was interrupted, that one is taken.
   *
   * @param progress told as it goes on
   */
  KeyChange changeKey(ChangeOptions options, Progress progress) throws SQLException;

  /**
   * Wraps every data key anew under the key of another key store. Name that store under {@code
   * keystore.also} in the configuration of every process first, so that they open what it wrapped.
   *
   * @param configuration a file, or {@code classpath:} and a resource, whose {@code keystore:} is
   *     the other store; nothing else of it counts
   */
  KeyChange moveTo(String configuration, ChangeOptions options, Progress progress)
      throws SQLException;

  /**
   * Moves as {@link #moveTo(String, ChangeOptions, Progress)} does.
   *
   * @param store the other store; its secrets stay the caller's to erase
   */
  KeyChange moveTo(KeyStoreSettings store, ChangeOptions options, Progress progress)
      throws SQLException;

  /**
   * Notes that a key is to be destroyed when its waiting period is over. Until {@link #destroyDue}
   * finds it due, the key works as before and the note can be {@linkplain #cancelDestruction
   * cancelled}. A data key that is in cells is refused with HC-1359, here and when it is due,
   * unless {@link DestructionOptions#withCells()} says otherwise; one that a job works with always
   * is.
   *
   * @return the note, as {@link #status()} shows it
   */
  PlannedDestruction scheduleDestruction(Destroyable what, DestructionOptions options)
      throws SQLException;

  /** Takes the note back. What was destroyed already stays so. */
  void cancelDestruction(Destroyable what) throws SQLException;

  /**
   * Destroys what is due, and goes on with what was left outstanding. To be called again until
   * {@link KeyStatus#outstanding()} is empty.
   *
   * @param dryRun whether only to tell what would be done
   * @return what was done, or would be
   */
  List<DestructionStep> destroyDue(boolean dryRun, Progress progress) throws SQLException;

  /**
   * Notes that a key-encryption key was destroyed with the tools of its key store, where Hushcell
   * cannot do that or cannot see it.
   *
   * @param key a retired key whose destruction is due
   */
  void confirmDestroyed(Destroyable.KeyEncryptionKey key) throws SQLException;

  /** Returns the tenants that have keys of their own, in order of their names. */
  List<TenantStatus> tenants() throws SQLException;

  /**
   * Makes the keys of a tenant: a key-encryption key in the key store, and under it a data key for
   * each name that columns with {@code key: { per: … }} have. Of a tenant that is there, the keys
   * of columns that were declared since. It is destroyed by {@link #scheduleDestruction} of that
   * key-encryption key: its cells never open again then, not even out of a backup, and those of
   * others do.
   *
   * @param tenant the value of the column that tells it, as a text
   * @param existingKey whether its key-encryption key is in the key store already
   */
  TenantStatus addTenant(String tenant, boolean existingKey) throws SQLException;

  /**
   * Makes a new version of the key-encryption key of a tenant, and wraps its data keys under it.
   * The older version stays, for backups, until the tenant is destroyed.
   */
  TenantStatus rotateTenant(String tenant) throws SQLException;

  /**
   * Puts the data keys of a tenant under a key-encryption key in another key store, such as one
   * that the tenant owns. Name that store under {@code keystore.also} in the configuration of every
   * process first. To be called again after an interruption. The key in the store before stays, for
   * backups, until it or the tenant is destroyed.
   *
   * @param store a part of what describes the store, such as its path
   * @param existingKey whether the store has the key-encryption key already
   * @param dryRun whether only to tell under which key it would be
   */
  TenantStatus moveTenant(String tenant, String store, boolean existingKey, boolean dryRun)
      throws SQLException;

  /**
   * Returns the catalogue of a schema as a text, to be kept apart from the database in case its
   * tables are lost or damaged; {@code Hushcell.importCatalogue} puts it back. Data keys in it are
   * wrapped as they are in the database, so it is worth as much as a backup of that, and opens only
   * with the key-encryption key of its time.
   *
   * @param schema as {@link DataKeyStatus#schema()} has it
   */
  String exportCatalogue(String schema) throws SQLException;

  /**
   * Notes in the key store that the catalogue of a schema is gone on purpose, because the schema
   * was emptied or the database made again; the next statement that needs a catalogue makes a new
   * one, with new keys. Not needed where the driver itself ran {@code DROP ALL OBJECTS} or {@code
   * DROP SCHEMA}. Refused with HC-1358 while the catalogue is there, and with HC-1315 while a
   * column keeps cells.
   *
   * @param schema as the database reports it
   */
  void forgetCatalogue(String schema) throws SQLException;
}
