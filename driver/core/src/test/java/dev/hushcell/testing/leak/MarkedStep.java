package dev.hushcell.testing.leak;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.testing.script.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A case with marks in place of its values: of those that are sealed, by their roles; of all texts
 * and parameters where it is refused.
 */
public final class MarkedStep {
  private final Step step;
  private final Marks marks;
  private final boolean refused;
  private final int before;

  private MarkedStep(Step step, Marks marks) {
    this.step = step;
    this.marks = marks;
    this.refused = step.expected() instanceof Step.Expected.Refused;
    this.before = marks.all().size();
  }

  /** Returns the case with marks; nothing where it has no place for one. */
  public static Optional<Step> of(Step step, Lexer lexer, Marks marks) {
    marks.enter(step.title(), false);
    try {
      return new MarkedStep(step, marks).marked(lexer.lex(step.text()).list());
    } catch (Fault noTokens) {
      return Optional.empty();
    }
  }

  private Optional<Step> marked(List<Token> tokens) {
    List<Integer> sealed = step.planned().endsOfSealed();
    StringBuilder text = new StringBuilder();
    List<Boolean> parameters = new ArrayList<>();
    int at = 0;
    for (Token token : tokens) {
      boolean wanted = refused ? token.kind() != Token.Kind.NUMBER : sealed.contains(token.end());
      if (token.kind() == Token.Kind.PARAMETER) {
        parameters.add(wanted);
      } else if (wanted) {
        text.append(step.text(), at, token.begin()).append(literal(token));
        at = token.end();
      }
    }
    text.append(step.text().substring(at));
    List<List<Object>> rows = step.rows().stream().map(row -> values(row, parameters)).toList();
    return marks.all().size() == before
        ? Optional.empty()
        : Optional.of(step.withText(text.toString()).withRows(rows));
  }

  private String literal(Token token) {
    String written = step.text().substring(token.begin(), token.end());
    return switch (token.kind()) {
      case STRING -> quoted(written, refused ? behind(token) : textLike(token.value(), written));
      case BINARY -> quoted(written, HexFormat.of().formatHex(marks.bytes()));
      case NUMBER -> number(token.value());
      default -> written;
    };
  }

  /** What is refused may be so for the names in its literals: they stay. */
  private String behind(Token token) {
    return token.value().replace("'", "''") + " " + marks.ascii();
  }

  private static String quoted(String written, String mark) {
    char quote = written.charAt(written.length() - 1);
    return written.substring(0, written.indexOf(quote) + (quote == '$' ? 2 : 1))
        + mark
        + written.substring(written.length() - (quote == '$' ? 2 : 1));
  }

  private String number(String value) {
    return value.matches("\\d+") ? Long.toString(marks.whole()) : marks.number().toPlainString();
  }

  /** Returns a mark that looks like the text: a date in place of a date. */
  private String textLike(String text, String written) {
    if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return marks.date().toString();
    }
    if (text.matches("\\d{4}-\\d\\d-\\d\\d [\\d:.]+")) {
      return marks.moment().toString().replace('T', ' ');
    }
    if (text.matches("\\d\\d:\\d\\d:\\d\\d[\\d.]*")) {
      return marks.time().toString();
    }
    if (text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
      return marks.uuid().toString();
    }
    return written.startsWith("'") ? marks.text() : marks.ascii();
  }

  private List<Object> values(List<Object> row, List<Boolean> wanted) {
    List<Object> values = new ArrayList<>(row);
    for (int i = 0; i < values.size(); i++) {
      if (i < wanted.size() && wanted.get(i) && values.get(i) != null) {
        values.set(i, value(values.get(i)));
      }
    }
    return values;
  }

  private Object value(Object value) {
    if (value instanceof String text) {
      return textLike(text, "'");
    }
    if (value instanceof Long) {
      return marks.whole();
    }
    if (value instanceof BigDecimal) {
      return marks.number();
    }
    if (value instanceof Double) {
      return marks.approximate();
    }
    if (value instanceof byte[]) {
      return marks.bytes();
    }
    return value instanceof UUID ? marks.uuid() : time(value);
  }

  private Object time(Object value) {
    if (value instanceof LocalDate) {
      return marks.date();
    }
    if (value instanceof java.sql.Date) {
      return java.sql.Date.valueOf(marks.date());
    }
    if (value instanceof LocalTime) {
      return marks.time();
    }
    if (value instanceof LocalDateTime) {
      return marks.moment();
    }
    if (value instanceof java.sql.Timestamp) {
      return java.sql.Timestamp.valueOf(marks.moment());
    }
    return value instanceof OffsetDateTime ? marks.zoned() : value;
  }
}
