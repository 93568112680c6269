package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.LiteralValue.Reading;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The literal behind DEFAULT, which may stand in parentheses. */
final class DefaultValue {
  private static final Map<String, Slot.Kind> DOCUMENTS =
      Map.of("JSON", Slot.Kind.JSON, "JSONB", Slot.Kind.JSON, "XML", Slot.Kind.XML);

  private static final Map<String, Slot.Kind> TYPED =
      Map.of(
          "DATE", Slot.Kind.DATE,
          "TIME", Slot.Kind.TIME,
          "TIMESTAMP", Slot.Kind.TIMESTAMP,
          "UUID", Slot.Kind.UUID,
          "JSON", Slot.Kind.JSON,
          "JSONB", Slot.Kind.JSON,
          "XML", Slot.Kind.XML);

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
    if (inside.size() == 2) {
      return pair(inside.get(0), inside.get(1), to - 1);
    }
    return inside.size() == 3 && inside.get(1).isSymbol("::")
        ? document(inside.get(0), inside.get(2), to - 1)
        : Optional.empty();
  }

  /** A text of which the type stands behind two colons. */
  private static Optional<Slot> document(Token text, Token type, int index) {
    Slot.Kind kind =
        type.kind() == TokenKind.WORD ? DOCUMENTS.get(type.value().toUpperCase(Locale.ROOT)) : null;
    return kind != null && text.kind() == TokenKind.STRING
        ? slot(text, type, index, kind, LiteralValue.of(Reading.TEXT, text))
        : Optional.empty();
  }

  private static Optional<Slot> single(Token token, int index) {
    return switch (token.kind()) {
      case STRING ->
          slot(token, token, index, Slot.Kind.TEXT, LiteralValue.of(Reading.TEXT, token));
      case BINARY ->
          slot(token, token, index, Slot.Kind.BYTES, LiteralValue.of(Reading.BYTES, token));
      case NUMBER -> number(token).flatMap(n -> slot(token, token, index, Slot.Kind.NUMBER, n));
      case WORD ->
          token.isWord("TRUE") || token.isWord("FALSE")
              ? slot(
                  token, token, index, Slot.Kind.BOOLEAN, LiteralValue.truth(token.isWord("TRUE")))
              : Optional.empty();
      case QUOTED, PARAMETER, SYMBOL -> Optional.empty();
    };
  }

  private static Optional<Slot> pair(Token first, Token second, int index) {
    if (first.isSymbol("-") || first.isSymbol("+")) {
      return number(second)
          .map(number -> first.isSymbol("-") ? number.negated() : number)
          .flatMap(number -> slot(first, second, index, Slot.Kind.NUMBER, number));
    }
    Slot.Kind kind =
        first.kind() == TokenKind.WORD ? TYPED.get(first.value().toUpperCase(Locale.ROOT)) : null;
    return kind != null && second.kind() == TokenKind.STRING
        ? slot(first, second, index, kind, LiteralValue.of(Reading.TEXT, second))
        : Optional.empty();
  }

  private static Optional<LiteralValue> number(Token token) {
    return token.kind() == TokenKind.NUMBER && token.value().matches("[0-9]+(\\.[0-9]+)?")
        ? Optional.of(LiteralValue.of(Reading.NUMBER, token))
        : Optional.empty();
  }

  private static Optional<Slot> slot(
      Token first, Token last, int index, Slot.Kind kind, LiteralValue value) {
    return Optional.of(new Slot(index, first.begin(), last.end(), kind, value, null));
  }
}
