package dev.hushcell.internal.sql;

import java.util.HashSet;
import java.util.Set;

/**
 * What differs between the lexical rules of dialects.
 *
 * @param backticks whether {@code `a`} is a name, folded like an unquoted one
 * @param dollars whether {@code $$a$$} is a string and {@code $1} a parameter
 * @param slashComments whether {@code //} starts a comment
 * @param nestedComments whether {@code /*} inside a comment opens another one
 * @param unicodeEscapes whether {@code U&'..'} and {@code U&".."} are literals and names
 * @param hiddenBraces whether the driver looks for escapes by simpler rules than these
 * @param hashes whether {@code #} may be part of a name
 * @param lexemes reads what only this dialect has, before anything else is tried
 * @param symbols the operators and punctuation, all of one to four characters
 */
record LexRules(
    boolean backticks,
    boolean dollars,
    boolean slashComments,
    boolean nestedComments,
    boolean unicodeEscapes,
    boolean hiddenBraces,
    boolean hashes,
    Lexemes lexemes,
    Set<String> symbols) {
  private static final Set<String> H2_SYMBOLS =
      symbols("!= !~ % && ( ) * + , - . / : :: := ; < <= <> = > >= @ [ ] { } || ~");

  private static final Set<String> TSQL_SYMBOLS =
      symbols(
          "!= !< !> % & %= &= ( ) * *= + += , - -= . / /= : :: ; < <= <> = > >= ^ ^= { | |= } ~");

  static LexRules of(Dialect dialect, Set<SessionFlag> flags) {
    boolean hashes = flags.contains(SessionFlag.HASHES_IN_NAMES);
    return switch (dialect) {
      case H2 ->
          new LexRules(
              true, true, true, true, true, true, hashes, new H2Lexemes(flags), H2_SYMBOLS);
      case POSTGRESQL ->
          new LexRules(
              false, false, false, true, true, true, false, new PostgresLexemes(), Set.of());
      case MYSQL ->
          new LexRules(
              true, false, false, false, false, false, false, new MysqlLexemes(flags), Set.of());
      case TSQL ->
          new LexRules(
              false, false, false, true, false, true, false, new TsqlLexemes(), TSQL_SYMBOLS);
    };
  }

  /**
   * Returns the rules of the text that is written for the parser and by it: see NormalText. It has
   * the operators of all dialects; longer ones are read in two pieces, on both sides alike.
   */
  static LexRules ofNormalText() {
    Set<String> symbols = new HashSet<>(H2_SYMBOLS);
    symbols.addAll(symbols("# & ^ | => ~* !~* ~~ ~~* !~~ !~~* -> ->> #> #>> @> <@ << >> @@ !"));
    return new LexRules(
        true, true, true, true, true, true, false, scan -> false, Set.copyOf(symbols));
  }

  private static Set<String> symbols(String spaced) {
    return Set.of(spaced.split(" "));
  }
}
