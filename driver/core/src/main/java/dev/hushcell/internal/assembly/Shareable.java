package dev.hushcell.internal.assembly;

/** What several connections use together. */
public interface Shareable extends AutoCloseable {
  /** Called before the first of the connections that are open at one time gets it. */
  void begin();

  /** Called when the last of them was closed; others may come. */
  default void rest() {}

  @Override
  void close();
}
