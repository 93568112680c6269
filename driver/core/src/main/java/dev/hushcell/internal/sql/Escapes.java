package dev.hushcell.internal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JDBC escapes in a statement, understood as the database's driver translates them: braces become
 * spaces, and so do the words {@code fn} and {@code oj}.
 *
 * <p>Only the forms of the JDBC specification are taken; the driver's own translation goes by the
 * first letters of a word and would make {@code x()} of <code>{fnx()}</code>.
 *
 * @param statement the statement without braces, with {@code d}, {@code t} and {@code ts} before a
 *     literal read as DATE, TIME and TIMESTAMP
 * @param erased the tokens that become spaces
 */
public record Escapes(Tokens statement, List<Token> erased) {
  private static final Set<String> ERASED_WORDS = Set.of("FN", "OJ");

  public Escapes {
    erased = List.copyOf(erased);
  }

  /** Translates a statement; empty when it has no escapes, or one of another form. */
  public static Optional<Escapes> in(Tokens statement) {
    boolean any =
        statement.doubts().stream().anyMatch(doubt -> doubt.kind() == Doubt.Kind.JDBC_ESCAPE);
    return any ? Optional.ofNullable(new Translation(statement).run()) : Optional.empty();
  }

  /** One pass over the tokens. */
  private static final class Translation {
    private final Tokens tokens;
    private final List<Token> kept = new ArrayList<>();
    private final List<Token> erased = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int depth; // of parentheses around what was kept last

    Translation(Tokens tokens) {
      this.tokens = tokens;
    }

    @Nullable Escapes run() {
      int at = 0;
      while (at >= 0 && at < tokens.size()) {
        at = step(at);
      }
      if (at < 0 || !open.isEmpty()) {
        return null;
      }
      return new Escapes(tokens.without(Doubt.Kind.JDBC_ESCAPE, kept), erased);
    }

    /** Reads on and returns the index of the next token, or -1 for what is no escape of JDBC. */
    private int step(int at) {
      Token token = tokens.get(at);
      if (token.isSymbol("{")) {
        erased.add(token);
        return opened(at + 1);
      }
      if (token.isSymbol("}")) {
        if (open.isEmpty() || open.pop() != depth) {
          return -1;
        }
        erased.add(token);
        return at + 1;
      }
      keep(token);
      return at + 1;
    }

    private int opened(int at) {
      if (tokens.isWord(at, "CALL") || isFunctionCall(at)) {
        return at == 1 ? group(at) : -1;
      }
      for (String word : ERASED_WORDS) {
        if (tokens.isWord(at, word)) {
          erased.add(tokens.get(at));
          return group(at + 1);
        }
      }
      if (tokens.isWord(at, "ESCAPE")) {
        keep(tokens.get(at));
        return literal(at + 1);
      }
      return typed(at);
    }

    private boolean isFunctionCall(int at) {
      return at < tokens.size()
          && tokens.get(at).kind() == TokenKind.PARAMETER
          && tokens.isSymbol(at + 1, "=")
          && tokens.isWord(at + 2, "CALL");
    }

    /** A brace closes what one opened at the same depth of parentheses. */
    private int group(int at) {
      open.push(depth);
      return at;
    }

    private void keep(Token token) {
      kept.add(token);
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
    }

    private int typed(int at) {
      for (String[] each : new String[][] {{"D", "DATE"}, {"T", "TIME"}, {"TS", "TIMESTAMP"}}) {
        if (tokens.isWord(at, each[0])) {
          Token word = tokens.get(at);
          keep(new Token(TokenKind.WORD, word.begin(), word.end(), each[1]));
          return literal(at + 1);
        }
      }
      return -1;
    }

    private int literal(int at) {
      boolean string = at < tokens.size() && tokens.get(at).kind() == TokenKind.STRING;
      if (!string || !tokens.isSymbol(at + 1, "}")) {
        return -1;
      }
      keep(tokens.get(at));
      erased.add(tokens.get(at + 1));
      return at + 2;
    }
  }
}
