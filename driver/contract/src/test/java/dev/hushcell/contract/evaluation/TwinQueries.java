package dev.hushcell.contract.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes queries of which conditions are evaluated in the driver; a function of its seed. */
final class TwinQueries {
  private static final List<String> PIECES =
      List.of(
          "a", "A", "b", "ß", "SS", "İ", "i", "é", "e\u0301", "\ud83d\ude00", "\uff21", " ", "z");
  private static final List<String> WILD = List.of("%", "_", "%", "_", "!%", "!_", "!!", "\\%");

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private static final List<String> TEXTS = List.of("x.name", "y.name");

  private final Random random;
  private final boolean nullsSaid;
  private final boolean ofTexts;
  private final boolean similar;

  /**
   * Starts.
   *
   * @param nullsSaid whether ORDER BY may say where NULL is sorted
   * @param ofTexts whether nothing but texts is evaluated
   * @param similar whether there is SIMILAR TO
   */
  TwinQueries(long seed, boolean nullsSaid, boolean ofTexts, boolean similar) {
    this.random = new Random(seed);
    this.nullsSaid = nullsSaid;
    this.ofTexts = ofTexts;
    this.similar = similar;
  }

  /**
   * A query over a table that is called {@code {t}}.
   *
   * @param values of its parameters
   */
  record Query(String sql, List<@Nullable Object> values) {
    String of(String table) {
      return sql.replace("{t}", table);
    }
  }

  boolean isMysql() {
    return !nullsSaid;
  }

  boolean isOfTexts() {
    return ofTexts;
  }

  boolean isPostgres() {
    return similar;
  }

  @Nullable String text() {
    return random.nextInt(9) == 0 ? null : text(PIECES, random.nextInt(4));
  }

  private String text(List<String> pieces, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(pick(pieces));
    }
    return text.toString();
  }

  @Nullable BigDecimal number() {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> new BigDecimal("-0.00");
      default -> BigDecimal.valueOf(random.nextInt(400) - 200, 2);
    };
  }

  Query next() {
    List<@Nullable Object> values = new ArrayList<>();
    List<String> members = new ArrayList<>();
    String order = order();
    boolean sorted =
        order.matches(".*(name|amount|whole|code|born|seen|clock|flag|token|moment).*");
    for (int i = random.nextInt(2) + (sorted ? 0 : 1); i > 0; i--) {
      members.add(member(values));
    }
    if (random.nextBoolean()) {
      members.add(random.nextInt(members.size() + 1), "x.grp <> " + random.nextInt(4));
    }
    String where = members.isEmpty() ? "x.id >= 0" : String.join(" and ", members);
    if (random.nextInt(4) == 0) {
      return new TwinGroups(random, nullsSaid, ofTexts, this).next(where, values);
    }
    if (random.nextInt(3) == 0) {
      return computed(where, order, values);
    }
    boolean counts = !sorted && random.nextInt(4) == 0;
    if (random.nextInt(4) == 0) {
      return new Query(derived(where, order, counts, values), values);
    }
    String sql =
        "select "
            + (counts
                ? pick(
                    ofTexts
                        ? List.of(
                            "count(*)",
                            "count(y.id)",
                            "count(distinct y.id) as n",
                            "max(x.name) as n",
                            "min(x.name)")
                        : List.of(
                            "count(*)",
                            "count(y.id)",
                            "count(distinct y.id) as n",
                            "count(x.name)",
                            "count(y.grp) as n",
                            "min(x.name)",
                            "max(y.amount)",
                            "max(x.name) as n",
                            "min(x.born)",
                            "max(x.seen)"))
                : pick(
                    ofTexts
                        ? List.of("x.id", "x.name, x.id", "x.code as name, x.id", "y.name, x.id")
                        : List.of(
                            "x.id",
                            "x.*",
                            "x.name, x.id",
                            "x.id as name, x.amount",
                            "y.name, x.id")))
            + " from {t} x "
            + pick(List.of("join", "left join"))
            + " {t} y on y.id = x.grp where "
            + (random.nextInt(4) == 0 ? "(" + where + ")" : where)
            + (random.nextInt(5) == 0 ? " and " + among("x", values) : "")
            + (counts ? "" : cut(order, values));
    boolean common = !counts && !sql.contains("{t} z") && random.nextInt(4) == 0;
    return new Query(common ? common(sql) : sql, values);
  }

  /** Reads from what WITH names. */
  private static String common(String sql) {
    return "with w as (select * from {t} where id <> 3) "
        + sql.replace(" from {t} x ", " from w x ");
  }

  /**
   * Makes a statement that changes rows of one table, or locks them.
   *
   * @param locks whether a query may lock
   */
  Query change(boolean locks) {
    List<@Nullable Object> values = new ArrayList<>();
    int any = random.nextInt(6);
    int form = any == 3 && !locks ? 4 : any;
    if (nullsSaid && random.nextInt(5) == 0) {
      return listed(values);
    }
    String head =
        switch (form) {
          case 4, 5 ->
              "update {t} set "
                  + new TwinExpressions(random, !nullsSaid, ofTexts, this).assignment(values);
          case 0 -> "delete from {t}";
          case 1 -> "update {t} set grp = grp + " + given(values, 7);
          case 2 -> "update {t} set name = " + given(values, text()) + ", grp = grp + 1";
          default -> "select id, name from {t}";
        };
    List<String> members = new ArrayList<>();
    boolean plain = form > 3 && random.nextInt(3) == 0;
    if (plain && random.nextBoolean()) {
      return new Query(head.replaceAll("\\b[xy]\\.(?=[a-z])", ""), values);
    }
    members.add(plain ? "grp > " + given(values, 1) : member(values));
    if (random.nextInt(3) == 0) {
      members.add("grp <> " + given(values, random.nextInt(4)));
    }
    if (!plain && random.nextInt(3) == 0) {
      members.add(member(values));
    }
    String where = String.join(" and ", members);
    return new Query(
        (head + " where " + where).replaceAll("\\b[xy]\\.(?=[a-z])", "")
            + (form == 3 ? " for update" : ""),
        values);
  }

  /** Changes rows by conditions on others, which some servers take only of other tables. */
  private Query listed(List<@Nullable Object> values) {
    String head = random.nextBoolean() ? "delete from {t}" : "update {t} set grp = grp + 7";
    String plain = random.nextBoolean() ? " where id > " + given(values, 3) + " and " : " where ";
    return new Query(head + plain + among("{t}", values), values);
  }

  /** A condition on other rows: those that a column refers to. */
  private String among(String outer, List<@Nullable Object> values) {
    boolean exists = random.nextBoolean();
    boolean texts = random.nextInt(3) == 0;
    String own = texts ? "city" : "grp";
    String other = texts ? "city" : "id";
    String head =
        exists
            ? "exists (select 1 from {t} z where z." + other + " = " + outer + "." + own + " and "
            : outer + "." + own + " in (select z." + other + " from {t} z where ";
    String more = random.nextBoolean() ? "z.grp <> " + given(values, 2) + " and " : "";
    String condition = head + more + needed(values).replaceAll("\\b[xy]\\.(?=[a-z])", "z.") + ")";
    return switch (random.nextInt(4)) {
      case 0 -> "(" + condition + " or " + outer + ".id = " + given(values, 3) + ")";
      case 1 -> "(" + outer + ".grp is null or " + condition + ")";
      default -> condition;
    };
  }

  /** What is selected is computed. */
  private Query computed(String where, String order, List<@Nullable Object> values) {
    List<@Nullable Object> all = new ArrayList<>();
    TwinExpressions expressions = new TwinExpressions(random, !nullsSaid, ofTexts, this);
    boolean named = random.nextInt(4) > 0;
    String items =
        "x.id, "
            + (named ? expressions.item(all) + " as u" : expressions.shortItem())
            + (random.nextBoolean()
                ? pick(List.of("", ", x.name", ", y.grp"))
                : ", " + expressions.item(all) + " as v");
    all.addAll(values);
    String keys =
        named && !ofTexts && order.isEmpty()
            ? pick(List.of("", " order by u, x.id", " order by 2 desc, 1"))
            : order;
    String sql = "select " + items + " from {t} x " + pick(List.of("join", "left join"));
    String from = sql + " {t} y on y.id = x.grp where ";
    return new Query(from + where + cut(keys, all), all);
  }

  /** The conditions are those of a derived table, the order is that of the query around it. */
  private String derived(
      String where, String order, boolean counts, List<@Nullable Object> values) {
    String outer = order.replaceAll("y\\.(grp|name|amount)", "d.other_$1").replace("x.", "d.");
    return "select "
        + (counts
            ? pick(List.of("count(*)", "count(d.name)", "count(d.other_id) as n"))
            : pick(
                ofTexts
                    ? List.of("d.id", "d.other_name, d.id", "d.name, d.id")
                    : List.of("d.id", "d.*", "d.other_name, d.id", "d.name, d.id")))
        + " from (select x.*, y.id as other_id, y.grp as other_grp, y.name as other_name,"
        + " y.amount as other_amount, y.code as other_code,"
        + " (case when x.grp = 1 and y.id is null then x.id else y.id end) as chosen from {t} x "
        + pick(List.of("join", "left join"))
        + " {t} y on y.id = x.grp where "
        + where
        + ") d"
        + (counts ? "" : cut(outer, values));
  }

  /** Each row has a place of its own. */
  private String order() {
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(
          pick(
                  ofTexts
                      ? List.of("x.grp", "y.grp", "x.name", "y.name", "lower(x.code)")
                      : List.of(
                          "x.name",
                          "x.amount",
                          "y.name",
                          "x.grp",
                          "y.grp",
                          "x.whole",
                          "y.amount",
                          "x.born",
                          "x.seen",
                          "x.clock",
                          "lower(x.code)",
                          "char_length(x.name)",
                          "substring(x.name, 2, 1)",
                          pick(
                              nullsSaid
                                  ? List.of("x.flag", "x.token", "x.moment")
                                  : List.of("x.flag", "x.born"))))
              + pick(List.of("", " asc", " desc"))
              + (nullsSaid ? pick(List.of("", "", " nulls first", " nulls last")) : ""));
    }
    keys.add(pick(List.of("x.id", "x.id desc")));
    return random.nextInt(4) == 0 ? "" : " order by " + String.join(", ", keys);
  }

  /** Only an order says which rows a LIMIT keeps. */
  private String cut(String order, List<@Nullable Object> values) {
    if (order.isEmpty()) {
      return order;
    }
    return order
        + switch (random.nextInt(4)) {
          case 0 -> " limit " + random.nextInt(5) + " offset " + random.nextInt(3);
          case 1 -> " limit " + (1 + random.nextInt(4));
          case 2 ->
              " limit "
                  + parameter(values, random.nextInt(5))
                  + " offset "
                  + parameter(values, (long) random.nextInt(3));
          default -> "";
        };
  }

  private String member(List<@Nullable Object> values) {
    return switch (random.nextInt(7)) {
      case 2 ->
          "(" + beside(values) + " or " + condition(values) + joining() + beside(values) + ")";
      case 0 -> "not (" + condition(values) + joining() + condition(values) + ")";
      case 1 ->
          "(" + condition(values) + " or " + condition(values) + joining() + needed(values) + ")";
      default -> needed(values);
    };
  }

  private String joining() {
    return pick(List.of(" or ", " and "));
  }

  private String condition(List<@Nullable Object> values) {
    return switch (random.nextInt(5)) {
      case 0 ->
          pick(ofTexts ? TEXTS : List.of("x.name", "y.name", "x.amount", "x.born"))
              + " is"
              + not()
              + " null";
      case 1 -> "not (" + needed(values) + ")";
      default -> needed(values);
    };
  }

  /** A condition on a plain column, or one on a protected column. */
  private String beside(List<@Nullable Object> values) {
    String plain = pick(List.of("x.grp", "y.grp", "y.id"));
    return switch (random.nextInt(6)) {
      case 0 -> plain + relation() + given(values, random.nextInt(5));
      case 1 -> plain + " is" + not() + " null";
      case 2 -> plain + not() + " in (1, " + given(values, random.nextInt(5)) + ")";
      case 3 -> "not (" + plain + " between " + given(values, 1) + " and 3)";
      default -> needed(values);
    };
  }

  /** A condition that the database cannot tell of cells. */
  private String needed(List<@Nullable Object> values) {
    String name = pick(List.of("x.name", "y.name"));
    int form = random.nextInt(ofTexts ? 13 : 14);
    return switch (ofTexts && List.of(3, 4, 6, 7).contains(form) ? 2 : form) {
      case 13 -> beyond(values);
      case 0, 1 -> like(name, values);
      case 8 -> inOneCase(values);
      case 9, 10, 11, 12 ->
          new TwinExpressions(random, !nullsSaid, ofTexts, this).condition(values);
      case 2 -> name + compared() + given(values, operand(text()));
      case 3 -> pick(List.of("x.amount", "x.whole")) + relation() + given(values, numeric());
      case 4 ->
          "x.amount"
              + not()
              + " in ("
              + given(values, numeric())
              + ", "
              + given(values, number())
              + ")";
      case 5 -> name + not() + " in (" + given(values, text()) + ", " + given(values, text()) + ")";
      case 6 -> temporal(values);
      default -> between(name, values);
    };
  }

  private String inOneCase(List<@Nullable Object> values) {
    String call = pick(List.of("upper", "lower"));
    String given = given(values, code());
    String operand = random.nextBoolean() ? call + "(" + given + ")" : given;
    return switch (random.nextInt(nullsSaid && !ofTexts ? 3 : 2)) {
      case 0 -> call + "(x.code)" + relation() + operand;
      case 1 -> call + "(y.code)" + not() + " like " + operand + " escape '!'";
      default -> "x.code" + not() + " ilike " + given;
    };
  }

  /** A text of which every database knows the other case. */
  @Nullable String code() {
    return random.nextInt(9) == 0
        ? null
        : text(
            List.of("a", "A", "i", "I", "%", "_", "z", "\u3042", "\ud83d\ude00"),
            random.nextInt(4));
  }

  /** Where a server has no such types, the columns hold nothing. */
  @Nullable Boolean flag() {
    return ofTexts ? null : pick(Arrays.asList(true, false, null));
  }

  @Nullable UUID token() {
    return nullsSaid && (!ofTexts && random.nextInt(9) > 0)
        ? new UUID(random.nextInt(3) - 1L, random.nextInt(3) - 1L)
        : null;
  }

  @Nullable OffsetDateTime instant() {
    LocalDateTime moment = moment();
    return nullsSaid && !ofTexts && moment != null
        ? moment.atOffset(ZoneOffset.ofHours(random.nextInt(3) - 1))
        : null;
  }

  /** A condition on what not each server has a type for. */
  String beyond(List<@Nullable Object> values) {
    return switch (random.nextInt(nullsSaid ? 5 : 3)) {
      case 0 -> "x.flag" + pick(List.of("", " = true", " <> false"));
      case 1 -> "x.flag = " + parameter(values, random.nextBoolean());
      case 2 -> "not (x.flag)";
      case 3 -> "x.token" + relation() + parameter(values, new UUID(0, -1));
      default -> "x.moment" + relation() + parameter(values, instant());
    };
  }

  private String temporal(List<@Nullable Object> values) {
    return switch (random.nextInt(5)) {
      case 0 -> "x.born" + relation() + given(values, date());
      case 3 -> {
        LocalDate date = date();
        String text = date == null ? null : date.toString();
        yield "x.born" + relation() + "cast(" + parameter(values, text) + " as date)";
      }
      case 1 ->
          "x.seen"
              + relation()
              + (random.nextBoolean() ? given(values, moment()) : parameter(values, date()));
      case 2 -> "x.clock" + relation() + given(values, time());
      default ->
          "x.born" + not() + " between " + given(values, date()) + " and " + given(values, date());
    };
  }

  /** Some of them are before the reform of the calendar, and some beside the day of a leap year. */
  @Nullable LocalDate date() {
    int year = pick(List.of(1, 1001, 1582, 1581, 1900, 1999, 2000, 2024, 9999));
    return switch (random.nextInt(9)) {
      case 0 -> null;
      case 1, 2 -> LocalDate.of(year, 2, 28).plusDays(random.nextInt(2));
      default -> LocalDate.of(year, 1 + random.nextInt(12), 12).plusDays(random.nextInt(3));
    };
  }

  /** A text that is a number, as users write it. */
  @Nullable String figure() {
    return pick(Arrays.asList("0", "-0", "007", "12", "-5", "1.50", "-0.00", "3.7", null));
  }

  /** A text that is a date, or a date and time. */
  @Nullable String dated() {
    LocalDate date = date();
    String time = random.nextBoolean() ? "" : " 23:59:0" + random.nextInt(10);
    return date == null ? null : date + time;
  }

  @Nullable LocalTime time() {
    return random.nextInt(9) == 0
        ? null
        : LocalTime.of(random.nextInt(24), random.nextInt(2), 7, random.nextInt(3) * 1000);
  }

  @Nullable LocalDateTime moment() {
    LocalDate date = date();
    LocalTime time = random.nextBoolean() ? LocalTime.MIDNIGHT : time();
    return date == null || time == null ? null : date.atTime(time);
  }

  /** Literals stand in the text as every database reads them. */
  String given(List<@Nullable Object> values, @Nullable Object value) {
    boolean literal = random.nextInt(3) == 0 && value != null;
    if (!literal) {
      values.add(value);
      return "?";
    }
    return value instanceof String text && !text.contains("\\")
        ? "'" + text + "'"
        : value instanceof Integer number
            ? number.toString()
            : value instanceof BigDecimal number
                ? (number.signum() == 0 ? "-" : "") + number.toPlainString()
                : value instanceof LocalDate date
                    ? "date '" + date + "'"
                    : value instanceof LocalDateTime moment
                        ? "timestamp '" + moment.format(WRITTEN) + "'"
                        : parameter(values, value);
  }

  private static String parameter(List<@Nullable Object> values, @Nullable Object value) {
    values.add(value);
    return "?";
  }

  private static @Nullable Object operand(@Nullable String text) {
    return text;
  }

  @Nullable Object numeric() {
    return switch (random.nextInt(5)) {
      case 4 -> new BigDecimal("0.00");
      case 0 -> random.nextInt(4) - 2;
      case 1 -> (long) (random.nextInt(4) - 2);
      case 2 -> new BigDecimal("0.005").add(BigDecimal.valueOf(random.nextInt(200), 2));
      default -> number();
    };
  }

  String relation() {
    return pick(List.of(" < ", " <= ", " > ", " >= ", " = ", " <> "));
  }

  private String compared() {
    return random.nextInt(5) > 0
        ? relation()
        : nullsSaid ? " is" + not() + " distinct from " : " <=> ";
  }

  String not() {
    return random.nextInt(3) == 0 ? " not" : "";
  }

  private String between(String name, List<@Nullable Object> values) {
    boolean text = random.nextBoolean();
    String head = (text ? name : "x.amount") + not() + " between ";
    String low = given(values, text ? text() : numeric());
    return head + low + " and " + given(values, text ? text() : numeric());
  }

  private String like(String name, List<@Nullable Object> values) {
    List<String> pieces = new ArrayList<>(PIECES);
    boolean escapes = random.nextInt(3) == 0;
    if (similar && random.nextInt(5) == 0) {
      return name + not() + " similar to '" + text(List.of("a", "B", "%", "_", " "), 3) + "'";
    }
    (escapes ? WILD : WILD.subList(0, 4)).forEach(each -> pieces.add(0, each));
    String pattern = random.nextInt(12) == 0 ? null : text(pieces, 1 + random.nextInt(3));
    String text = name + not() + " like " + given(values, pattern);
    return !escapes
        ? text
        : nullsSaid && random.nextBoolean()
            ? text + " escape " + parameter(values, "!")
            : text + " escape '!'";
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
