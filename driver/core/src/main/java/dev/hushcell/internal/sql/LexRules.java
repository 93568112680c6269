package dev.hushcell.internal.sql;

import java.util.Set;

/**
 * How one kind of database cuts a text into tokens, where kinds differ. What a rule does not say is
 * read by the rules that all share. Immutable.
 */
public interface LexRules {
  /** The operators and punctuation that most of them know. */
  Set<String> COMMON_SYMBOLS =
      symbols("!= !~ % && ( ) * + , - . / : :: := ; < <= <> = > >= @ [ ] { } || ~");

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

  /** Tells whether {@code `a`} is a name, folded like an unquoted one. */
  default boolean backticks() {
    return false;
  }

  /** Tells whether {@code $$a$$} is a string and {@code $1} a parameter. */
  default boolean dollars() {
    return false;
  }

  /** Tells whether {@code //} starts a comment. */
  default boolean slashComments() {
    return false;
  }

  /** Tells whether {@code /*} inside a comment opens another one. */
  default boolean nestedComments() {
    return false;
  }

  /** Tells whether {@code U&'..'} and {@code U&".."} are literals and names. */
  default boolean unicodeEscapes() {
    return false;
  }

  /** Tells whether the driver looks for escapes by simpler rules than these. */
  default boolean hiddenBraces() {
    return false;
  }

  /** Tells whether {@code #} may be part of a name. */
  default boolean hashes() {
    return false;
  }

  /** Returns the symbols of a text, with spaces between. */
  static Set<String> symbols(String spaced) {
    return Set.of(spaced.split(" "));
  }
}
