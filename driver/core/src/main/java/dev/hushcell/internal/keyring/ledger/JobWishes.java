package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.KeyGeneration;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What columns of a table would become by a job; refuses what cannot be, before anything is
 * written. Thread-safe.
 */
public record JobWishes(LedgerDatabase database, Catalogues catalogues) {
  /**
   * A column that a job is to rewrite.
   *
   * @param old what it is, where it keeps cells
   * @param made what it becomes, where it is to keep cells
   */
  public record Wish(Optional<ProtectedColumn> old, Optional<ProtectedColumn> made) {
    public ColumnName name() {
      return made.or(() -> old).orElseThrow().name();
    }

    public LogicalType type() {
      return old.or(() -> made).orElseThrow().type();
    }
  }

  /** Returns the declared columns of a table that a job would encrypt; refuses what cannot be. */
  public List<Wish> encryptable(TableName table, Protection protection) {
    Optional<Catalogue> catalogue = withoutJob(table);
    ColumnsToActivate toActivate = new ColumnsToActivate(database.tables());
    Collection<ProtectedColumn> wanted =
        database.look(
            connection ->
                toActivate.wanted(connection, table, protection.withoutJobs(), catalogue).values());
    if (wanted.stream().anyMatch(column -> Activation.isOnRecord(column.name(), catalogue))) {
      throw Activation.madeAgain(table);
    }
    return wanted.stream()
        .map(column -> new Wish(Optional.empty(), Optional.of(column)))
        .map(wish -> catalogue.map(now -> withNewKeyAgain(now, wish)).orElse(wish))
        .toList();
  }

  /** A column that was decrypted once gets cells of another key than it had then. */
  private static Wish withNewKeyAgain(Catalogue now, Wish wish) {
    return now.column(wish.name())
        .filter(record -> record.state().isGivenUp())
        .map(
            record ->
                SuccessorKeys.of(now, List.of(new Wish(Optional.of(record.column()), wish.made()))))
        .map(keyed -> new Wish(Optional.empty(), keyed.get(0).made()))
        .orElse(wish);
  }

  /**
   * Returns what columns become that are to be changed; refuses what cannot be.
   *
   * @param changes for each column, turns the rule it was made by into the rule it is to follow
   */
  public List<Wish> changed(TableName table, Map<String, UnaryOperator<ColumnRule>> changes) {
    Catalogue now = requireCatalogue(withoutJob(table), table);
    List<Wish> wishes = new ArrayList<>();
    for (Map.Entry<String, UnaryOperator<ColumnRule>> change : changes.entrySet()) {
      ProtectedColumn old = requireActive(now, new ColumnName(table, change.getKey()));
      ColumnRule rule = change.getValue().apply(LedgerSnapshot.ruleOf(old));
      String type = rule.type().orElse(old.type().declared());
      ProtectedColumn made = database.tables().types().derive(rule, old.name(), type, "");
      ColumnAgreement.requireLonger(old, made);
      JobTenants.require(made);
      wishes.add(new Wish(Optional.of(old), Optional.of(ofRows(made))));
    }
    return SuccessorKeys.of(now, wishes);
  }

  private ProtectedColumn ofRows(ProtectedColumn made) {
    TableName name = made.name().table();
    ExistingTable table =
        database
            .look(connection -> database.tables().table(connection, name))
            .orElseThrow(() -> KeyringFault.NOT_A_TABLE.fault(name + " is gone"));
    return new KeyOfRows(database.tables().types()).told(made, table);
  }

  /**
   * Returns the columns of a table that a job would decrypt.
   *
   * @param columns their names; none for all
   */
  public List<Wish> decryptable(TableName table, List<String> columns) {
    Catalogue now = requireCatalogue(withoutJob(table), table);
    return named(now, table, columns).stream()
        .map(name -> new Wish(Optional.of(requireActive(now, name)), Optional.empty()))
        .toList();
  }

  /**
   * Returns the names of columns of a table that keep cells.
   *
   * @param columns their names; none for all
   */
  public List<String> active(TableName table, List<String> columns) {
    Catalogue now = requireCatalogue(withoutJob(table), table);
    return named(now, table, columns).stream().map(ColumnName::column).toList();
  }

  private static List<ColumnName> named(Catalogue now, TableName table, List<String> columns) {
    if (!columns.isEmpty()) {
      return columns.stream().map(column -> new ColumnName(table, column)).toList();
    }
    List<ColumnName> all =
        now.columns().stream()
            .filter(record -> record.state().isPresent())
            .map(record -> record.column().name())
            .filter(name -> name.table().equals(table))
            .sorted(Comparator.comparing(ColumnName::column))
            .toList();
    if (all.isEmpty()) {
      throw KeyringFault.NO_JOB.fault(table + " has no column that keeps cells");
    }
    return all;
  }

  static ProtectedColumn requireActive(Catalogue now, ColumnName name) {
    return now.column(name)
        .filter(record -> record.state().isPresent())
        .map(ColumnRecord::column)
        .orElseThrow(
            () ->
                KeyringFault.NO_JOB.fault(
                    name.shortForm() + " is not a column that keeps cells; look at the status"));
  }

  public void requireNoJob(TableName table) {
    Optional<Catalogue> unused = withoutJob(table);
  }

  private Optional<Catalogue> withoutJob(TableName table) {
    Optional<Catalogue> catalogue = catalogues.read(table.schema());
    catalogue
        .flatMap(now -> now.rewritings().at(table))
        .ifPresent(
            job -> {
              throw KeyringFault.JOB_RUNS.fault(
                  "rewriting " + job.id() + " of " + table + " is not over; resume or abandon it");
            });
    return catalogue;
  }

  static Catalogue requireCatalogue(Optional<Catalogue> catalogue, TableName table) {
    return catalogue.orElseThrow(
        () -> KeyringFault.NO_JOB.fault("schema " + table.schema() + " has no catalogue"));
  }

  /**
   * The keys of columns that are changed. Changed cells are never of the key of the old ones;
   * columns that had one key have one again, as far as they stay alike.
   */
  private static final class SuccessorKeys {
    private final Catalogue now;
    private final Map<String, String> chosen = new HashMap<>();

    private SuccessorKeys(Catalogue now) {
      this.now = now;
    }

    static List<Wish> of(Catalogue now, List<Wish> wishes) {
      SuccessorKeys successors = new SuccessorKeys(now);
      return wishes.stream()
          .map(wish -> new Wish(wish.old(), wish.made().map(made -> successors.keyed(wish, made))))
          .toList();
    }

    private ProtectedColumn keyed(Wish wish, ProtectedColumn made) {
      boolean sameName =
          wish.old().filter(old -> KeyGeneration.areOfOne(old.key(), made.key())).isPresent();
      String key =
          sameName
              ? chosen.computeIfAbsent(made.key(), same -> after(made))
              : last(made.key()).map(KeyGeneration::name).orElse(made.key());
      return made.keyed(key);
    }

    /** Returns the key that another column went on to, where both are alike, else a new one. */
    private String after(ProtectedColumn made) {
      KeyGeneration own = KeyGeneration.of(made.key());
      KeyGeneration last = last(made.key()).orElse(own);
      boolean alike =
          last.compareTo(own) > 0
              && !now.isDestroyed(last.name())
              && columns(last.name()).allMatch(other -> ColumnAgreement.areAlike(made, other));
      return alike ? last.name() : last.next().name();
    }

    private Stream<ProtectedColumn> columns(String key) {
      return now.columns().stream()
          .map(ColumnRecord::column)
          .filter(column -> column.key().equals(key));
    }

    private Optional<KeyGeneration> last(String key) {
      return Stream.concat(
              now.keys().stream().map(KeyRecord::name),
              now.columns().stream().map(record -> record.column().key()))
          .filter(name -> KeyGeneration.areOfOne(name, key))
          .map(KeyGeneration::of)
          .max(KeyGeneration::compareTo);
    }
  }
}
