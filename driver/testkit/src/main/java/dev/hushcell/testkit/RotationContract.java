package dev.hushcell.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Versions are listed, made and destroyed; what was wrapped under one needs that one. */
public interface RotationContract extends KeyStoreUnderTest {
  @Test
  @DisplayName("an administrator finds what the store says it has")
  default void offersAdministration() throws Exception {
    try (KeyWrapper store = open()) {
      assertThat(store.administration().isPresent()).isEqualTo(isAdministered());
    }
  }

  @Test
  @DisplayName("exactly one version is current, and it is the one that wraps")
  default void listsTheCurrentVersion() throws Exception {
    assumeTrue(isAdministered(), "the store has no administration");
    try (KeyWrapper store = open()) {
      isConsistent(store);
    }
  }

  @Test
  @DisplayName("a new version wraps from then on, and the old one goes on opening")
  default void rotates() throws Exception {
    assumeTrue(isAdministered(), "the store has no administration");
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      List<KeyVersion> before = administration(store).versions();
      WrappedKey old = trial.wrappedBy(store);
      KeyVersion made = administration(store).rotate();
      assertThat(made.state()).isEqualTo(KeyVersion.State.CURRENT);
      assertThat(made.name()).isNotEqualTo(old.keyEncryptionKey());
      assertThat(store.current()).isEqualTo(made.name());
      WrappedKey fresh = trial.wrappedBy(store);
      assertThat(fresh.keyEncryptionKey()).isEqualTo(made.name());
      trial.opens(store, old);
      trial.opens(store, fresh);
      isConsistent(store);
      keepsWhatWasThere(before, administration(store).versions());
      try (KeyWrapper another = open()) {
        assertThat(another.current()).isEqualTo(made.name());
        trial.opens(another, old);
        trial.opens(another, fresh);
      }
    }
  }

  @Test
  @DisplayName("who was open before opens what a newer version wrapped, and soon wraps with it")
  default void isNoticedByOthers() throws Exception {
    assumeTrue(isAdministered(), "the store has no administration");
    Trial trial = Trial.fresh();
    try (KeyWrapper other = open();
        KeyWrapper store = open()) {
      WrappedKey before = trial.wrappedBy(other);
      KeyVersion made = administration(store).rotate();
      trial.opens(other, trial.wrappedBy(store));
      trial.opens(store, trial.wrappedBy(other));
      letOthersLook();
      assertThat(other.current()).isEqualTo(made.name());
      assertThat(trial.wrappedBy(other).keyEncryptionKey()).isEqualTo(made.name());
      trial.opens(other, before);
    }
  }

  @Test
  @DisplayName("the current version cannot be destroyed, nor a key of another name")
  default void refusesToDestroyTheCurrentVersion() throws Exception {
    assumeTrue(isAdministered(), "the store has no administration");
    Trial trial = Trial.fresh();
    try (KeyWrapper store = open()) {
      WrappedKey wrapped = trial.wrappedBy(store);
      for (String name : List.of(store.current(), "lost-key")) {
        KeyStoreException refusal = Trial.refusal(() -> administration(store).destroy(name));
        assertThat(refusal.isTransient()).isFalse();
      }
      trial.opens(store, wrapped);
      isConsistent(store);
    }
  }

  @Test
  @DisplayName("a destroyed version opens nothing any more, and the others do")
  default void destroys() throws Exception {
    assumeTrue(isAdministered(), "the store has no administration");
    Trial trial = Trial.fresh();
    try (KeyWrapper other = open();
        KeyWrapper store = open()) {
      WrappedKey oldest = trial.wrappedBy(store);
      WrappedKey doomed = wrappedUnderTheNext(trial, store);
      WrappedKey newest = wrappedUnderTheNext(trial, store);
      trial.opens(other, doomed);
      Destruction destruction = administration(store).destroy(doomed.keyEncryptionKey());
      assertThat(destruction.outstanding().isBlank()).isEqualTo(destruction.isFinal());
      isDestroyed(store, doomed, destruction);
      letOthersLook();
      trial.isRefused(other, doomed);
      for (KeyWrapper each : List.of(store, other)) {
        trial.opens(each, oldest);
        trial.opens(each, newest);
      }
      try (KeyWrapper another = open()) {
        isDestroyed(another, doomed, destruction);
        trial.isRefused(another, doomed);
        trial.opens(another, newest);
      }
      administration(store).destroy(doomed.keyEncryptionKey());
      isConsistent(store);
    }
  }

  private static void isDestroyed(KeyWrapper store, WrappedKey doomed, Destruction destruction)
      throws KeyStoreException {
    Optional<KeyVersion> left =
        administration(store).versions().stream()
            .filter(version -> version.name().equals(doomed.keyEncryptionKey()))
            .findFirst();
    if (destruction.isFinal()) {
      assertThat(left).isEmpty();
    } else {
      left.ifPresent(v -> assertThat(v.state()).isEqualTo(KeyVersion.State.DISABLED));
    }
  }

  private static WrappedKey wrappedUnderTheNext(Trial trial, KeyWrapper store)
      throws KeyStoreException {
    administration(store).rotate();
    return trial.wrappedBy(store);
  }

  private static void isConsistent(KeyWrapper store) throws KeyStoreException {
    List<KeyVersion> versions = administration(store).versions();
    assertThat(versions).extracting(KeyVersion::name).doesNotHaveDuplicates();
    assertThat(versions)
        .filteredOn(version -> version.state() == KeyVersion.State.CURRENT)
        .extracting(KeyVersion::name)
        .containsExactly(store.current());
    assertThat(versions.stream().flatMap(version -> version.created().stream()).toList())
        .as("when they were made, oldest first")
        .isSorted();
  }

  private static void keepsWhatWasThere(List<KeyVersion> before, List<KeyVersion> now) {
    assertThat(now).hasSize(before.size() + 1);
    for (int i = 0; i < before.size(); i++) {
      KeyVersion was = before.get(i);
      assertThat(now.get(i).name()).isEqualTo(was.name());
      assertThat(now.get(i).created()).isEqualTo(was.created());
      assertThat(now.get(i).state())
          .isEqualTo(was.state() == KeyVersion.State.CURRENT ? KeyVersion.State.OLD : was.state());
    }
  }

  private static KeyAdministration administration(KeyWrapper store) {
    return store
        .administration()
        .orElseThrow(() -> new AssertionError("the store has no administration"));
  }
}
