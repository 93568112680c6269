package dev.hushcell.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys of tenants, each with a name and versions of its own, come and go without the others. */
public interface NamedKeysContract extends KeyStoreUnderTest {
  @Test
  @DisplayName("who needs keys of tenants finds what the store says it has")
  default void offersNamedKeys() throws Exception {
    try (KeyWrapper store = open()) {
      assertThat(store.named().isPresent()).isEqualTo(namesKeys());
    }
  }

  @Test
  @DisplayName("what a key of a tenant wrapped opens in every process, and tells the name")
  default void wrapsUnderTheNamedKey() throws Exception {
    assumeTrue(namesKeys(), "the store has no named keys");
    Trial trial = Trial.fresh();
    try (KeyWrapper other = open();
        KeyWrapper store = open();
        KeyWrapper stranger = openStranger()) {
      String key = fresh(store);
      assertThat(named(store).has(key)).isFalse();
      named(store).create(key);
      assertThat(named(store).has(key)).isTrue();
      WrappedKey wrapped = wrapped(trial, store, key);
      for (KeyWrapper each : new KeyWrapper[] {store, other}) {
        trial.opens(each, wrapped);
        trial.with(new byte[] {1}).isRefused(each, wrapped);
      }
      trial.isRefused(stranger, wrapped);
      assertThat(named(other).has(key)).isTrue();
      trial.opens(store, wrapped(trial, other, key));
    }
  }

  @Test
  @DisplayName("a key that is there is not made again, and stays as it is")
  default void makesNoKeyTwice() throws Exception {
    assumeTrue(namesKeys(), "the store has no named keys");
    Trial trial = Trial.fresh();
    try (KeyWrapper other = open();
        KeyWrapper store = open()) {
      String key = fresh(store);
      named(store).create(key);
      WrappedKey wrapped = wrapped(trial, store, key);
      for (KeyWrapper each : new KeyWrapper[] {store, other}) {
        assertThat(Trial.refusal(() -> named(each).create(key)).isTransient()).isFalse();
        trial.opens(each, wrapped);
        assertThat(wrapped(trial, each, key).keyEncryptionKey())
            .isEqualTo(wrapped.keyEncryptionKey());
      }
    }
  }

  @Test
  @DisplayName("a new version of a key of a tenant wraps from then on, the old one goes on opening")
  default void rotatesTheNamedKeyAlone() throws Exception {
    assumeTrue(namesKeys(), "the store has no named keys");
    Trial trial = Trial.fresh();
    try (KeyWrapper other = open();
        KeyWrapper store = open()) {
      String current = store.current();
      String key = fresh(store);
      named(store).create(key);
      WrappedKey first = wrapped(trial, store, key);
      named(store).rotate(key);
      WrappedKey second = wrapped(trial, store, key);
      assertThat(second.keyEncryptionKey()).isNotEqualTo(first.keyEncryptionKey());
      for (KeyWrapper each : new KeyWrapper[] {store, other}) {
        trial.opens(each, first);
        trial.opens(each, second);
      }
      assertThat(store.current()).isEqualTo(current);
    }
  }

  @Test
  @DisplayName("a destroyed key of a tenant opens nothing in any version, and all others do")
  default void destroysTheNamedKeyAlone() throws Exception {
    assumeTrue(namesKeys(), "the store has no named keys");
    Trial trial = Trial.fresh();
    try (KeyWrapper other = open();
        KeyWrapper store = open()) {
      String doomed = fresh(store);
      String neighbour = doomed + "-2";
      named(store).create(doomed);
      named(store).create(neighbour);
      WrappedKey first = wrapped(trial, store, doomed);
      named(store).rotate(doomed);
      WrappedKey second = wrapped(trial, store, doomed);
      WrappedKey beside = wrapped(trial, store, neighbour);
      WrappedKey usual = trial.wrappedBy(store);
      trial.opens(other, first);
      Destruction destruction = named(store).destroy(doomed);
      assertThat(destruction.outstanding().isBlank()).isEqualTo(destruction.isFinal());
      if (destruction.isFinal()) {
        assertThat(named(other).has(doomed)).isFalse();
      }
      for (KeyWrapper each : new KeyWrapper[] {store, other}) {
        trial.isRefused(each, first);
        trial.isRefused(each, second);
        trial.opens(each, beside);
        trial.opens(each, usual);
        Trial.refusal(() -> wrapped(trial, each, doomed));
      }
      assertThat(named(other).destroy(doomed)).isEqualTo(destruction);
      trial.opens(store, wrapped(trial, store, neighbour));
    }
  }

  @Test
  @DisplayName("a key that is not there is not made by its use, and its destruction is no error")
  default void makesNoKeyByUse() throws Exception {
    assumeTrue(namesKeys(), "the store has no named keys");
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      String key = fresh(store);
      Trial.refusal(() -> wrapped(trial, store, key));
      Trial.refusal(() -> named(store).rotate(key));
      assertThat(named(store).destroy(key)).isEqualTo(Destruction.done());
      assertThat(named(store).has(key)).isFalse();
    }
  }

  private static String fresh(KeyWrapper store) {
    return named(store).inUse() + "--t" + Long.toHexString(new SecureRandom().nextLong());
  }

  private static WrappedKey wrapped(Trial trial, KeyWrapper store, String key)
      throws KeyStoreException {
    try (SecretBytes dataKey = SecretBytes.copyOf(trial.dataKey())) {
      WrappedKey wrapped = named(store).wrap(key, dataKey, trial.context());
      assertThat(wrapped.keyEncryptionKey()).matches(Pattern.quote(key) + "([@/].+)?");
      return wrapped;
    }
  }

  private static NamedKeys named(KeyWrapper store) {
    return store.named().orElseThrow(() -> new AssertionError("the store has no named keys"));
  }
}
