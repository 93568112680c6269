package dev.hushcell.surface;

import java.util.Locale;

/** What a method of a JDBC interface is to a driver that seals cells. */
public enum Kind {
  /** Carries no SQL, no cell and no JDBC object: passed to the delegate. */
  FORWARD,
  /** Carries a value towards the database. */
  CELL_IN,
  /** Carries a value from the database. */
  CELL_OUT,
  /** Returns a JDBC object, which is wrapped before it is handed out. */
  WRAP,
  /** Returns rows, of which those are left out that are not to be seen. */
  SEEN,
  /** Tells of a column or parameter what the type of a protected one says, if it is one. */
  DESCRIBED,
  /** Leads to an object of the delegate, where that is allowed. */
  UNWRAP,
  /** Would choose another database, and is refused. */
  CHOOSES,
  /** Makes a statement, for an SQL text that is planned first or for texts to come. */
  PREPARE,
  /** Runs an SQL text; refused by what was made for one text already. */
  RUN,
  /** Takes an SQL text: stays abstract, and is refused by what was made for one text already. */
  TEXT,
  /** Stays abstract: a human writes it. */
  OPEN;

  /** Returns the kind that the rule file calls by this word. */
  static Kind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
