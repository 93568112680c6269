package dev.hushcell.contract.evaluation;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes conditions over expressions: what is computed of a row in the driver. */
final class TwinExpressions {
  private final Random random;
  private final boolean mysql;
  private final boolean ofTexts;
  private final TwinQueries queries;

  TwinExpressions(Random random, boolean mysql, boolean ofTexts, TwinQueries queries) {
    this.random = random;
    this.mysql = mysql;
    this.ofTexts = ofTexts;
    this.queries = queries;
  }

  String condition(List<@Nullable Object> values) {
    int form = random.nextInt(11);
    return switch (ofTexts && List.of(3, 4, 5, 8).contains(form) ? 0 : form) {
      case 0 -> text(values, 2) + queries.not() + " like " + pattern(values);
      case 1 ->
          (ofTexts ? "length(" : "char_length(")
              + text(values, 2)
              + ")"
              + queries.relation()
              + number(values);
      case 2 ->
          (ofTexts
                  ? "instr(" + text(values, 1) + ", " + letter() + ")"
                  : "position(" + letter() + " in " + text(values, 1) + ")")
              + queries.relation()
              + number(values);
      case 3 -> part() + queries.relation() + number(values);
      case 4 -> day() + queries.relation() + queries.given(values, queries.date());
      case 5 -> sum() + queries.relation() + queries.given(values, queries.numeric());
      case 6 -> "x.name" + queries.relation() + "y.name";
      case 7 -> "(? is" + queries.not() + " null or " + given(values) + ")";
      case 8 -> "x.born" + queries.relation() + pick(List.of("'1999-03-12'", "current_date"));
      case 9 ->
          pick(List.of("x.name", "x.code"))
              + queries.not()
              + " in ("
              + text(values, 1)
              + ", "
              + queries.given(values, queries.text())
              + ")";
      default -> text(values, 2) + queries.relation() + text(values, 1);
    };
  }

  /** A parameter that stands before it is counted first. */
  private String given(List<@Nullable Object> values) {
    values.add("given");
    return text(values, 1) + queries.relation() + queries.given(values, queries.text());
  }

  /** A text of a row, in which a column stands. */
  private String text(List<@Nullable Object> values, int depth) {
    String column = pick(List.of("x.name", "y.name", "x.code"));
    if (depth == 0) {
      return column;
    }
    int form = random.nextInt(11);
    return switch (ofTexts && List.of(3, 4).contains(form) ? 0 : form) {
      case 0 -> pick(List.of("trim", "ltrim", "rtrim")) + "(" + text(values, depth - 1) + ")";
      case 1 -> pick(List.of("upper", "lower")) + "(x.code)";
      case 2 ->
          "substring("
              + text(values, depth - 1)
              + ", "
              + count(values)
              + ", "
              + count(values)
              + ")";
      case 3 -> "substring(" + text(values, depth - 1) + " from " + count(values) + ")";
      case 4 ->
          pick(List.of("left", "right"))
              + "("
              + text(values, depth - 1)
              + ", "
              + count(values)
              + ")";
      case 5 -> "replace(" + text(values, depth - 1) + ", " + letter() + ", 'zz')";
      case 6 -> "concat(" + text(values, depth - 1) + ", '-', " + text(values, depth - 1) + ")";
      case 7 ->
          mysql
              ? "concat(" + letter() + ", " + text(values, depth - 1) + ")"
              : "(" + text(values, depth - 1) + " || " + letter() + ")";
      case 8 ->
          pick(List.of("coalesce", "nullif"))
              + "("
              + text(values, depth - 1)
              + ", "
              + letter()
              + ")";
      case 9 ->
          "case when "
              + text(values, depth - 1)
              + queries.relation()
              + letter()
              + " then "
              + text(values, depth - 1)
              + pick(List.of(" else 'a'", ""))
              + " end";
      default -> column;
    };
  }

  private String letter() {
    return pick(List.of("'a'", "'A'", "' '", "'z'", "'b'"));
  }

  private String pattern(List<@Nullable Object> values) {
    return switch (random.nextInt(mysql ? 3 : 4)) {
      case 3 -> "cast(" + queries.given(values, "%a%") + " as varchar(9))";
      case 0 -> "concat('%', " + queries.given(values, "a") + ", '%')";
      case 1 -> "concat(" + letter() + ", '%')";
      default -> queries.given(values, pick(List.of("%a", "a%", "_", "%", "%z_", "")));
    };
  }

  private String count(List<@Nullable Object> values) {
    return queries.given(values, 1 + random.nextInt(3));
  }

  private String number(List<@Nullable Object> values) {
    return queries.given(values, random.nextInt(6));
  }

  private String part() {
    return "extract("
        + pick(List.of("year", "month", "day"))
        + " from "
        + pick(List.of("x.born", "x.seen"))
        + ")";
  }

  private String day() {
    return "cast(x.seen as date)";
  }

  private String sum() {
    return pick(
        List.of(
            "(x.amount + 1.5)",
            "(x.amount - x.whole)",
            "(x.whole * 2)",
            "(x.amount * x.amount)",
            "(x.whole + x.whole - 3)"));
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
