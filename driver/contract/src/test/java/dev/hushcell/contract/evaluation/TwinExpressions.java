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
  private final TwinTimes times;

  TwinExpressions(Random random, boolean mysql, boolean ofTexts, TwinQueries queries) {
    this.random = random;
    this.mysql = mysql;
    this.ofTexts = ofTexts;
    this.queries = queries;
    this.times = new TwinTimes(random, queries);
  }

  String condition(List<@Nullable Object> values) {
    int form = random.nextInt(20);
    return switch (ofTexts && List.of(3, 4, 5, 8, 11, 12).contains(form) ? 0 : form) {
      case 17, 18, 19 -> times.condition(values);
      case 14 -> row(values);
      case 16 -> plain() + queries.not() + " like concat(x.name, '%')";
      case 15 ->
          "case when "
              + text(values, 1)
              + queries.relation()
              + letter()
              + " then "
              + (mysql ? "x.name" : "'b'")
              + " else 'a' end"
              + pick(List.of(" = ", " <> "))
              + queries.given(values, pick(List.of("a", "b", "B")));
      case 11 ->
          pick(List.of("x.whole", "x.amount"))
              + queries.relation()
              + pick(List.of("x.grp", "y.id"));
      case 12 -> "coalesce(x.whole, x.grp) - x.id" + queries.relation() + queries.given(values, -3);
      case 13 ->
          "not "
              + text(values, 1)
              + queries.relation()
              + (mysql ? "cast(" + letter() + " as char)" : letter());
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
      case 6 -> "x.name" + queries.relation() + pick(List.of("y.name", plain()));
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

  /** Rows are compared from left to right; a plain column may come last. */
  private String row(List<@Nullable Object> values) {
    boolean more = random.nextBoolean();
    String left = "(x.name, " + (more ? "y.name, x.id)" : "x.id)");
    String first = left + queries.relation() + "(" + queries.given(values, queries.text());
    String second = more ? ", " + queries.given(values, queries.text()) : "";
    return first + second + ", " + queries.given(values, random.nextInt(40)) + ")";
  }

  /** A column of one table and what is assigned to it. */
  String assignment(List<@Nullable Object> values) {
    int form = random.nextInt(ofTexts ? 5 : 9);
    return switch (ofTexts && form == 4 ? 8 : form) {
      case 0 -> "name = code, grp = grp + " + queries.given(values, 1);
      case 1 -> "name = upper(code), code = " + queries.given(values, queries.code());
      case 2 -> "name = city";
      case 4 -> "amount = " + sum();
      case 5 -> "whole = whole + " + queries.given(values, 1) + ", name = " + text(values, 1);
      case 6 -> "born = " + day();
      case 8 -> "name = replace(city, " + letter() + replacement() + ")";
      case 7 ->
          "amount = whole, born = coalesce(born, " + queries.given(values, queries.date()) + ")";
      default -> "name = " + text(values, 2);
    };
  }

  /** What is selected, over cells and perhaps plain columns. */
  String item(List<@Nullable Object> values) {
    int form = random.nextInt(17);
    return switch (ofTexts && List.of(1, 2, 3, 4, 5, 6).contains(form) ? 0 : form) {
      case 13, 14, 15, 16 -> times.item();
      case 1 -> part();
      case 2 -> day();
      case 3 -> sum();
      case 4 ->
          pick(
              List.of(
                  "(x.whole + x.grp)",
                  "coalesce(x.whole, x.grp)",
                  "coalesce(x.amount, 0)",
                  "(x.amount * x.id)",
                  "nullif(x.whole, 1)"));
      case 5 -> pick(List.of("coalesce(x.born, y.born)", "nullif(x.seen, y.seen)"));
      case 6 -> "char_length(" + text(values, 2) + ")";
      case 7 -> "concat(x.name, ', ', x.city)";
      case 8 -> "coalesce(" + text(values, 1) + ", x.city)";
      case 9 ->
          "case when x.grp = "
              + number(values)
              + " then "
              + text(values, 1)
              + " else "
              + text(values, 1)
              + " end";
      case 10 ->
          "case when "
              + text(values, 1)
              + " = "
              + letter()
              + " then 1 when x.grp = 2 then 2 else 0 end";
      default -> text(values, 2);
    };
  }

  /** What is selected without a name. */
  String shortItem() {
    return pick(
        ofTexts
            ? List.of("upper(x.code)", "x.name || 'a'", "length(x.name)")
            : List.of(
                "upper(x.code)",
                "concat(x.name, ' ', y.name)",
                "char_length(x.name)",
                "substring(x.name, 1, 2)",
                "extract(month from x.born)",
                mysql ? times.digits() : "x.whole + 1",
                "x.amount + 1"));
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
    int form = random.nextInt(12);
    return switch (ofTexts && List.of(3, 4).contains(form) ? 0 : form) {
      case 11 -> joined();
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
      case 5 -> "replace(" + text(values, depth - 1) + ", " + letter() + replacement() + ")";
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

  /** A text of a column that is protected, and of one that is not. */
  private String joined() {
    return switch (random.nextInt(5)) {
      case 0 -> "nullif(x.name, " + plain() + ")";
      case 1 -> "coalesce(nullif(" + plain() + ", " + letter() + "), x.name)";
      case 2 -> "replace(x.name, " + letter() + ", " + (mysql ? "'Z'" : plain()) + ")";
      case 3 -> "case when " + plain() + queries.relation() + "x.code then x.city else x.name end";
      default -> "concat(" + plain() + ", x.name)";
    };
  }

  private String plain() {
    return pick(
        List.of(
            "x.city",
            "upper(x.city)",
            "lower(x.city)",
            "trim(x.city)",
            "replace(x.city, " + letter() + replacement() + ")",
            "nullif(x.city, " + letter() + ")",
            "substring(x.city, 2, 2)"));
  }

  /** MySQL gives the result the length of the text, and cuts what is longer when it sorts. */
  private String replacement() {
    return mysql ? ", 'Z'" : ", 'zz'";
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
