package dev.hushcell.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A data key with its context, and what is done with them in many tests. */
@SuppressWarnings("ArrayRecordComponent") // of a test, never compared
record Trial(byte[] dataKey, byte[] context) {
  private static final int KEY_BYTES = 32;

  /** Returns a fresh data key. */
  static Trial fresh() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Trial(key, "hushcell.data-key.1 of a test".getBytes(StandardCharsets.US_ASCII));
  }

  Trial with(byte[] otherContext) {
    return new Trial(dataKey, otherContext);
  }

  WrappedKey wrappedBy(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes key = SecretBytes.copyOf(dataKey)) {
      return store.wrap(key, context);
    }
  }

  void opens(KeyWrapper store, WrappedKey wrapped) throws KeyStoreException {
    try (SecretBytes key = store.unwrap(wrapped, context)) {
      assertThat(key.copy(SecretAccess.iHandleKeyBytes()))
          .as("what %s unwraps", store.describe())
          .isEqualTo(dataKey);
    }
  }

  /** Checks that the store refuses for good, and returns how. */
  KeyStoreException isRefused(KeyWrapper store, WrappedKey wrapped) {
    KeyStoreException refusal = refusal(() -> store.unwrap(wrapped, context).close());
    assertThat(refusal.isTransient()).as("%s may pass", refusal).isFalse();
    return refusal;
  }

  static KeyStoreException refusal(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(KeyStoreException.class);
    assertThat(thrown.getMessage()).as("the message of the refusal").isNotBlank();
    return (KeyStoreException) thrown;
  }

  static WrappedKey altered(WrappedKey wrapped, UnaryOperator<byte[]> change) {
    return new WrappedKey(
        wrapped.keyEncryptionKey(), wrapped.mechanism(), change.apply(wrapped.bytes()));
  }
}
