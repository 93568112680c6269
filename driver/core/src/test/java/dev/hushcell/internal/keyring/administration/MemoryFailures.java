package dev.hushcell.internal.keyring.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.MemoryKeyStore;

/** Lets a key store fail for good from its n-th call on. */
final class MemoryFailures {
  private MemoryFailures() {}

  /** Returns whether the work failed. */
  static boolean failAt(MemoryKeyStore store, int call, Runnable work) {
    store.failFrom(call);
    Throwable failure = catchThrowable(work::run);
    store.failFrom(Integer.MAX_VALUE);
    if (failure != null) {
      assertThat(failure)
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> assertThat(fault.code()).isEqualTo(KeyringFault.KEY_STORE_DOWN));
    }
    return failure != null;
  }
}
