package dev.hushcell.internal.assembly;

import dev.hushcell.internal.assembly.Assembly.ConnectionLimits;
import dev.hushcell.internal.config.Configuration;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.model.InFlight;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.plan.pipeline.RefusedCreations;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.List;

/** A ledger that refuses what the configuration does not let its connections do. Thread-safe. */
final class LimitedLedger implements ProtectionLedger, ProtectionLedger.Preview {
  private final Ledger inner;
  private final ConnectionLimits limits;
  private final CheckNotices checks;
  private final RefusedCreations creations;
  private volatile long checkedEpoch = -1;

  LimitedLedger(
      Ledger inner, ConnectionLimits limits, CheckNotices checks, RefusedCreations creations) {
    this.inner = inner;
    this.limits = limits;
    this.checks = checks;
    this.creations = creations;
  }

  @Override
  public Protection current() {
    return allowed(inner.current());
  }

  @Override
  public Protection current(long moment) {
    return allowed(inner.current(moment));
  }

  private Protection allowed(Protection now) {
    if (now.epoch() != checkedEpoch) {
      for (ProtectedTable table : now.activated().values()) {
        table.columns().forEach(this::requireAllowed);
      }
      checkedEpoch = now.epoch();
    }
    return now;
  }

  private void requireAllowed(ProtectedColumn column) {
    if (!limits.fips().level().allows(column.search())) {
      throw Configuration.strict(column.name().toString());
    }
  }

  @Override
  public void requireFresh() {
    inner.requireFresh();
  }

  @Override
  public void refresh() {
    inner.refresh();
  }

  @Override
  public Protection now() {
    Protection unused = inner.now();
    return current();
  }

  @Override
  public Protection lately() {
    Protection unused = inner.lately();
    return current();
  }

  @Override
  public void suspect() {
    inner.suspect();
  }

  @Override
  public void activate(TableName table) {
    requireKeysMayBeMade(table);
    inner.activate(table);
  }

  @Override
  public void announce(List<SchemaChange> changes) {
    try {
      requireKeysMayBeMade(changes);
      List<SchemaChange> recorded = CheckNotices.without(changes);
      if (!recorded.isEmpty()) {
        inner.announce(recorded);
      }
    } catch (Fault refused) {
      creations.note(changes, refused.code());
      throw refused;
    }
  }

  @Override
  public List<ProtectedColumn> ofActivation(TableName table) {
    requireKeysMayBeMade(table);
    return inner.ofActivation(table);
  }

  @Override
  public List<ProtectedColumn> ofChanges(List<SchemaChange> changes) {
    requireKeysMayBeMade(changes);
    return inner.ofChanges(changes);
  }

  @Override
  public void confirm(List<SchemaChange> changes) {
    List<SchemaChange> recorded = CheckNotices.without(changes);
    if (!recorded.isEmpty()) {
      inner.confirm(recorded);
    }
    checks.tell(changes);
  }

  @Override
  public InFlight inFlight() {
    return inner.inFlight();
  }

  private void requireKeysMayBeMade(List<SchemaChange> changes) {
    for (SchemaChange change : changes) {
      if (change instanceof SchemaChange.CreateTable || change instanceof SchemaChange.AddColumn) {
        requireKeysMayBeMade(change.table());
      }
    }
  }

  private void requireKeysMayBeMade(TableName table) {
    if (!limits.keys().isByUse()) {
      throw ConfigFault.KEYS_BY_ADMIN.fault(
          "columns of "
              + table
              + " are declared but have no keys yet, and keys.create: admin keeps this connection"
              + " from making them; make or first use the table with a configuration that says"
              + " keys.create: first-use");
    }
  }

  /** Tells of each CHECK whose condition was taken out, once; no catalogue has a record of it. */
  record CheckNotices(Warnings warnings) {

    static List<SchemaChange> without(List<SchemaChange> changes) {
      return changes.stream().filter(each -> !(each instanceof SchemaChange.DropCheck)).toList();
    }

    /** Tells after the statement was run; the condition itself may hold values and is not told. */
    void tell(List<SchemaChange> changes) {
      for (SchemaChange change : changes) {
        if (change instanceof SchemaChange.DropCheck drop) {
          warnings.warn(told(drop));
        }
      }
    }

    private static String told(SchemaChange.DropCheck drop) {
      return drop.constraint().map(name -> "the CHECK " + name).orElse("a CHECK")
          + " on "
          + drop.table()
          + " was made without its condition (ddl.checks), because it names protected columns: "
          + String.join(", ", drop.columns())
          + "; check in the application";
    }
  }
}
