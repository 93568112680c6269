package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.Span;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The literal behind DEFAULT, which may stand in parentheses. */
final class DefaultValue {
  private static final Map<String, Slot.Kind> TYPED =
      Map.of(
          "DATE", Slot.Kind.DATE,
          "TIME", Slot.Kind.TIME,
          "TIMESTAMP", Slot.Kind.TIMESTAMP,
          "UUID", Slot.Kind.UUID);

  private DefaultValue() {}

  /** Returns the literal that an expression is; empty for anything else. */
  static Optional<Slot> of(Span expression, Tokens tokens) {
    int from = expression.from();
    int to = expression.to();
    while (to - from > 2 && tokens.isSymbol(from, "(") && tokens.isSymbol(to - 1, ")")) {
      from++;
      to--;
    }
    List<Token> inside = tokens.list().subList(from, to);
    if (inside.size() == 1) {
      return single(inside.get(0), to - 1);
    }
    return inside.size() == 2 ? pair(inside.get(0), inside.get(1), to - 1) : Optional.empty();
  }

  private static Optional<Slot> single(Token token, int index) {
    return switch (token.kind()) {
      case STRING -> slot(token, token, index, Slot.Kind.TEXT, token.value());
      case BINARY ->
          slot(token, token, index, Slot.Kind.BYTES, HexFormat.of().parseHex(token.value()));
      case NUMBER -> number(token).flatMap(n -> slot(token, token, index, Slot.Kind.NUMBER, n));
      case WORD ->
          token.isWord("TRUE") || token.isWord("FALSE")
              ? slot(token, token, index, Slot.Kind.BOOLEAN, token.isWord("TRUE"))
              : Optional.empty();
      case QUOTED, PARAMETER, SYMBOL -> Optional.empty();
    };
  }

  private static Optional<Slot> pair(Token first, Token second, int index) {
    if (first.isSymbol("-") || first.isSymbol("+")) {
      return number(second)
          .map(number -> first.isSymbol("-") ? number.negate() : number)
          .flatMap(number -> slot(first, second, index, Slot.Kind.NUMBER, number));
    }
    Slot.Kind kind =
        first.kind() == TokenKind.WORD ? TYPED.get(first.value().toUpperCase(Locale.ROOT)) : null;
    return kind != null && second.kind() == TokenKind.STRING
        ? slot(first, second, index, kind, second.value())
        : Optional.empty();
  }

  private static Optional<BigDecimal> number(Token token) {
    return token.kind() == TokenKind.NUMBER && token.value().matches("[0-9]+(\\.[0-9]+)?")
        ? Optional.of(new BigDecimal(token.value()))
        : Optional.empty();
  }

  private static Optional<Slot> slot(
      Token first, Token last, int index, Slot.Kind kind, Object value) {
    return Optional.of(new Slot(index, first.begin(), last.end(), kind, value, null));
  }
}
