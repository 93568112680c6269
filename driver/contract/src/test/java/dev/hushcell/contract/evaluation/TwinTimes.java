package dev.hushcell.contract.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes what is computed of dates, times and numbers, in the words of each server. */
final class TwinTimes {
  private final Random random;
  private final boolean mysql;
  private final boolean ofTexts;
  private final boolean postgres;
  private final TwinQueries queries;

  TwinTimes(Random random, TwinQueries queries) {
    this.random = random;
    this.mysql = queries.isMysql();
    this.ofTexts = queries.isOfTexts();
    this.postgres = queries.isPostgres();
    this.queries = queries;
  }

  /** A part of a date or time, as a number. */
  String part() {
    String seen = "x.seen";
    String day = pick(List.of("x.born", seen));
    String time = pick(List.of("x.clock", seen));
    if (random.nextInt(3) == 0) {
      return "extract(" + pick(List.of("hour", "minute", "second")) + " from " + time + ")";
    }
    if (random.nextBoolean()) {
      return "extract(" + pick(List.of("year", "month", "day", "quarter")) + " from " + day + ")";
    }
    if (postgres) {
      String unit = pick(List.of("doy", "dow", "isodow", "week", "isoyear"));
      return "extract(" + unit + " from " + day + ")";
    }
    List<String> calls =
        mysql
            ? List.of("dayofyear", "dayofweek", "weekday", "weekofyear", "quarter", "year")
            : List.of("day_of_year", "iso_day_of_week", "iso_week", "iso_year", "quarter", "year");
    return random.nextInt(4) == 0
        ? pick(List.of("hour", "minute", "second")) + "(" + time + ")"
        : pick(calls) + "(" + day + ")";
  }

  /** A number of two parts, as months are numbered. */
  String month() {
    return "(extract(year from x.born) * 100 + extract(month from x.born))";
  }

  /** A date and time of others. */
  String moment() {
    String unit =
        pick(List.of("year", "quarter", "month", postgres ? "week" : "day", "hour", "minute"));
    return mysql || random.nextInt(3) == 0
        ? "cast(x.born as " + (mysql ? "datetime(6)" : "timestamp") + ")"
        : "date_trunc('"
            + unit
            + "', "
            + pick(List.of("x.seen", "cast(x.born as timestamp)"))
            + ")";
  }

  /** A text that a format makes. */
  String format() {
    String of = pick(List.of("x.born", "x.seen"));
    if (ofTexts) {
      return "strftime('" + pick(List.of("%Y-%m", "%Y", "%d.%m.%Y", "%H:%M:%S")) + "', x.dated)";
    }
    if (mysql) {
      String format = pick(List.of("%Y-%m", "%Y", "%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d %H:%i:%s"));
      return "date_format(" + of + ", '" + format + "')";
    }
    String format = pick(List.of("YYYY-MM", "YYYY", "YYYY-MM-DD HH24:MI:SS", "DD.MM.YYYY"));
    if (postgres) {
      return "to_char(" + pick(List.of("x.seen", "x.born::timestamp")) + ", '" + format + "')";
    }
    return random.nextBoolean()
        ? "to_char(" + of + ", '" + format + "')"
        : "formatdatetime("
            + of
            + ", '"
            + pick(List.of("yyyy-MM", "yyyy", "yyyy-MM-dd HH:mm:ss"))
            + "')";
  }

  /** A number as text; where a CAST gives it another collation it is only delivered. */
  String digits() {
    if (ofTexts) {
      return "cast(length(x.name) as text)";
    }
    return "cast("
        + pick(
            List.of(
                "x.amount",
                "x.whole",
                "extract(year from x.born)",
                "char_length(x.name)",
                "cast(x.figure as decimal(9,2))"))
        + (mysql ? " as char(20))" : " as varchar(20))");
  }

  /** A number of a text, or one with other decimals. */
  String number() {
    String whole =
        "case when x.figure not like '%.%' then cast(x.figure as "
            + (mysql ? "signed" : "integer")
            + ") end";
    return pick(
        ofTexts
            ? List.of(whole)
            : List.of(
                "cast(x.figure as decimal(9,2))",
                whole,
                "cast(x.amount as decimal(12,4))",
                "round(x.amount, 1)",
                "round(x.amount, 0)",
                "round(x.amount, 2)"));
  }

  /** A condition on any of them. */
  String condition(List<@Nullable Object> values) {
    return switch (random.nextInt(ofTexts ? 2 : 6)) {
      case 0 -> number() + queries.relation() + queries.given(values, random.nextInt(20) - 8);
      case 1 ->
          mysql
              ? format() + " is" + queries.not() + " null"
              : pick(List.of(format(), digits()))
                  + queries.relation()
                  + queries.given(values, pick(List.of("2024-02", "1", "0001", "-0", "1582-1")));
      case 2 -> month() + queries.relation() + queries.given(values, 158203);
      case 3 -> moment() + queries.relation() + queries.given(values, queries.moment());
      default -> part() + queries.relation() + queries.given(values, random.nextInt(30));
    };
  }

  /** What is selected. */
  String item() {
    List<String> all = new ArrayList<>(List.of(format(), mysql ? part() : digits(), number()));
    if (!ofTexts) {
      all.addAll(List.of(part(), moment(), month()));
    }
    return pick(all);
  }

  /** By what rows are grouped. */
  String bucket() {
    return ofTexts
        ? format()
        : pick(
            List.of(
                format(),
                format(),
                moment(),
                month(),
                part(),
                "extract(year from x.born), extract(month from x.born)"));
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
