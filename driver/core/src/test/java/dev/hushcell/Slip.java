package dev.hushcell;

/**
 * A mistake in what surrounds the driver: the URL, jars, the key store, the database.
 *
 * @param name as it stands on the page of mistakes
 * @param act makes it; throws what a newcomer reads
 */
record Slip(String name, Act act) {

  /** Makes a mistake. */
  interface Act {
    void in(Sandbox scene) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
