package dev.hushcell.testing;

import dev.hushcell.internal.model.InFlight;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger over nothing; its epoch is 0 until a test moves it on. */
public final class StillLedger implements ProtectionLedger {
  private final InFlight inFlight = new InFlight();
  public final AtomicInteger epoch = new AtomicInteger();
  public final AtomicInteger refreshed = new AtomicInteger();

  /** What happens when the ledger is re-read. */
  public Runnable onRefresh = () -> {};

  @Override
  public Protection current() {
    return new Protection(epoch.get(), List.of(), Set.of(), Map.of());
  }

  @Override
  public void requireFresh() {}

  @Override
  public void refresh() {
    refreshed.incrementAndGet();
    onRefresh.run();
  }

  @Override
  public void suspect() {}

  @Override
  public void activate(TableName table) {}

  @Override
  public void announce(List<SchemaChange> changes) {}

  @Override
  public void confirm(List<SchemaChange> changes) {}

  @Override
  public InFlight inFlight() {
    return inFlight;
  }
}
