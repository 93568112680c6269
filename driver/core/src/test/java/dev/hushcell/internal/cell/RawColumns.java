package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;

/** Real columns for tests. */
final class RawColumns {
  private final SealedColumns typed;

  RawColumns(FipsModule module, Keyring keyring, ValueRules rules) {
    typed = new SealedColumns(module, keyring, rules);
  }

  RawColumn of(ProtectedColumn column) {
    return new RawColumn(typed.of(column));
  }

  void close() {
    typed.close();
  }
}
