package dev.hushcell.internal.sql;

import java.util.HashSet;
import java.util.Set;

/**
 * The rules of the text that is written for the parser and by it: see NormalText. It has the
 * operators of all databases; longer ones are read in two pieces, on both sides alike.
 */
final class NormalRules implements LexRules, Language {
  private static final Set<String> SYMBOLS = allSymbols();

  private static Set<String> allSymbols() {
    Set<String> all = new HashSet<>(COMMON_SYMBOLS);
    all.addAll(
        LexRules.symbols("# & ^ | => ~* !~* ~~ ~~* !~~ !~~* -> ->> #> #>> @> <@ << >> @@ !"));
    return Set.copyOf(all);
  }

  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return this;
  }

  @Override
  public Set<String> symbols() {
    return SYMBOLS;
  }

  @Override
  public boolean backticks() {
    return true;
  }

  @Override
  public boolean dollars() {
    return true;
  }

  @Override
  public boolean slashComments() {
    return true;
  }

  @Override
  public boolean nestedComments() {
    return true;
  }

  @Override
  public boolean unicodeEscapes() {
    return true;
  }

  @Override
  public boolean hiddenBraces() {
    return true;
  }
}
