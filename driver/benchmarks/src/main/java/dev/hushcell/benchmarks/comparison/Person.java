package dev.hushcell.benchmarks.comparison;

import java.util.Locale;

/** A row of every table: the name, the e-mail address and the note are what has to be protected. */
record Person(int id, String userName, String email, String note, String city, int balance) {
  /** Returns the row that belongs to a key, so that nobody has to remember what was written. */
  static Person of(int id) {
    return new Person(id, "user-" + id, emailOf(id), noteOf(id), "Springfield", id % 1000);
  }

  static String emailOf(int id) {
    return "person-" + id + "@example.org";
  }

  static String noteOf(int number) {
    return "note of some characters " + number;
  }

  Person withNote(String other) {
    return new Person(id, userName, email, other, city, balance);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "row %d", id);
  }
}
