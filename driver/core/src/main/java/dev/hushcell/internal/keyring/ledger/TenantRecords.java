package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.keyring.catalogue.TaggedRow;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TenantName;
import dev.hushcell.keystore.WrappedKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of tenants, as the table beside a catalogue has them. Each row has a tag of its own and
 * is under no digest: a new tenant moves no epoch, and a process reads the rows that it needs. A
 * row that is missing refuses to seal and to open; one that was put back opens nothing once the
 * key-encryption key of its tenant is gone. Thread-safe.
 */
public final class TenantRecords {
  private final LedgerDatabase database;
  private final TableBeside<TenantRecord> table;
  private final Set<UUID> withTable = ConcurrentHashMap.newKeySet();

  TenantRecords(LedgerDatabase database) {
    this.database = database;
    this.table =
        new TableBeside<>(
            database, CatalogueSql.TENANTS, "the keys of tenants", TenantRecords::record, "");
  }

  /** Returns all records beside a catalogue, verified; none where there is no table. */
  public List<TenantRecord> all(Catalogue catalogue) {
    return table.all(catalogue, "");
  }

  Optional<TenantRecord> of(Catalogue catalogue, String name, String tenant) {
    return found(
            catalogue, " WHERE key_name = ? AND tenant_folded = ?", name, TenantName.folded(tenant))
        .filter(record -> record.name().equals(name) && record.tenant().equals(tenant));
  }

  Optional<TenantRecord> of(Catalogue catalogue, int id) {
    return found(catalogue, " WHERE key_id = ?", id).filter(record -> record.id() == id);
  }

  private Optional<TenantRecord> found(Catalogue catalogue, String where, Object... values) {
    return database.look(
        connection ->
            isThere(connection, catalogue)
                ? table.read(connection, catalogue, where, values).stream().findFirst()
                : Optional.empty());
  }

  /** Before the first tenant there is no table. */
  private boolean isThere(Connection connection, Catalogue catalogue) throws SQLException {
    boolean there = withTable.contains(catalogue.uuid()) || table.isThere(connection, catalogue);
    if (there) {
      withTable.add(catalogue.uuid());
    }
    return there;
  }

  private static TenantRecord record(ResultSet row) throws SQLException {
    return new TenantRecord(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        UUID.fromString(row.getString(4)),
        new WrappedKey(
            row.getString(5), row.getString(6), Base64.getDecoder().decode(row.getString(7))),
        row.getString(8));
  }

  /** Makes the table where it is not there. */
  public void prepare(Catalogue catalogue) {
    table.prepare(catalogue, "");
  }

  /** Writes a record; another one of the same tenant and name is never written over. */
  public void add(Catalogue catalogue, TenantRecord record) {
    boolean unused =
        database.inTransaction(
            connection ->
                table.insert(connection, catalogue, record, TenantName.folded(record.tenant())),
            failure -> notWritten(catalogue, failure));
  }

  record Rewrapped(Catalogue catalogue, TenantRecord before, TenantRecord after) {}

  /** Writes records that were wrapped again, all in one transaction or none. */
  void rewrap(List<Rewrapped> all) {
    boolean unused =
        database.inTransaction(
            connection -> {
              for (Rewrapped each : all) {
                rewrap(connection, each);
              }
              return true;
            },
            failure -> notWritten(all.get(0).catalogue(), failure));
  }

  private void rewrap(Connection connection, Rewrapped each) throws SQLException {
    int written =
        Rows.update(
            connection,
            table.sql(connection, each.catalogue()).updateTenant(),
            each.after().wrapped().keyEncryptionKey(),
            each.after().wrapped().mechanism(),
            TaggedRow.bytes(each.after().wrapped()),
            each.catalogue().mac().of(each.after()),
            each.after().id(),
            each.catalogue().mac().of(each.before()));
    if (written != 1) {
      throw KeyringFault.CHANGED_MEANWHILE.fault(
          "another administrator rewrapped the keys of tenant "
              + each.before().tenant()
              + " meanwhile; look at hushcell tenant list");
    }
  }

  /** Returns when now is, by the clock of this machine. */
  public String now() {
    return database.now().toString();
  }

  private static RuntimeException notWritten(Catalogue catalogue, SQLException failure) {
    return KeyringFault.NOT_WRITABLE.fault(
        "the key of the tenant could not be recorded in schema "
            + catalogue.schema()
            + " ("
            + Failures.describe(failure)
            + "); nothing was sealed under it: look at hushcell tenant list and try again");
  }
}
