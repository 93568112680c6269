package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Token.NumberForm;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation.Cast;
import dev.hushcell.internal.sql.tree.Computation.Function;
import dev.hushcell.internal.sql.tree.Computation.Unary;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.Kind;
import dev.hushcell.internal.sql.tree.Operand.Literal;
import dev.hushcell.internal.sql.tree.Operand.Parameter;
import dev.hushcell.internal.sql.tree.Operand.Typed;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.policy.LogicalType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns parameters and literals of the tree into slots. */
public record Slots(Tokens tokens, TypeKnowledge types) {
  /** Literals that a definition keeps as cells. */
  private static final Set<Slot.Kind> DEFAULTS =
      Set.of(
          Slot.Kind.TEXT,
          Slot.Kind.NUMBER,
          Slot.Kind.BOOLEAN,
          Slot.Kind.BYTES,
          Slot.Kind.DATE,
          Slot.Kind.TIME,
          Slot.Kind.TIMESTAMP,
          Slot.Kind.UUID,
          Slot.Kind.JSON,
          Slot.Kind.XML);

  public Slots(StatementReading reading) {
    this(reading.tokens(), reading.types());
  }

  /** Returns the slot that an expression is, or empty when it is none. */
  public Optional<Slot> of(Expression expression) {
    if (expression instanceof Parameter parameter) {
      return Optional.of(simple(parameter.place().begin()));
    }
    if (expression instanceof Literal literal) {
      return of(literal);
    }
    if (expression instanceof Unary unary && unary.operand() instanceof Literal number) {
      return of(number).flatMap(slot -> signed(slot, unary.operator()));
    }
    return expression instanceof Typed typed
        ? Optional.of(typed(typed.place(), typed.type(), typed.literal()))
        : Optional.empty();
  }

  /** Returns the literal behind DEFAULT, which may stand in parentheses; empty for all else. */
  public Optional<Slot> ofDefault(Expression written) {
    Expression expression = written.bare();
    return expression instanceof Cast cast
            && cast.style().equals("::")
            && cast.value() instanceof Literal literal
            && literal.kind() == Kind.TEXT
        ? Optional.of(typed(cast.place(), cast.type(), literal))
            .filter(slot -> slot.kind() == Slot.Kind.JSON || slot.kind() == Slot.Kind.XML)
        : of(expression)
            .filter(slot -> DEFAULTS.contains(slot.kind()))
            .filter(slot -> isUsual(expression));
  }

  /** Tells whether a type has one word, and a number digits on both sides of its point. */
  private static boolean isUsual(Expression written) {
    if (written instanceof Typed typed) {
      return typed.type().place().end() == typed.type().place().begin() + 1;
    }
    Expression literal = written instanceof Unary unary ? unary.operand() : written;
    return !(literal instanceof Literal number && number.kind() == Kind.NUMBER)
        || number.token().value().matches("[0-9]+(\\.[0-9]+)?");
  }

  private Optional<Slot> of(Literal literal) {
    return switch (literal.kind()) {
      case TEXT, BINARY, NUMBER -> Optional.of(simple(literal.place().begin()));
      case TRUE, FALSE -> Optional.of(truth(literal));
      case UNKNOWN, NULL -> Optional.empty();
    };
  }

  private Slot simple(int index) {
    Token token = tokens.get(index);
    Slot.Kind kind =
        switch (token.kind()) {
          case PARAMETER -> Slot.Kind.PARAMETER;
          case STRING -> Slot.Kind.TEXT;
          case BINARY -> Slot.Kind.BYTES;
          case NUMBER -> numberKind(token.numberForm());
          default -> Slot.Kind.OTHER;
        };
    return new Slot(index, token.begin(), token.end(), kind, value(kind, token), null);
  }

  private static Slot.Kind numberKind(NumberForm form) {
    return switch (form) {
      case PLAIN -> Slot.Kind.NUMBER;
      case FLOAT -> Slot.Kind.FLOAT;
      case OTHER -> Slot.Kind.OTHER;
    };
  }

  private static @Nullable LiteralValue value(Slot.Kind kind, Token token) {
    return switch (kind) {
      case TEXT -> LiteralValue.of(LiteralValue.Reading.TEXT, token);
      case BYTES -> LiteralValue.of(LiteralValue.Reading.BYTES, token);
      case NUMBER, FLOAT -> LiteralValue.of(LiteralValue.Reading.NUMBER, token);
      default -> null;
    };
  }

  private static Slot truth(Literal literal) {
    Token token = literal.token();
    LiteralValue value = LiteralValue.truth(literal.kind() == Kind.TRUE);
    return new Slot(
        literal.place().begin(), token.begin(), token.end(), Slot.Kind.BOOLEAN, value, null);
  }

  private Optional<Slot> signed(Slot number, String sign) {
    boolean plus = sign.equals("+");
    int before = number.token() - 1;
    boolean adjacent = tokens.isSymbol(before, sign);
    LiteralValue value = number.literal();
    if (!adjacent || value == null || !value.isNumber() || !(plus || sign.equals("-"))) {
      return Optional.empty();
    }
    LiteralValue result = plus ? value : value.negated();
    int begin = tokens.get(before).begin();
    return Optional.of(new Slot(number.token(), begin, number.end(), number.kind(), result, null));
  }

  /** A literal beside its type, of which only words are known. */
  private Slot typed(Place whole, TypeName named, Literal literal) {
    Token string = literal.token();
    int index = literal.place().begin();
    Place type = named.place();
    for (int i = type.begin(); i < type.end(); i++) {
      if (tokens.get(i).kind() != Token.Kind.WORD) {
        return new Slot(index, string.begin(), string.end(), Slot.Kind.OTHER, null, null);
      }
    }
    LiteralValue value = LiteralValue.of(LiteralValue.Reading.TEXT, string);
    return new Slot(index, whole.from(tokens), whole.to(tokens), kindOf(named.name()), value, null);
  }

  private static Slot.Kind kindOf(String type) {
    return switch (type) {
      case "DATE" -> Slot.Kind.DATE;
      case "TIME", "TIME WITHOUT TIME ZONE" -> Slot.Kind.TIME;
      case "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" -> Slot.Kind.TIMESTAMP;
      case "TIMESTAMP WITH TIME ZONE" -> Slot.Kind.ZONED_TIMESTAMP;
      case "UUID" -> Slot.Kind.UUID;
      case "JSON", "JSONB" -> Slot.Kind.JSON;
      case "XML" -> Slot.Kind.XML;
      default -> Slot.Kind.OTHER;
    };
  }

  /** Returns the slot inside CAST(… AS type), or empty when the text is not of that form. */
  public Optional<Slot> inCast(Slot slot, Cast cast) {
    boolean isThat =
        slot.cast() == null
            && tokens.isWord(slot.token() + 1, "AS")
            && cast.type().place().begin() == slot.token() + 2
            && cast.type().place().end() == cast.place().end() - 1;
    return isThat ? Optional.of(slot.inside(cast(cast, false))) : Optional.empty();
  }

  /** Returns the slot before {@code :: type}, or empty when the text is not of that form. */
  public Optional<Slot> beforeCast(Slot slot, Cast cast) {
    boolean isThat =
        slot.cast() == null
            && tokens.isSymbol(slot.token() + 1, "::")
            && cast.type().place().begin() == slot.token() + 2;
    return isThat ? Optional.of(slot.inside(cast(cast, true))) : Optional.empty();
  }

  /** Returns the slot in {@code JSON_EXTRACT(…, '$')}; empty for a text of another form. */
  public Optional<Slot> inExtraction(Slot slot, Function call) {
    int at = slot.token();
    boolean isThat =
        slot.cast() == null
            && tokens.isWord(at - 2, "JSON_EXTRACT")
            && tokens.isSymbol(at + 1, ",")
            && call.place().begin() == at - 2
            && call.place().end() == at + 4;
    LogicalType type = isThat ? type("JSON") : null;
    if (type == null) {
      return Optional.empty();
    }
    Token path = tokens.get(at + 2);
    Slot.Call within = new Slot.Call(tokens.get(at - 2).begin(), tokens.get(at + 3).end());
    return Optional.of(
        slot.inside(new Slot.Cast(path.begin(), path.end(), type, false, at + 2, within)));
  }

  private Slot.Cast cast(Cast cast, boolean behind) {
    Place place = cast.type().place();
    int begin = tokens.get(place.begin()).begin();
    int end = tokens.get(place.end() - 1).end();
    return new Slot.Cast(begin, end, type(tokens.text(begin, end)), behind, place.end() - 1, null);
  }

  private @Nullable LogicalType type(String text) {
    try {
      // An array is told from a value by where it stands.
      return types.logicalType(text.replaceAll("\\s*\\[\\s*\\]$", ""));
    } catch (Fault unknown) {
      return null;
    }
  }
}
