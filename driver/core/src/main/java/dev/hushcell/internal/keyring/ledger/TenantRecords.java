package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TenantName;
import dev.hushcell.keystore.WrappedKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
  private final Set<UUID> withTable = ConcurrentHashMap.newKeySet();

  TenantRecords(LedgerDatabase database) {
    this.database = database;
  }

  @FunctionalInterface
  private interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Returns all records beside a catalogue, verified; none where there is no table. */
  public List<TenantRecord> all(Catalogue catalogue) {
    return database.look(
        connection ->
            TableBeside.isThere(connection, catalogue.schema(), CatalogueSql.TENANTS)
                ? read(connection, catalogue, "", statement -> {})
                : List.of());
  }

  Optional<TenantRecord> of(Catalogue catalogue, String name, String tenant) {
    return found(
            catalogue,
            "key_name = ? AND tenant_folded = ?",
            statement -> {
              statement.setString(1, name);
              statement.setString(2, TenantName.folded(tenant));
            })
        .filter(record -> record.name().equals(name) && record.tenant().equals(tenant));
  }

  Optional<TenantRecord> of(Catalogue catalogue, int id) {
    return found(catalogue, "key_id = ?", statement -> statement.setInt(1, id))
        .filter(record -> record.id() == id);
  }

  private Optional<TenantRecord> found(Catalogue catalogue, String condition, Values values) {
    return database.look(
        connection ->
            isThere(connection, catalogue)
                ? read(connection, catalogue, condition, values).stream().findFirst()
                : Optional.empty());
  }

  /** Before the first tenant there is no table. */
  private boolean isThere(Connection connection, Catalogue catalogue) throws SQLException {
    boolean there =
        withTable.contains(catalogue.uuid())
            || TableBeside.isThere(connection, catalogue.schema(), CatalogueSql.TENANTS);
    if (there) {
      withTable.add(catalogue.uuid());
    }
    return there;
  }

  private List<TenantRecord> read(
      Connection connection, Catalogue catalogue, String condition, Values values)
      throws SQLException {
    String text = sql(connection, catalogue).selectTenants(condition);
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      values.set(statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<TenantRecord> found = new ArrayList<>();
        while (rows.next()) {
          found.add(verified(rows, catalogue));
        }
        return found;
      }
    }
  }

  private static TenantRecord verified(ResultSet row, Catalogue catalogue) throws SQLException {
    Optional<TenantRecord> record = record(row);
    if (record.isEmpty() || !catalogue.mac().of(record.get()).equals(row.getString(9))) {
      throw KeyringFault.RECORD_ALTERED.fault(
          "a record in "
              + CatalogueSql.TENANTS
              + " of schema "
              + catalogue.schema()
              + " is not what Hushcell wrote; restore the table from a backup");
    }
    return record.get();
  }

  private static Optional<TenantRecord> record(ResultSet row) throws SQLException {
    try {
      return Optional.of(
          new TenantRecord(
              row.getString(1),
              row.getString(2),
              row.getInt(3),
              UUID.fromString(row.getString(4)),
              new WrappedKey(
                  row.getString(5), row.getString(6), Base64.getDecoder().decode(row.getString(7))),
              row.getString(8)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Makes the table where it is not there. */
  public void prepare(Catalogue catalogue) {
    boolean unused =
        database.autocommitted(
            connection -> {
              if (!TableBeside.isThere(connection, catalogue.schema(), CatalogueSql.TENANTS)) {
                try (Statement statement = connection.createStatement()) {
                  statement.execute(sql(connection, catalogue).tenantDefinition().get(0));
                }
              }
              return true;
            },
            failure -> notCreatable(catalogue, failure));
  }

  /** Writes a record; another one of the same tenant and name is never written over. */
  public void add(Catalogue catalogue, TenantRecord record) {
    boolean unused =
        database.inTransaction(
            connection -> {
              String text = sql(connection, catalogue).insertTenant();
              try (PreparedStatement statement = connection.prepareStatement(text)) {
                statement.setString(1, record.name());
                statement.setString(2, record.tenant());
                statement.setInt(3, record.id());
                statement.setString(4, record.uuid().toString());
                wrapped(statement, 5, record.wrapped());
                statement.setString(8, record.created());
                statement.setString(9, catalogue.mac().of(record));
                statement.setString(10, TenantName.folded(record.tenant()));
                return statement.executeUpdate() == 1;
              }
            },
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
    String text = sql(connection, each.catalogue()).updateTenant();
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      wrapped(statement, 1, each.after().wrapped());
      statement.setString(4, each.catalogue().mac().of(each.after()));
      statement.setInt(5, each.after().id());
      statement.setString(6, each.catalogue().mac().of(each.before()));
      if (statement.executeUpdate() != 1) {
        throw KeyringFault.CHANGED_MEANWHILE.fault(
            "another administrator rewrapped the keys of tenant "
                + each.before().tenant()
                + " meanwhile; look at hushcell tenant list");
      }
    }
  }

  private static void wrapped(PreparedStatement statement, int first, WrappedKey wrapped)
      throws SQLException {
    statement.setString(first, wrapped.keyEncryptionKey());
    statement.setString(first + 1, wrapped.mechanism());
    statement.setString(first + 2, Base64.getEncoder().encodeToString(wrapped.bytes()));
  }

  /** Returns when now is, by the clock of this machine. */
  public String now() {
    return database.now().toString();
  }

  private CatalogueSql sql(Connection connection, Catalogue catalogue) throws SQLException {
    return CatalogueSql.of(connection, catalogue.schema(), database.form());
  }

  private static RuntimeException notWritten(Catalogue catalogue, SQLException failure) {
    return KeyringFault.NOT_WRITABLE.fault(
        "the key of the tenant could not be recorded in schema "
            + catalogue.schema()
            + " ("
            + Failures.describe(failure)
            + "); nothing was sealed under it: look at hushcell tenant list and try again");
  }

  private RuntimeException notCreatable(Catalogue catalogue, SQLException failure) {
    CatalogueSql sql = database.transactions().sql(catalogue.schema());
    return KeyringFault.NOT_CREATABLE.fault(
        "the table of the keys of tenants could not be made in schema "
            + catalogue.schema()
            + " ("
            + Failures.describe(failure)
            + "); have an administrator run:\n"
            + String.join(";\n", sql.tenantDefinition())
            + ";");
  }
}
