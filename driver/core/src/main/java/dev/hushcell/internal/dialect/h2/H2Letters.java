package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.LetterQuestion;
import java.util.stream.Collectors;

/** What a database makes of letters: what its JVM does, in the language that it was started in. */
final class H2Letters {
  static final LetterQuestion QUESTION =
      new LetterQuestion(
          """
          SELECT N || ' ' || CASE WHEN %1$s = %3$s THEN '' ELSE %1$s END
            || ' ' || CASE WHEN %2$s = %3$s THEN '' ELSE %2$s END
            || ' ' || CASE WHEN LS THEN 'l' ELSE '' END || CASE WHEN LC THEN 'u' ELSE '' END
            || CASE WHEN W THEN 'w' ELSE '' END || CASE WHEN E THEN 'e' ELSE '' END, COUNT(*) OVER ()
          FROM (SELECT N, X, LOWER(X) AS S, UPPER(X) AS C,
              RAWTOHEX(STRINGTOUTF8(LOWER(REPLACE(T, '*', X))))
                <> RAWTOHEX(STRINGTOUTF8(REPLACE(LOWER(T), '*', LOWER(X)))) AS LS,
              RAWTOHEX(STRINGTOUTF8(UPPER(REPLACE(T, '*', X))))
                <> RAWTOHEX(STRINGTOUTF8(REPLACE(UPPER(T), '*', UPPER(X)))) AS LC,
              %7$s AS W, %8$s AS E
            FROM (SELECT N, %4$s AS X, %5$s AS T FROM (%6$s) NUMBERS) LETTERS) CASES
          WHERE %1$s <> %3$s OR %2$s <> %3$s OR LS OR LC OR E
          """
              .formatted(
                  hex("S"),
                  hex("C"),
                  hex("X"),
                  letter("N"),
                  LetterQuestion.contexts()
                      .mapToObj("\\%04X"::formatted)
                      .collect(Collectors.joining("", "U&'", "'")),
                  LetterQuestion.ranges("SELECT N FROM SYSTEM_RANGE(%d, %d) R (N)", " UNION ALL "),
                  LetterQuestion.inWord(H2Letters::same, "LOWER(%s)"::formatted, H2Letters::letter),
                  LetterQuestion.endsWord(H2Letters::same, H2Letters::letter)));

  private H2Letters() {}

  private static String hex(String text) {
    return "RAWTOHEX(STRINGTOUTF8(" + text + "))";
  }

  private static String same(String text, String other) {
    return hex("LOWER(" + text + ")") + " = " + hex(other);
  }

  private static String letter(int number) {
    return "U&'\\%04X'".formatted(number);
  }

  /** A letter beyond U+FFFF is two units of UTF-16. */
  private static String letter(String number) {
    return "CASE WHEN %1$s < 65536 THEN CHAR(%1$s) ELSE CHAR(55296 + (%1$s - 65536) / 1024)"
            .formatted(number)
        + " || CHAR(56320 + MOD(%s - 65536, 1024)) END".formatted(number);
  }
}
