package dev.hushcell.testkit;

import dev.hushcell.keystore.KeyWrapper;
import java.util.List;
import java.util.Optional;

/** How the tests of the contract reach the store they test. */
public interface KeyStoreUnderTest {
  /** Opens the store once more, as another process would; the test closes it. */
  KeyWrapper open() throws Exception;

  /**
   * Opens another store of this kind: its key has the name of that of {@link #open()} but is
   * another one.
   */
  KeyWrapper openStranger() throws Exception;

  /** Returns every secret that the store was opened with; none may be told. */
  List<String> secrets();

  /** Tells whether the store must offer {@link KeyWrapper#administration()}. */
  default boolean isAdministered() {
    return true;
  }

  /** Tells whether the store must offer {@link KeyWrapper#named()}, which tenants need. */
  default boolean namesKeys() {
    return false;
  }

  /** Tells whether the store must keep pins. */
  default boolean keepsPins() {
    return true;
  }

  /**
   * Lets the time pass after which an open store has looked for new versions of its key. Needed
   * only by a store that asks a service now and then; with a clock of the test.
   */
  default void letOthersLook() throws Exception {}

  /**
   * Puts the store out of reach until the returned disturbance is ended; empty where a test cannot
   * do that. What is tried meanwhile must either work, from what is in memory, or fail as {@link
   * dev.hushcell.keystore.KeyStoreException#isTransient() transient}.
   */
  default Optional<Disturbance> outage() throws Exception {
    return Optional.empty();
  }

  /**
   * Takes the permission to use the key away until the returned disturbance is ended; empty where a
   * test cannot do that. What is tried meanwhile must either work or fail for good.
   */
  default Optional<Disturbance> denial() throws Exception {
    return Optional.empty();
  }

  /** Something that is wrong until it is ended. */
  @FunctionalInterface
  interface Disturbance {
    /** Puts things right again. */
    void end() throws Exception;
  }
}
