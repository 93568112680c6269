package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation.Operand;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a query leaves out at its beginning and delivers then, at the end of its text:
 * {@code LIMIT}, {@code OFFSET} and {@code FETCH} in their usual forms.
 *
 * @param first index of its first token; behind the last one where there is none
 * @param skipped how many rows are left out; null for none
 * @param most how many are delivered at the most; null for all
 * @param slots the parameters and numbers of it
 */
record Tail(int first, @Nullable Operand skipped, @Nullable Operand most, List<Slot> slots) {

  /** Reads the tail of a query; empty for one of another form. */
  static Optional<Tail> of(Tokens tokens) {
    return new Reader(tokens).read();
  }

  boolean isThere() {
    return skipped != null || most != null;
  }

  /** Reads token by token. */
  private static final class Reader {
    private final Tokens tokens;
    private final List<Slot> slots = new ArrayList<>();
    private int at;
    private boolean fits = true;
    private @Nullable Operand skipped;
    private @Nullable Operand most;

    Reader(Tokens tokens) {
      this.tokens = tokens;
    }

    Optional<Tail> read() {
      int depth = 0;
      while (at < tokens.size()
          && !(depth == 0 && tokens.isAnyWord(at, "LIMIT", "OFFSET", "FETCH"))) {
        depth += tokens.isSymbol(at, "(") ? 1 : tokens.isSymbol(at, ")") ? -1 : 0;
        at++;
      }
      int first = at;
      if (tokens.isWord(at, "LIMIT")) {
        limit();
      } else if (at < tokens.size()) {
        standard();
      }
      return fits && at == tokens.size()
          ? Optional.of(new Tail(first, skipped, most, slots))
          : Optional.empty();
    }

    private void limit() {
      at++;
      most = number();
      if (tokens.isSymbol(at, ",")) {
        at++;
        skipped = most;
        most = number();
      } else if (tokens.isWord(at, "OFFSET")) {
        at++;
        skipped = number();
      }
    }

    private void standard() {
      if (tokens.isWord(at, "OFFSET")) {
        at++;
        skipped = number();
        at += tokens.isAnyWord(at, "ROW", "ROWS") ? 1 : 0;
      }
      if (tokens.isWord(at, "FETCH")) {
        at++;
        word("FIRST", "NEXT");
        boolean one = tokens.isAnyWord(at, "ROW", "ROWS");
        most = one ? new Operand.Literal(BigDecimal.ONE) : number();
        word("ROW", "ROWS");
        word("ONLY");
      }
    }

    private void word(String... expected) {
      fits &= tokens.isAnyWord(at, expected);
      at++;
    }

    private @Nullable Operand number() {
      if (at >= tokens.size()) {
        fits = false;
        return null;
      }
      Token token = tokens.get(at);
      boolean parameter = token.kind() == TokenKind.PARAMETER && token.end() - token.begin() == 1;
      boolean number = token.kind() == TokenKind.NUMBER && token.value().matches("[0-9]{1,18}");
      fits &= parameter || number;
      if (!fits) {
        return null;
      }
      LiteralValue value = number ? LiteralValue.of(LiteralValue.Reading.NUMBER, token) : null;
      Slot.Kind kind = number ? Slot.Kind.NUMBER : Slot.Kind.PARAMETER;
      slots.add(new Slot(at, token.begin(), token.end(), kind, value, null));
      int ordinal = tokens.ordinal(at);
      at++;
      return value == null ? new Operand.Parameter(ordinal) : new Operand.Literal(value.get());
    }
  }
}
