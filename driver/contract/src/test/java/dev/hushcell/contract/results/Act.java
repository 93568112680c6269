package dev.hushcell.contract.results;

/**
 * Something that an application does with statements and looks at.
 *
 * @param name by which the list of differences speaks of it
 */
record Act(String name, Doing doing) {
  /** Does it. */
  interface Doing {
    void on(Stage stage) throws Exception;
  }

  /** Returns the same act with another query. */
  Act asking(String query) {
    return new Act(name + ": " + query, stage -> doing.on(stage.asking(query)));
  }

  @Override
  public String toString() {
    return name;
  }
}
