package dev.hushcell.contract.escapes;

import java.util.List;
import java.util.Random;

/** Statements with escapes in one another, comments and braces where nobody would write them. */
final class RandomStatements {
  private static final List<String> GAPS =
      List.of(
          " ",
          " ",
          " ",
          " ",
          " ",
          "  ",
          "\n",
          " /* { */ ",
          " /* contact '}' */ ",
          " -- {fn x}\n",
          " /* email = 'e1' */ ",
          " /*+ x */ ",
          " -- it's\n",
          " /* \" ` $$ */ ",
          " /**/ ");
  private static final List<String> TEXTS =
      List.of(
          "<'{fn LCASE(x)}'>",
          "<'}'>",
          "'it''s {'",
          "<'a'>",
          "city",
          "'-- {'",
          "'/* {d '",
          "txt",
          "'h_1'",
          "'?'");
  private static final List<String> AROUND =
      List.of(
          "{fn CONCAT(S, S)}",
          "{fn LCASE(S)}",
          "{fn UCASE(S)}",
          "{fn IFNULL(S, S)}",
          "{fn REPLACE(S, 'a', S)}",
          "{fn LTRIM(S)}",
          "{fn LEFT(S, 3)}",
          "{fn  SUBSTRING (S, 1, 2)}",
          "{ fn CONCAT(S, S) }",
          "coalesce(S, {fn LCASE(S)})",
          "{FN lcase(S)}",
          "{fnlcase(S)}");

  private final Random random;
  private final List<Escaped> functions;

  RandomStatements(Random random, List<Escaped> functions) {
    this.random = random;
    this.functions = functions;
  }

  String next() {
    String text = text(2);
    String other = text(1);
    String function = any(functions).text();
    String statement =
        switch (random.nextInt(9)) {
          case 0 -> "select id, email, " + text + " as made from contact order by id";
          case 1 -> "select id from contact where " + text + " = " + other + " and email = 'e1'";
          case 2 -> "update contact set txt = " + text + ", email = " + email() + " where id = 1";
          case 3 ->
              "select c.email, " + text + " as made from (select * from contact) c order by 1";
          case 4 -> "select " + text + " as made, " + function + " as two from place order by id";
          case 5 -> "select email, " + function + " as one, " + text + " as two from contact";
          case 6 ->
              "insert into contact (id, email, txt) select 9, "
                  + email()
                  + ", "
                  + text
                  + " from place where id = 1";
          case 7 -> "update contact set email = " + email() + " where " + text + " is not null";
          default ->
              "select * from {oj contact c left outer join place p on c.id = p.id} where c.email = "
                  + email()
                  + " or "
                  + text
                  + " is null order by c.id";
        };
    return spaced(statement.replace("city", random.nextBoolean() ? "city" : "txt"));
  }

  private String email() {
    return any(List.of("'e1'", "<'e2'>", "'{fn x}'", "<'e9'>", "{fn LCASE('E1')}"));
  }

  private String text(int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return any(TEXTS);
    }
    StringBuilder text = new StringBuilder();
    for (char each : any(AROUND).toCharArray()) {
      text.append(each == 'S' && isHole(text) ? text(depth - 1) : String.valueOf(each));
    }
    return text.toString();
  }

  private static boolean isHole(StringBuilder before) {
    char last = before.charAt(before.length() - 1);
    return last == '(' || last == ' ';
  }

  /** Puts comments between words, but not into literals. */
  private String spaced(String statement) {
    StringBuilder text = new StringBuilder();
    boolean literal = false;
    for (int i = 0; i < statement.length(); i++) {
      char each = statement.charAt(i);
      literal ^= each == '\'';
      text.append(each == ' ' && !literal ? any(GAPS) : String.valueOf(each));
    }
    return text.toString();
  }

  private <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
