package dev.hushcell.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the texts of one kind of database are read, before anybody asks what they mean. Stateless and
 * thread-safe.
 */
public interface Language {
  /**
   * Returns how a text is cut into tokens.
   *
   * @param flags what the session has switched
   */
  LexRules rules(Set<SessionFlag> flags);

  /** Returns the sort of a statement that begins with a word. */
  default StatementHead head(Tokens piece) {
    return StatementHead.ofWord(piece.get(0).value().toUpperCase(Locale.ROOT));
  }

  /**
   * Tells whether a stored program is defined from a token on: its body, semicolons and all,
   * reaches to the end of the text.
   */
  default boolean isProgram(Tokens tokens, int begin) {
    return false;
  }

  /** Returns what finds the ends of statements without a semicolon; empty where none ends so. */
  default Optional<StatementEnds> ends(Tokens tokens) {
    return Optional.empty();
  }

  /** Tells whether the symbol at an index joins two conditions, as AND and OR do. */
  default boolean joinsConditions(Tokens tokens, int index) {
    return false;
  }

  /** Tells whether a name in double quotes is a text where nothing has that name. */
  default boolean quotesMayBeTexts() {
    return false;
  }

  /**
   * Returns all that a text may be to the versions of the database that run some comments as code
   * and skip others. They differ in tokens that are there or not, and in nothing else.
   *
   * @throws dev.hushcell.internal.fault.Fault where there are too many to look at
   */
  default List<Tokens> versions(Tokens tokens) {
    return List.of(tokens);
  }

  /**
   * Returns what a text may have switched in how its own end is read; empty where nothing in a text
   * does so.
   */
  default List<Set<SessionFlag>> readings() {
    return List.of();
  }

  /** Finds where a statement ends without a semicolon, in one pass. Used by one thread. */
  interface StatementEnds {
    /** Tells whether a new statement begins at a token; to be asked for each in turn. */
    boolean begins(int at);

    /** Notes that a statement begins at a token, after a semicolon or without one. */
    void startAt(int at);
  }
}
