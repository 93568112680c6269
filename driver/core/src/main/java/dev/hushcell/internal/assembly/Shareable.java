package dev.hushcell.internal.assembly;

/** What several connections use together. */
public interface Shareable extends AutoCloseable {
  /** Called before the first of the connections that are open at one time gets it. */
  void begin();

  @Override
  void close();
}
