package dev.hushcell.internal.keyring.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something is refused with a code. */
public final class Refusals {
  private Refusals() {}

  public static void assertRefused(KeyringFault code, ThrowingCallable call, String... inMessage) {
    AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(call);
    refusal
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code))
        .hasMessageStartingWith("[" + code.id() + "] ");
    for (String each : inMessage) {
      refusal.hasMessageContaining(each);
    }
  }
}
