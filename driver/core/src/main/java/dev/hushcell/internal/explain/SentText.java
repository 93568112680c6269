package dev.hushcell.internal.explain;

import dev.hushcell.internal.plan.NarrowedSplice;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;

/**
 * Writes the text that a plan would send, without a literal or comment of it. It is put together
 * from tokens, so nothing of which it is not known what it is can come along.
 */
final class SentText {
  private final Touching plan;
  private final Tokens tokens;
  private final Lexer lexer;
  private final boolean defines;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private SentText(Touching plan, Tokens tokens, Lexer lexer) {
    this.plan = plan;
    this.tokens = tokens;
    this.lexer = lexer;
    this.defines = Masked.defines(tokens);
  }

  static String of(Touching plan, Tokens tokens, Lexer lexer) {
    return new SentText(plan, tokens, lexer).write();
  }

  private String write() {
    int token = 0;
    for (Splice splice : plan.splices()) {
      token = copy(token, splice.begin());
      gap(splice.begin());
      replace(splice);
      at = splice.end();
      while (token < tokens.size() && tokens.get(token).begin() < splice.end()) {
        token++;
      }
    }
    copy(token, plan.sql().length());
    return out.toString();
  }

  /** Copies the tokens that begin before an offset; returns the index of the next one. */
  private int copy(int from, int offset) {
    int token = from;
    while (token < tokens.size() && tokens.get(token).begin() < offset) {
      gap(tokens.get(token).begin());
      out.append(masked(tokens, token));
      at = tokens.get(token).end();
      token++;
    }
    return token;
  }

  /** White space and comments become one space. */
  private void gap(int offset) {
    if (offset > at && !out.isEmpty()) {
      out.append(' ');
    }
  }

  private void replace(Splice splice) {
    if (splice instanceof Splice.Sealed) {
      out.append("<sealed>");
    } else if (splice instanceof NarrowedSplice narrowed) {
      out.append(narrowed.left())
          .append(" AND ")
          .append(narrowed.narrowing().text("<group>", told -> masked(told.text())));
    } else {
      String replacement = ((Splice.Text) splice).replacement();
      out.append(defines ? replacement : masked(replacement));
    }
  }

  /** What replaces an escape repeats the literal that stood in it. */
  private String masked(String replacement) {
    Tokens inside = lexer.lex(replacement);
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < inside.size(); i++) {
      text.append(replacement, copied, inside.get(i).begin()).append(masked(inside, i));
      copied = inside.get(i).end();
    }
    return text.append(replacement, copied, replacement.length()).toString();
  }

  private String masked(Tokens from, int index) {
    return Masked.token(from, index, defines);
  }
}
