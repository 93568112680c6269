package dev.hushcell.lifetime;

/**
 * A key store with a key in it.
 *
 * @param name for messages, and for the name of its file of pins
 * @param settings its lines in a configuration
 * @param server what has to be closed when the test ends
 */
record Store(String name, String settings, AutoCloseable server) {
  Store(String name, String settings) {
    this(name, settings, () -> {});
  }

  Store with(String more) {
    return new Store(name, settings + more, server);
  }

  @Override
  public String toString() {
    return name;
  }
}
