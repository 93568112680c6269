package dev.hushcell;

/** What several connections use together. */
interface Shareable extends AutoCloseable {
  /** Called before the first of the connections that are open at one time gets it. */
  void begin();

  @Override
  void close();
}
