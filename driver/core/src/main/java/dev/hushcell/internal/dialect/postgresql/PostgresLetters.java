package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.LetterQuestion;
import java.util.stream.Collectors;

/**
 * What a database makes of letters, by its own collation: columns of a table that it protects keep
 * no other one.
 */
final class PostgresLetters {
  static final LetterQuestion QUESTION =
      new LetterQuestion(
          """
          SELECT pg_catalog.string_agg(n::pg_catalog.text
            || CASE WHEN s = x THEN ' ' ELSE ' ' || %s END
            || CASE WHEN c = x THEN ' ' ELSE ' ' || %s END
            || CASE WHEN ls THEN ' l' ELSE ' ' END || CASE WHEN lc THEN 'u' ELSE '' END
            || CASE WHEN w THEN 'w' ELSE '' END || CASE WHEN e THEN 'e' ELSE '' END, ','),
            pg_catalog.count(*)
          FROM (SELECT n, x, pg_catalog.lower(x) AS s, pg_catalog.upper(x) AS c,
              pg_catalog.lower(pg_catalog.replace(t, '*', x))
                <> pg_catalog.replace(pg_catalog.lower(t), '*', pg_catalog.lower(x)) AS ls,
              pg_catalog.upper(pg_catalog.replace(t, '*', x))
                <> pg_catalog.replace(pg_catalog.upper(t), '*', pg_catalog.upper(x)) AS lc,
              %s AS w, %s AS e
            FROM (SELECT n, pg_catalog.chr(n) AS x, t
              FROM (VALUES %s) AS r (a, b), pg_catalog.generate_series(a, b) AS n,
                (SELECT %s AS t) AS contexts) AS letters) AS cases
          WHERE s <> x OR c <> x OR ls OR lc OR e
          """
              .formatted(
                  hex("s"),
                  hex("c"),
                  LetterQuestion.inWord(
                      PostgresLetters::same, PostgresLetters::small, PostgresLetters::letter),
                  LetterQuestion.endsWord(PostgresLetters::same, PostgresLetters::letter),
                  LetterQuestion.ranges("(%d, %d)", ", "),
                  contexts()));

  private PostgresLetters() {}

  private static String hex(String text) {
    return "pg_catalog.encode(pg_catalog.convert_to(" + text + ", 'UTF8'), 'hex')";
  }

  private static String small(String text) {
    return "pg_catalog.lower(" + text + ")";
  }

  private static String same(String text, String other) {
    return small(text) + " = " + other;
  }

  private static String letter(int number) {
    return "pg_catalog.chr(" + number + ")";
  }

  private static String contexts() {
    return LetterQuestion.contexts()
        .mapToObj(PostgresLetters::letter)
        .collect(Collectors.joining(" || "));
  }
}
