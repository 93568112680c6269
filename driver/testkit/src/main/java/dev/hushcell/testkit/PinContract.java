package dev.hushcell.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.keystore.KeyWrapper;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is pinned stays as it was pinned first; or nothing can be pinned at all. */
public interface PinContract extends KeyStoreUnderTest {
  @Test
  @DisplayName("the first value stays, here and in other processes")
  default void keepsTheFirstValue() throws Exception {
    assumeTrue(keepsPins(), "the store keeps no pins");
    String name = newName();
    byte[] first = Trial.fresh().dataKey();
    byte[] second = {1};
    try (KeyWrapper store = open();
        KeyWrapper other = open()) {
      assertThat(store.pinned(name)).isEmpty();
      assertThat(store.hasPin(name)).isFalse();
      assertThat(other.pinned(name)).isEmpty();
      assertThat(store.pinIfAbsent(name, first)).contains(first);
      assertThat(store.pinIfAbsent(name, second)).contains(first);
      assertThat(other.pinIfAbsent(name, second)).contains(first);
      assertThat(other.pinned(name)).contains(first);
    }
    try (KeyWrapper another = open()) {
      assertThat(another.hasPin(name)).isTrue();
      assertThat(another.pinned(name)).contains(first);
      assertThat(another.pinned(newName())).isEmpty();
    }
  }

  @Test
  @DisplayName("pins and values do not get mixed up, nor changed from outside")
  default void keepsPinsApart() throws Exception {
    assumeTrue(keepsPins(), "the store keeps no pins");
    String name = newName();
    byte[] value = Trial.fresh().dataKey();
    byte[] mine = value.clone();
    try (KeyWrapper store = open()) {
      store.pinIfAbsent(name, mine);
      store.pinIfAbsent(name + ".longer", new byte[] {1});
      mine[0] ^= 1;
      store.pinned(name).orElseThrow()[1] ^= 1;
      assertThat(store.pinned(name)).contains(value);
      assertThat(store.pinned(name + ".longer")).contains(new byte[] {1});
    }
  }

  @Test
  @DisplayName("pins outlive a change of the key")
  default void keepsPinsWhenItRotates() throws Exception {
    assumeTrue(keepsPins() && isAdministered(), "the store keeps no pins or is not administered");
    String name = newName();
    byte[] value = Trial.fresh().dataKey();
    try (KeyWrapper store = open()) {
      store.pinIfAbsent(name, value);
      store.administration().orElseThrow().rotate();
      assertThat(store.pinned(name)).contains(value);
    }
    try (KeyWrapper another = open()) {
      assertThat(another.pinned(name)).contains(value);
    }
  }

  @Test
  @DisplayName("a store that keeps no pins says so each time")
  default void saysThatItKeepsNone() throws Exception {
    assumeFalse(keepsPins(), "the store keeps pins");
    try (KeyWrapper store = open()) {
      assertThat(store.pinIfAbsent("some", new byte[] {1})).isEmpty();
      assertThat(store.pinned("some")).isEmpty();
      assertThat(store.hasPin("some")).isFalse();
    }
  }

  private static String newName() {
    return "testkit." + UUID.randomUUID();
  }
}
