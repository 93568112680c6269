package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.LiteralValue.Reading;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.Literal;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The literal behind DEFAULT, which may stand in parentheses. */
record DefaultValue(Tokens tokens, Expression expression) {
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

  /** Returns the literal that an expression is; empty for anything else. */
  static Optional<Slot> of(Expression expression, Tokens tokens) {
    return new DefaultValue(tokens, expression.bare()).slot();
  }

  private Optional<Slot> slot() {
    if (expression instanceof Literal literal) {
      return single(literal);
    }
    if (expression instanceof Operand.Typed typed) {
      return text(TYPED, typed.type(), typed.literal());
    }
    if (expression instanceof Computation.Cast cast
        && cast.style().equals("::")
        && cast.value() instanceof Literal literal) {
      return text(DOCUMENTS, cast.type(), literal);
    }
    return expression instanceof Computation.Unary unary
            && unary.operand() instanceof Literal literal
            && (unary.operator().equals("-") || unary.operator().equals("+"))
        ? number(literal.token())
            .map(number -> unary.operator().equals("-") ? number.negated() : number)
            .map(number -> slot(Slot.Kind.NUMBER, number))
        : Optional.empty();
  }

  private Optional<Slot> single(Literal literal) {
    Token token = literal.token();
    return switch (literal.kind()) {
      case TEXT -> Optional.of(slot(Slot.Kind.TEXT, LiteralValue.of(Reading.TEXT, token)));
      case BINARY -> Optional.of(slot(Slot.Kind.BYTES, LiteralValue.of(Reading.BYTES, token)));
      case NUMBER -> number(token).map(number -> slot(Slot.Kind.NUMBER, number));
      case TRUE -> Optional.of(slot(Slot.Kind.BOOLEAN, LiteralValue.truth(true)));
      case FALSE -> Optional.of(slot(Slot.Kind.BOOLEAN, LiteralValue.truth(false)));
      case UNKNOWN, NULL -> Optional.empty();
    };
  }

  private Optional<Slot> text(Map<String, Slot.Kind> kinds, TypeName type, Literal literal) {
    List<Token> words = type.place().in(tokens);
    boolean word = words.size() == 1 && words.get(0).kind() == TokenKind.WORD;
    Slot.Kind kind = word ? kinds.get(type.name()) : null;
    return kind != null && literal.kind() == Operand.Kind.TEXT
        ? Optional.of(slot(kind, LiteralValue.of(Reading.TEXT, literal.token())))
        : Optional.empty();
  }

  private static Optional<LiteralValue> number(Token token) {
    return token.kind() == TokenKind.NUMBER && token.value().matches("[0-9]+(\\.[0-9]+)?")
        ? Optional.of(LiteralValue.of(Reading.NUMBER, token))
        : Optional.empty();
  }

  private Slot slot(Slot.Kind kind, LiteralValue value) {
    Place place = expression.place();
    return new Slot(place.end() - 1, place.from(tokens), place.to(tokens), kind, value, null);
  }
}
