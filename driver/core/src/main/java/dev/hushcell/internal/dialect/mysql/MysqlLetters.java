package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.LetterQuestion;
import dev.hushcell.internal.keyring.catalogue.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a database makes of letters. That depends on the collation of a column, and cells keep none:
 * what is known is where the usual ones, and that of the database, agree.
 */
final class MysqlLetters {
  private static final String COLLATIONS =
      """
      SELECT COLLATION_NAME FROM INFORMATION_SCHEMA.COLLATIONS
      WHERE COLLATION_NAME IN ('utf8mb4_bin', 'utf8mb4_nopad_bin', 'utf8mb4_0900_bin',
        'utf8mb4_general_ci', 'utf8mb4_unicode_ci', 'utf8mb4_0900_ai_ci', 'uca1400_ai_ci')
      UNION SELECT COLLATION_NAME FROM INFORMATION_SCHEMA.COLLATIONS
      WHERE COLLATION_NAME = @@collation_database AND CHARACTER_SET_NAME = 'utf8mb4'
      """;

  /** Has a query below run once for each row: else its expressions are put in place of names. */
  private static final String ONCE = " LIMIT 9999) AS ";

  private final List<String> collations;

  private MysqlLetters(List<String> collations) {
    this.collations = collations;
  }

  static LetterQuestion of(Connection connection) throws SQLException {
    List<String> collations = Rows.texts(connection, COLLATIONS);
    return new LetterQuestion(new MysqlLetters(collations).sql());
  }

  /** What is compared is bytes: collations take different letters for the same. */
  private String sql() {
    String small = unlike("l");
    String capitals = unlike("u");
    return """
        SELECT CONCAT(n, ' ', IF(l0 = b, '', HEX(l0)), ' ', IF(u0 = b, '', HEX(u0)),
          ' ', IF(%2$s, 'l', ''), IF(%3$s, 'u', '')), COUNT(*) OVER ()
        FROM (SELECT n, CAST(x AS BINARY) AS b, %1$s
          FROM (SELECT n, x, t, CONVERT(%4$s USING utf8mb4) AS p
            FROM (SELECT n, %5$s AS x, %6$s AS t
              FROM (SELECT r.a + s.i AS n FROM (SELECT %7$s) AS r
                JOIN (%8$s) AS s ON r.a + s.i <= r.b\
        """
            .formatted(
                cases(),
                small,
                capitals,
                replaced("CAST(t AS BINARY)", "CAST(x AS BINARY)"),
                letters("UNHEX(LPAD(HEX(n), 8, '0'))"),
                letters(contexts()),
                LetterQuestion.ranges("%d AS a, %d AS b", " UNION ALL SELECT "),
                numbers())
        + (ONCE + "numbers" + ONCE + "letters" + ONCE + "probes" + ONCE + "cases")
        + (" WHERE l0 <> b OR u0 <> b OR " + small + " OR " + capitals);
  }

  /** Of each collation, what becomes of the letter, and of what stands around it. */
  private String cases() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < collations.size(); i++) {
      columns.add(cased("LOWER", "l", i));
      columns.add(cased("UPPER", "u", i));
    }
    return String.join(", ", columns);
  }

  private String cased(String call, String name, int number) {
    String form = "CAST(" + call + "(%s COLLATE " + collations.get(number) + ") AS BINARY)";
    String expected = replaced(form.formatted("t"), form.formatted("x"));
    return "%1$s AS %2$s%3$s, %4$s <> %5$s AS c%2$s%3$s"
        .formatted(form.formatted("x"), name, number, form.formatted("p"), expected);
  }

  /** Tells whether collations differ, or a letter becomes something else among others. */
  private String unlike(String name) {
    return IntStream.range(0, collations.size())
        .mapToObj(i -> "c%1$s%2$s OR %1$s%2$s <> %1$s0".formatted(name, i))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String replaced(String text, String by) {
    return "REPLACE(" + text + ", '*', " + by + ")";
  }

  private static String letters(String utf32) {
    return "CONVERT(CONVERT(" + utf32 + " USING utf32) USING utf8mb4)";
  }

  private static String contexts() {
    return LetterQuestion.contexts()
        .mapToObj("%08X"::formatted)
        .collect(Collectors.joining("", "X'", "'"));
  }

  /** So many numbers are more than the longest range has. */
  private static String numbers() {
    String digit =
        IntStream.range(1, 16)
            .mapToObj(each -> " UNION ALL SELECT " + each)
            .collect(Collectors.joining("", "(SELECT 0 AS d", ") AS "));
    return "SELECT a.d * 256 + b.d * 16 + c.d AS i FROM "
        + (digit + "a, " + digit + "b, " + digit + "c");
  }
}
