package dev.hushcell.testkit;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is wrapped opens with its own context under its own key, whole, and in no other way. */
public interface WrappingContract extends KeyStoreUnderTest {
  /** Most bytes of a context. */
  int MAX_CONTEXT = 1024;

  @Test
  @DisplayName("a data key opens again, here and in another process")
  default void opensAgain() throws Exception {
    Trial trial = Trial.fresh();
    WrappedKey wrapped;
    try (KeyWrapper store = open()) {
      wrapped = trial.wrappedBy(store);
      trial.opens(store, wrapped);
      trial.opens(store, wrapped);
    }
    try (KeyWrapper another = open()) {
      trial.opens(another, wrapped);
    }
  }

  @Test
  @DisplayName("a wrapped key names the key in use and a mechanism, and hides the data key")
  default void namesKeyAndMechanism() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      WrappedKey wrapped = trial.wrappedBy(store);
      assertThat(wrapped.keyEncryptionKey()).isEqualTo(store.current()).isNotBlank();
      assertThat(wrapped.mechanism()).isNotBlank();
      assertThat(wrapped.bytes()).hasSizeGreaterThan(trial.dataKey().length);
      String key = new String(trial.dataKey(), ISO_8859_1);
      for (int at = 0; at + 8 <= key.length(); at++) {
        String part = key.substring(at, at + 8);
        assertThat(new String(wrapped.bytes(), ISO_8859_1).contains(part)).isFalse();
      }
    }
  }

  @Test
  @DisplayName("two wrappings of one key do not show that it is one")
  default void differsEachTime() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      assertThat(trial.wrappedBy(store).bytes()).isNotEqualTo(trial.wrappedBy(store).bytes());
    }
  }

  @Test
  @DisplayName("what is handed in stays the caller's")
  default void leavesTheCallersBytes() throws Exception {
    Trial trial = Trial.fresh();
    byte[] context = trial.context().clone();
    try (KeyWrapper store = open();
        SecretBytes mine = SecretBytes.copyOf(trial.dataKey());
        SecretBytes same = SecretBytes.copyOf(trial.dataKey())) {
      WrappedKey wrapped = store.wrap(mine, context);
      assertThat(mine.sameAs(same)).isTrue();
      assertThat(context).isEqualTo(trial.context());
      context[0] ^= 1;
      trial.opens(store, wrapped);
    }
  }

  @Test
  @DisplayName("a context may be empty, and as long as 1 KiB; all of it counts")
  default void takesEveryContext() throws Exception {
    byte[] longest = new byte[MAX_CONTEXT];
    Arrays.fill(longest, (byte) 0xC3);
    try (KeyWrapper store = open()) {
      Trial empty = Trial.fresh().with(new byte[0]);
      empty.opens(store, empty.wrappedBy(store));
      Trial whole = Trial.fresh().with(longest);
      WrappedKey wrapped = whole.wrappedBy(store);
      whole.opens(store, wrapped);
      for (int at : new int[] {0, MAX_CONTEXT / 2, MAX_CONTEXT - 1}) {
        byte[] other = longest.clone();
        other[at] ^= 1;
        notOpened(store, whole.with(other), wrapped);
      }
      notOpened(store, whole.with(Arrays.copyOf(longest, MAX_CONTEXT - 1)), wrapped);
      notOpened(store, whole.with(new byte[0]), wrapped);
      notOpened(store, empty.with(new byte[1]), empty.wrappedBy(store));
    }
  }

  @Test
  @DisplayName("what was altered in any byte, cut or lengthened does not open")
  default void refusesWhatWasAltered() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      WrappedKey wrapped = trial.wrappedBy(store);
      int length = wrapped.bytes().length;
      for (int at = 0; at < length; at += Math.max(1, length / 48)) {
        int index = at;
        notOpened(store, trial, Trial.altered(wrapped, bytes -> flipped(bytes, index)));
      }
      notOpened(store, trial, Trial.altered(wrapped, bytes -> flipped(bytes, length - 1)));
      for (int cut : new int[] {0, 1, length / 2, length - 1, length + 1}) {
        notOpened(store, trial, Trial.altered(wrapped, bytes -> Arrays.copyOf(bytes, cut)));
      }
      trial.opens(store, wrapped);
    }
  }

  @Test
  @DisplayName("another store with a key of the same name opens nothing")
  default void refusesAnotherKey() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open();
        KeyWrapper stranger = openStranger()) {
      assertThat(trial.isRefused(stranger, trial.wrappedBy(store)).reason())
          .isIn(UNWRAP_FAILED, MISSING_KEY);
      assertThat(trial.isRefused(store, trial.wrappedBy(stranger)).reason())
          .isIn(UNWRAP_FAILED, MISSING_KEY);
    }
  }

  @Test
  @DisplayName("a key that the store does not know, and an unknown mechanism, are refused")
  default void refusesUnknownNames() throws Exception {
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      WrappedKey wrapped = trial.wrappedBy(store);
      WrappedKey lost = new WrappedKey("lost-key", wrapped.mechanism(), wrapped.bytes());
      assertThat(trial.isRefused(store, lost).reason())
          .isIn(MISSING_KEY, UNWRAP_FAILED, UNSUPPORTED);
      WrappedKey odd = new WrappedKey(wrapped.keyEncryptionKey(), "ROT-13", wrapped.bytes());
      assertThat(trial.isRefused(store, odd).reason()).isIn(UNSUPPORTED, UNWRAP_FAILED);
    }
  }

  private static void notOpened(KeyWrapper store, Trial trial, WrappedKey wrapped) {
    assertThat(trial.isRefused(store, wrapped).reason()).isEqualTo(UNWRAP_FAILED);
  }

  private static byte[] flipped(byte[] bytes, int index) {
    bytes[index] ^= 1;
    return bytes;
  }
}
