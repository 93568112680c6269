package dev.hushcell.internal.keystores;

import static dev.hushcell.internal.keystores.StoreSettings.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A data key that tests wrap and unwrap, and how refusals are told. */
final class Trials {
  static final byte[] CONTEXT = "hushcell_key row 1".getBytes(UTF_8);
  static final byte[] DATA_KEY = "an example of a data key, 32 B..".getBytes(UTF_8);

  private Trials() {}

  static WrappedKey wrap(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes dataKey = SecretBytes.copyOf(DATA_KEY)) {
      return store.wrap(dataKey, CONTEXT);
    }
  }

  static void opens(KeyWrapper store, WrappedKey wrapped) throws KeyStoreException {
    try (SecretBytes dataKey = store.unwrap(wrapped, CONTEXT)) {
      assertThat(dataKey.copy(SecretAccess.iHandleKeyBytes())).isEqualTo(DATA_KEY);
    }
  }

  static void refuses(KeyStoreException.Reason reason, KeyWrapper store, WrappedKey wrapped) {
    KeyStoreException refusal =
        catchThrowableOfType(KeyStoreException.class, () -> store.unwrap(wrapped, CONTEXT).close());
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  /** The call is refused with that code and text. */
  static Fault fault(KeyStoreFault code, String text, ThrowingCallable call) {
    Fault fault = catchThrowableOfType(Fault.class, call);
    assertThat(fault).isNotNull();
    assertThat(fault)
        .hasMessageContaining("[" + code.id() + "]")
        .hasMessageContaining(text)
        .hasMessageNotContaining(PASSWORD);
    assertThat(fault.code()).isEqualTo(code);
    return fault;
  }
}
