package dev.hushcell.internal.schema;

import dev.hushcell.internal.model.ProtectionLedger;
import java.util.concurrent.atomic.AtomicLong;

/** How often tables were looked at, and up to which look protection was read again. Thread-safe. */
final class Looks {
  private final ProtectionLedger ledger;
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong settled = new AtomicLong();

  Looks(ProtectionLedger ledger) {
    this.ledger = ledger;
  }

  void note() {
    looks.incrementAndGet();
  }

  /** Has what is protected read again where a table was looked at since the last time. */
  void settle() {
    long now = looks.get();
    if (settled.get() < now) {
      ledger.refresh();
      settled.accumulateAndGet(now, Math::max);
    }
  }
}
