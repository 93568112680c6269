package dev.hushcell.internal.sql;

import java.util.Set;

/**
 * What differs between the lexical rules of dialects.
 *
 * @param backticks whether {@code `a`} is a name, folded like an unquoted one
 * @param dollars whether {@code $$a$$} is a string and {@code $1} a parameter
 * @param slashComments whether {@code //} starts a comment
 * @param nestedComments whether {@code /*} inside a comment opens another one
 * @param unicodeEscapes whether {@code U&'..'} and {@code U&".."} are literals and names
 * @param lexemes reads what only this dialect has, before anything else is tried
 * @param symbols the operators and punctuation, all of one or two characters
 */
record LexRules(
    boolean backticks,
    boolean dollars,
    boolean slashComments,
    boolean nestedComments,
    boolean unicodeEscapes,
    Lexemes lexemes,
    Set<String> symbols) {

  static LexRules of(Dialect dialect) {
    return switch (dialect) {
      case H2 ->
          new LexRules(
              true,
              true,
              true,
              true,
              true,
              scan -> false,
              symbols("!= !~ % && ( ) * + , - . / : :: := ; < <= <> = > >= @ [ ] { } || ~"));
    };
  }

  /** Returns the rules of the text that is written for the parser and by it: see NormalText. */
  static LexRules ofNormalText() {
    return of(Dialect.H2);
  }

  private static Set<String> symbols(String spaced) {
    return Set.of(spaced.split(" "));
  }
}
