package dev.hushcell.internal.sql;

import dev.hushcell.internal.fault.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a text as the database would: the same tokens at the same places, or a fault.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Lexer {
  private final Language language;
  private final Set<SessionFlag> flags;
  private final LexRules rules;

  /** Builds the lexer of a database where nothing is switched. */
  public Lexer(Language language) {
    this(language, Set.of());
  }

  /**
   * Builds the lexer of a session.
   *
   * @param flags what the session has switched
   */
  public Lexer(Language language, Set<SessionFlag> flags) {
    this.language = language;
    this.flags = Set.copyOf(flags);
    this.rules = language.rules(this.flags);
  }

  /** Returns a lexer of texts that all databases write alike. */
  public static Lexer ofCommonText() {
    return new Lexer(new CommonRules());
  }

  Language language() {
    return language;
  }

  Set<SessionFlag> flags() {
    return flags;
  }

  /**
   * Returns the tokens of a text.
   *
   * @throws dev.hushcell.internal.fault.Fault where the database could not read the text either
   */
  public Tokens lex(String text) {
    List<Doubt> doubts = new ArrayList<>();
    List<Token> tokens = new TextScan(text, rules, doubts).run();
    if (rules.reads(LexRules.Notation.HIDDEN_BRACES)) {
      noteHiddenBrace(text, flags.contains(SessionFlag.BRACKETED_NAMES), doubts);
    }
    doubts.sort(Comparator.comparingInt(Doubt::position));
    return new Tokens(this, text, List.copyOf(tokens), List.copyOf(doubts), 0);
  }

  /** Returns the tokens of a text; empty for one that cannot be read to its end. */
  public Optional<Tokens> read(String text) {
    try {
      return Optional.of(lex(text));
    } catch (Fault unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The driver below looks for escapes with simpler rules than the database reads the text by: a
   * brace that is no code to us may be code to it.
   */
  private static void noteHiddenBrace(String text, boolean brackets, List<Doubt> doubts) {
    int brace = text.indexOf('{');
    if (brace < 0) {
      return;
    }
    int comment = text.indexOf("/*");
    boolean nested = comment >= 0 && text.indexOf("/*", comment + 2) >= 0;
    boolean bracket = brackets && text.indexOf('[') >= 0;
    if (nested || bracket || text.indexOf('`') >= 0 || text.contains("$$")) {
      for (int at = brace; at >= 0; at = text.indexOf('{', at + 1)) {
        doubts.add(new Doubt(Doubt.Kind.JDBC_ESCAPE, at));
      }
    }
  }

  /** What all databases have in common. */
  private static final class CommonRules implements LexRules, Language {
    private static final Set<String> SYMBOLS =
        Names.words(
            COMMON_SYMBOLS + " # & ^ | => ~* !~* ~~ ~~* !~~ !~~* -> ->> #> #>> @> <@ << >> @@ !");
    private static final Set<Notation> NOTATIONS =
        Set.copyOf(EnumSet.complementOf(EnumSet.of(Notation.HASHES)));

    @Override
    public LexRules rules(Set<SessionFlag> flags) {
      return this;
    }

    @Override
    public Set<String> symbols() {
      return SYMBOLS;
    }

    @Override
    public Set<Notation> notations() {
      return NOTATIONS;
    }
  }
}
