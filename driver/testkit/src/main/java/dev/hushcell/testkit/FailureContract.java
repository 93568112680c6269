package dev.hushcell.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a store fails: what may pass is told from what will not, and no secret is told at all. */
public interface FailureContract extends KeyStoreUnderTest {
  @Test
  @DisplayName("a store describes itself, without a secret")
  default void describesItself() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      assertThat(store.describe()).isNotBlank();
      tellsNoSecret(store.describe());
      tellsNoSecret(store.toString());
      WrappedKey wrapped = trial.wrappedBy(store);
      tellsNoSecret(wrapped.toString());
      for (WrappedKey wrong :
          List.of(
              Trial.altered(wrapped, bytes -> new byte[bytes.length]),
              new WrappedKey("lost-key", wrapped.mechanism(), wrapped.bytes()))) {
        tellsNoSecret(traceOf(trial.isRefused(store, wrong)));
      }
    }
  }

  @Test
  @DisplayName("a closed store does nothing, and can be closed again")
  default void doesNothingAfterItIsClosed() throws Exception {
    Trial trial = Trial.fresh();
    KeyWrapper store = open();
    WrappedKey wrapped = trial.wrappedBy(store);
    store.close();
    store.close();
    isRefused(() -> store.unwrap(wrapped, trial.context()).close());
    isRefused(() -> trial.wrappedBy(store));
    tellsNoSecret(store.describe());
    try (KeyWrapper another = open()) {
      trial.opens(another, wrapped);
    }
  }

  @Test
  @DisplayName("out of reach is told as something that passes, and passes")
  default void standsAnOutage() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      WrappedKey wrapped = trial.wrappedBy(store);
      Optional<Disturbance> outage = outage();
      assumeTrue(outage.isPresent(), "a test cannot put this store out of reach");
      try {
        for (ThrowingCallable call : uses(trial, store, wrapped)) {
          failureOf(call).ifPresent(e -> assertThat(e.isTransient()).as("%s", e).isTrue());
        }
      } finally {
        outage.get().end();
      }
      trial.opens(store, wrapped);
      trial.opens(store, trial.wrappedBy(store));
    }
  }

  @Test
  @DisplayName("a lack of permission is told as something that does not pass by itself")
  default void tellsDenialFromOutage() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      WrappedKey wrapped = trial.wrappedBy(store);
      Optional<Disturbance> denial = denial();
      assumeTrue(denial.isPresent(), "a test cannot take the permission away");
      try {
        for (ThrowingCallable call : uses(trial, store, wrapped)) {
          failureOf(call).ifPresent(e -> assertThat(e.isTransient()).as("%s", e).isFalse());
        }
      } finally {
        denial.get().end();
      }
      trial.opens(store, trial.wrappedBy(store));
    }
  }

  private static List<ThrowingCallable> uses(Trial trial, KeyWrapper store, WrappedKey wrapped) {
    return List.of(
        () -> trial.opens(store, wrapped),
        () -> trial.wrappedBy(store),
        () -> trial.opens(store, wrapped));
  }

  private Optional<KeyStoreException> failureOf(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    if (thrown == null) {
      return Optional.empty();
    }
    assertThat(thrown).isInstanceOf(KeyStoreException.class);
    tellsNoSecret(traceOf(thrown));
    return Optional.of((KeyStoreException) thrown);
  }

  private void isRefused(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOfAny(KeyStoreException.class, IllegalStateException.class);
    tellsNoSecret(traceOf(thrown));
  }

  private void tellsNoSecret(String text) {
    for (String secret : secrets()) {
      assertThat(text.contains(secret)).as("a secret is told in: " + text).isFalse();
    }
  }

  private static String traceOf(Throwable thrown) {
    StringWriter out = new StringWriter();
    thrown.printStackTrace(new PrintWriter(out));
    return out.toString();
  }
}
