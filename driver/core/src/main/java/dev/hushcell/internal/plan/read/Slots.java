package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.NumberForm;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.form.ParsedStatement;
import dev.hushcell.internal.sql.parse.Positions;
import dev.hushcell.policy.LogicalType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import org.jspecify.annotations.Nullable;

/** Turns parameters and literals of the tree into slots. */
final class Slots {
  /** Names of types that stand before literals, where the forms of a database know them. */
  private static final Map<String, Slot.Kind> SHORT =
      Map.of("D", Slot.Kind.DATE, "T", Slot.Kind.TIME, "TS", Slot.Kind.TIMESTAMP);

  private final ParsedStatement statement;
  private final Positions positions;
  private final Tokens tokens;
  private final TypeKnowledge types;

  Slots(StatementReading reading) {
    this.statement = reading.statement();
    this.positions = reading.positions();
    this.tokens = statement.tokens();
    this.types = reading.types();
  }

  /** Returns the slot that an expression is, or empty when it is none. */
  Optional<Slot> of(Expression expression) {
    if (expression instanceof BooleanValue bool) {
      return Optional.of(word(bool));
    }
    if (expression instanceof SignedExpression signed) {
      return of(signed.getExpression()).flatMap(number -> signed(number, signed.getSign()));
    }
    if (expression instanceof DateTimeLiteralExpression time) {
      return typed(statement.index(time), timeKind(time));
    }
    if (expression instanceof CastExpression cast
        && cast.isImplicitCast()
        && cast.getLeftExpression() instanceof StringValue string) {
      return typed(statement.index(string), kindOf(cast.getColDataType().toString()));
    }
    int index = statement.index(expression);
    return index < 0 ? Optional.empty() : Optional.of(simple(index));
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

  private Slot word(BooleanValue literal) {
    int index = positions.token(literal);
    Token token = tokens.get(index);
    LiteralValue value = LiteralValue.truth(literal.getValue());
    return new Slot(index, token.begin(), token.end(), Slot.Kind.BOOLEAN, value, null);
  }

  private Optional<Slot> signed(Slot number, char sign) {
    boolean plus = sign == '+';
    int before = number.token() - 1;
    boolean adjacent = tokens.isSymbol(before, String.valueOf(sign));
    LiteralValue value = number.literal();
    if (!adjacent || value == null || !value.isNumber() || !(plus || sign == '-')) {
      return Optional.empty();
    }
    LiteralValue result = plus ? value : value.negated();
    int begin = tokens.get(before).begin();
    return Optional.of(new Slot(number.token(), begin, number.end(), number.kind(), result, null));
  }

  /** A literal of which the type stands before the quotes; none where they are not of a text. */
  private Optional<Slot> typed(int index, Slot.Kind kind) {
    if (index < 0) {
      return Optional.empty();
    }
    Token string = tokens.get(index);
    int first = index - 1;
    if (tokens.isWord(first, "ZONE")) {
      first -= 3;
    }
    boolean expected = first >= 0 && tokens.get(first).kind() == TokenKind.WORD;
    String type = expected ? words(first, index).toUpperCase(Locale.ROOT) : "";
    if (kindOf(type) != kind && SHORT.get(type) != kind) {
      return Optional.of(
          new Slot(index, string.begin(), string.end(), Slot.Kind.OTHER, null, null));
    }
    int begin = tokens.get(first).begin();
    LiteralValue value = LiteralValue.of(LiteralValue.Reading.TEXT, string);
    return Optional.of(new Slot(index, begin, string.end(), kind, value, null));
  }

  private String words(int from, int to) {
    List<String> words = tokens.list().subList(from, to).stream().map(Token::value).toList();
    return String.join(" ", words);
  }

  private static Slot.Kind timeKind(DateTimeLiteralExpression literal) {
    return switch (literal.getType()) {
      case DATE -> Slot.Kind.DATE;
      case TIME -> Slot.Kind.TIME;
      case TIMESTAMP -> Slot.Kind.TIMESTAMP;
      default -> Slot.Kind.OTHER;
    };
  }

  private static Slot.Kind kindOf(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
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
  Optional<Slot> inCast(Slot slot) {
    int from = slot.token() + 2;
    if (slot.cast() != null || !tokens.isWord(slot.token() + 1, "AS") || from >= tokens.size()) {
      return Optional.empty();
    }
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(")) {
        depth++;
      } else if (tokens.isSymbol(i, ")") && --depth < 0) {
        return i == from ? Optional.empty() : Optional.of(slot.inside(cast(from, i - 1, false)));
      }
    }
    return Optional.empty();
  }

  /** Returns the slot before {@code :: type}, or empty when the text is not of that form. */
  Optional<Slot> beforeCast(Slot slot, ColDataType type) {
    int from = slot.token() + 2;
    int last = from + statement.words(type.toString()) - 1;
    boolean isThat = tokens.isSymbol(slot.token() + 1, "::") && last < tokens.size();
    return slot.cast() == null && isThat
        ? Optional.of(slot.inside(cast(from, last, true)))
        : Optional.empty();
  }

  /**
   * Returns the slot in {@code JSON_EXTRACT(…, '$')}, or empty when the text is not of that form.
   */
  Optional<Slot> inExtraction(Slot slot) {
    int at = slot.token();
    boolean isThat =
        slot.cast() == null
            && tokens.isWord(at - 2, "JSON_EXTRACT")
            && tokens.isSymbol(at - 1, "(")
            && tokens.isSymbol(at + 1, ",")
            && tokens.isSymbol(at + 3, ")");
    LogicalType type = isThat ? type("JSON") : null;
    if (type == null) {
      return Optional.empty();
    }
    Token path = tokens.get(at + 2);
    Slot.Call call = new Slot.Call(tokens.get(at - 2).begin(), tokens.get(at + 3).end());
    return Optional.of(
        slot.inside(new Slot.Cast(path.begin(), path.end(), type, false, at + 2, call)));
  }

  private Slot.Cast cast(int first, int last, boolean behind) {
    int begin = tokens.get(first).begin();
    int end = tokens.get(last).end();
    String type = tokens.text(begin, end);
    return new Slot.Cast(begin, end, type(type), behind, last, null);
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
