package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes declared columns of an existing, empty table protected ones: key and record first
 * (pending), then storage type and CHECK, then the record becomes active. Interrupted anywhere, the
 * next statement takes it up again.
 */
record Activation(
    LedgerDatabase database,
    Catalogues catalogues,
    CatalogueCreation creation,
    CatalogueWriter writer,
    KeyMaker keys) {
  private static final int MOST_LOOKS = 20;
  private static final long LOOK_AGAIN = 50;

  /**
   * Activates the columns that the rules declare; those that are active already stay as they are.
   */
  void activate(TableName table, Protection protection) {
    putBack(table, protection);
    for (int number = 1; !isActivated(table, look(table, protection)); number++) {
      if (number == MOST_LOOKS) {
        throw KeyringFault.BUSY.fault(
            "other processes activate " + table + " again and again; try again");
      }
      database.attempts().pause(LOOK_AGAIN);
    }
  }

  /** Returns false when another process put something else on record since the look. */
  private boolean isActivated(TableName table, Look look) {
    if (look.wanted().isEmpty()) {
      return true;
    }
    Catalogue ready = look.catalogue().orElseGet(() -> creation.ensure(table.schema()));
    records(ready, look.wanted(), ColumnRecord.State.PENDING); // refuses before a key is made
    keys.ensure(
        ready,
        look.wanted().stream().map(ProtectedColumn::name).toList(),
        look.wanted().stream().map(ProtectedColumn::key).collect(Collectors.toSet()));
    if (!isWritten(table, look, ColumnRecord.State.PENDING)) {
      return false;
    }
    new StorageChange(database).apply(table, look.wanted());
    return isWritten(table, look, ColumnRecord.State.ACTIVE);
  }

  /** Finds a table again that the database lost sight of when its activation was interrupted. */
  void putBack(TableName table, Protection protection) {
    if (protection.interrupted().contains(table)) {
      putBack(table);
    }
  }

  /**
   * Gives a table its name back. To alter it a database may make a copy, drops the table and
   * renames the copy, and commits each; where the disk fills up in between, the copy has all rows
   * and a name that nobody knows. While another session alters the table it is not to be seen
   * either.
   */
  private void putBack(TableName table) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      if (database.look(connection -> database.tables().exists(connection, table))) {
        return;
      }
      database.attempts().pause(LOOK_AGAIN);
    }
    List<String> copies =
        database.look(connection -> database.tables().halfAltered(connection, table));
    if (copies.size() > 1) {
      throw KeyringFault.HALF_ALTERED.fault(
          ("%s is not there: the database was interrupted while it altered it, more than once,"
                  + " and its rows are in %s; find out in which, and rename that to %s")
              .formatted(table, String.join(" or ", copies), table.table()));
    }
    for (String copy : copies) {
      database.autocommitted(
          connection -> rename(connection, table, copy),
          failure -> notRenamed(table, copy, failure));
    }
  }

  private static boolean rename(Connection connection, TableName table, String copy)
      throws SQLException {
    TableName from = new TableName(table.schema(), copy);
    String form = "ALTER TABLE IF EXISTS %s RENAME TO %s";
    Rows.run(connection, Quotes.asTold(connection).sql(form, from, table.table()));
    return true;
  }

  private static RuntimeException notRenamed(TableName table, String copy, SQLException failure) {
    return KeyringFault.HALF_ALTERED.fault(
        ("%s is not there: the database was interrupted while it altered it, and its rows are"
                + " in %s, which could not be renamed (%s); rename it to %s")
            .formatted(table, copy, Failures.describe(failure), table.table()));
  }

  /** Returns the columns that {@link #activate} would put on record; writes nothing. */
  List<ProtectedColumn> foresee(TableName table, Protection protection) {
    Look look = look(table, protection);
    look.catalogue().ifPresent(now -> records(now, look.wanted(), ColumnRecord.State.PENDING));
    return look.wanted();
  }

  private record Look(Optional<Catalogue> catalogue, List<ProtectedColumn> wanted) {
    /**
     * Tells whether each column has the record that it had, or the one that is wanted. Another
     * process may have begun since: the table may be half altered then, and the types that were
     * seen in it are those of cells.
     */
    boolean isStill(Catalogue now) {
      return wanted.stream()
          .allMatch(
              column -> {
                Optional<ColumnRecord> record = now.column(column.name());
                return record.map(ColumnRecord::column).equals(Optional.of(column))
                    || record.equals(catalogue.flatMap(known -> known.column(column.name())));
              });
    }
  }

  /**
   * Looks at the catalogue and then at the table. Another process may be activating the table: it
   * then looks like one whose catalogue is gone, or lacks a column for a moment. So a refusal
   * counts only when the catalogue is still the same and nobody is at it.
   */
  private Look look(TableName table, Protection protection) {
    Optional<Catalogue> catalogue = catalogues.read(table.schema());
    for (int number = 1; ; number++) {
      Optional<Catalogue> known = catalogue;
      try {
        return new Look(
            known, database.look(connection -> wanted(connection, table, protection, known)));
      } catch (Fault refused) {
        catalogue = catalogues.read(table.schema());
        boolean same = catalogue.map(Catalogue::epoch).equals(known.map(Catalogue::epoch));
        if (number == MOST_LOOKS || (same && !isBeingActivated(table, catalogue))) {
          throw refused;
        }
        database.attempts().pause(LOOK_AGAIN);
      }
    }
  }

  private static boolean isBeingActivated(TableName table, Optional<Catalogue> catalogue) {
    return catalogue.isPresent()
        && catalogue.get().columns().stream()
            .filter(record -> record.column().name().table().equals(table))
            .anyMatch(record -> record.state().isBeingActivated());
  }

  private boolean isWritten(TableName table, Look look, ColumnRecord.State state) {
    AtomicBoolean still = new AtomicBoolean();
    writer.change(
        table.schema(),
        now -> {
          still.set(look.isStill(now));
          return still.get()
              ? CatalogueEdit.ofColumns(records(now, look.wanted(), state))
              : CatalogueEdit.none();
        });
    return still.get();
  }

  private List<ColumnRecord> records(
      Catalogue now, List<ProtectedColumn> columns, ColumnRecord.State state) {
    return ColumnAgreement.records(now, columns, state, database.now());
  }

  private List<ProtectedColumn> wanted(
      Connection connection, TableName table, Protection protection, Optional<Catalogue> catalogue)
      throws SQLException {
    Map<ColumnName, ProtectedColumn> wanted =
        new ColumnsToActivate(database.tables()).wanted(connection, table, protection, catalogue);
    if (!wanted.isEmpty()) {
      requirePermission(table, protection);
      wanted.keySet().forEach(column -> requireNotElsewhere(column, protection));
      boolean again = wanted.keySet().stream().anyMatch(name -> isOnRecord(name, catalogue));
      requireEmpty(
          connection,
          table,
          wanted.keySet(),
          again ? Activation::madeAgain : StorageChange::existingRows);
    }
    return List.copyOf(wanted.values());
  }

  private static void requirePermission(TableName table, Protection protection) {
    protection
        .jobs()
        .expiredAt(table)
        .ifPresent(
            job -> {
              throw KeyringFault.PLAIN_EXPIRED.fault(
                  "columns of " + table + expired(job) + " --url …");
            });
  }

  private static String expired(Rewriting job) {
    return switch (job.kind()) {
      case ENCRYPT ->
          (" were to be encrypted by %1$s and are not; finish rewriting %2$s: hushcell column"
                  + " resume %2$s")
              .formatted(job.plainUntil(), job.id());
      case DECRYPT, CHANGE ->
          " were decrypted, and may be declared no more since "
              + job.plainUntil()
              + "; remove their declarations, or encrypt them again: hushcell column encrypt "
              + job.table();
    };
  }

  /** A column that looks empty was renamed, and its cells would not be found any more. */
  private static void requireNotElsewhere(ColumnName column, Protection protection) {
    if (protection.isElsewhere(column.table(), column.column())) {
      throw KeyringFault.UNSUITABLE.fault(
          column.shortForm()
              + " cannot become a protected column: another column of the table keeps its cells;"
              + " drop the new one, and give the old one its name back");
    }
  }

  /** Rows are no matter while they have nothing in the columns. */
  private static void requireEmpty(
      Connection connection,
      TableName table,
      Set<ColumnName> columns,
      Function<TableName, RuntimeException> refusal)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(1);
      Quotes names = Quotes.asTold(connection);
      String filled =
          columns.stream()
              .map(column -> names.of(column.column()) + " IS NOT NULL")
              .collect(Collectors.joining(" OR "));
      String sql = "SELECT 1 FROM " + names.of(table) + " WHERE " + filled;
      try (ResultSet rows = statement.executeQuery(sql)) {
        if (rows.next()) {
          throw refusal.apply(table);
        }
      }
    }
  }

  static boolean isOnRecord(ColumnName name, Optional<Catalogue> catalogue) {
    return catalogue
        .flatMap(now -> now.column(name))
        .filter(record -> record.state().isPresent())
        .isPresent();
  }

  /** A job would take cells for values that were written before somebody noticed. */
  static RuntimeException madeAgain(TableName table) {
    return KeyringFault.EXISTING_ROWS.fault(
        table
            + " was created again without this driver and has values in plaintext where the"
            + " catalogue says that cells are; take the rows out, empty the table, and insert them"
            + " through this driver, which activates it with the first statement");
  }
}
