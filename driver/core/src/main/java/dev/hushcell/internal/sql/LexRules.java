package dev.hushcell.internal.sql;

import java.util.Set;

/**
 * How one kind of database cuts a text into tokens, where kinds differ. What a rule does not say is
 * read by the rules that all share. Immutable.
 */
public interface LexRules {
  /** The operators and punctuation that most of them know. */
  String COMMON_SYMBOLS = "!= !~ % && ( ) * + , - . / : :: := ; < <= <> = > >= @ [ ] { } || ~";

  /** What the shared rules read for some databases only. */
  enum Notation {
    /** {@code `a`} is a name, folded like an unquoted one. */
    BACKTICKS,
    /** {@code $$a$$} is a string and {@code $1} a parameter. */
    DOLLARS,
    /** {@code //} starts a comment. */
    SLASH_COMMENTS,
    /** {@code /*} inside a comment opens another one. */
    NESTED_COMMENTS,
    /** {@code U&'..'} and {@code U&".."} are literals and names. */
    UNICODE_ESCAPES,
    /** Of two of them side by side the second one is left as it is written. */
    ESCAPES_APART,
    /** The driver looks for escapes by simpler rules than these. */
    HIDDEN_BRACES,
    /** {@code #} may be part of a name. */
    HASHES,
    /** {@code ?1} is the first parameter of a text in which each has its number. */
    NUMBERED_PARAMETERS
  }

  /**
   * Reads one token, comment or gap at the place where a scan stands, and moves it on.
   *
   * @return false when what stands there is read by the rules that all share
   */
  default boolean read(TextScan scan) {
    return false;
  }

  /** Returns a name with its escapes decoded as the database keeps it. */
  default String kept(String name) {
    return name;
  }

  /** Returns the operators and punctuation, all of one to four characters. */
  default Set<String> symbols() {
    return Set.of();
  }

  /** Returns the notations that the shared rules read here. */
  default Set<Notation> notations() {
    return Set.of();
  }

  /** Tells whether the shared rules read a notation here. */
  default boolean reads(Notation notation) {
    return notations().contains(notation);
  }
}
