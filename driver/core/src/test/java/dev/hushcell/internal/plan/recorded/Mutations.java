package dev.hushcell.internal.plan.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Statements of a corpus with one to three mistakes or odd turns in them: words that are missing,
 * doubled, exchanged or from another statement, other literals and names, and statements within
 * statements. Each is a function of its seed.
 */
final class Mutations {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*('(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\]|\\w+|[<>=!|:&@#*/+-]{2}|[^\\s\\w])");

  private static final List<String> LITERALS =
      List.of(
          "'a'",
          "''",
          "'A'",
          "'it''s'",
          "'12'",
          "'2020-01-01'",
          "'%a_'",
          "N'a'",
          "X'4a'",
          "0",
          "-1",
          "1.50",
          "3000000000",
          "1e3",
          "NULL",
          "TRUE",
          "?",
          "? + 1",
          "DATE '2020-02-29'",
          "('a')",
          "CAST(? AS VARCHAR(9))",
          "(SELECT 'a')",
          "DEFAULT",
          "'a' || 'b'");

  private static final List<String> NAMES =
      List.of(
          "contact",
          "email",
          "note",
          "age",
          "id",
          "name",
          "other",
          "thing",
          "label",
          "c",
          "mailbox",
          "password",
          "owner",
          "typed",
          "born",
          "salary",
          "v_mail",
          "x",
          "o.email",
          "contact.email",
          "\"EMAIL\"",
          "\"email\"",
          "public.contact",
          "archive.contact",
          "lead");

  private static final List<String> WORDS =
      List.of(
          "NOT",
          "AND",
          "OR",
          "DISTINCT",
          "ALL",
          "AS",
          "IN",
          "LIKE",
          "BETWEEN",
          "IS NULL",
          "*",
          "(",
          ")",
          ",",
          ";",
          ".",
          "=",
          "<>",
          "<",
          "||",
          "ORDER BY 1",
          "LIMIT 1",
          "FOR UPDATE",
          "LEFT JOIN",
          "USING (id)",
          "WHERE",
          "GROUP BY",
          "HAVING",
          "OVER ()",
          "FILTER (WHERE 1=1)",
          "COLLATE x",
          "UNION",
          "RETURNING *",
          "LATERAL",
          "ONLY",
          "-- x",
          "/* x */",
          "::text");

  /** So many ways to change a statement make it an odd one, most of the time. */
  private static final int ODD = 7;

  private final List<String> texts;

  /** Takes the statements that are changed. */
  Mutations(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /** Returns a statement. */
  String statement(long seed) {
    Random random = new Random(seed);
    random.nextInt(); // seeds that follow one another begin alike
    List<String> tokens = tokens(pick(texts, random));
    boolean odd = random.nextInt(10) < 4;
    int changes = odd ? 1 + random.nextInt(2) : 1;
    for (int i = 0; i < changes; i++) {
      change(tokens, odd ? random.nextInt(ODD) : ODD + random.nextInt(3), random);
    }
    String text = String.join("", tokens).strip();
    return random.nextInt(8) == 0 ? within(text, random) : text;
  }

  private static List<String> tokens(String text) {
    return new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
  }

  private void change(List<String> tokens, int way, Random random) {
    int at = random.nextInt(tokens.size());
    String token = tokens.get(at);
    switch (way) {
      case 0 -> remove(tokens, at, 1);
      case 1 -> tokens.add(at, token);
      case 2 -> tokens.add(random.nextInt(tokens.size()), tokens.remove(at));
      case 3 -> tokens.add(at, " " + pick(WORDS, random) + " ");
      case 4 -> remove(tokens, at, 2 + random.nextInt(4));
      case 5 -> tokens.set(at, other(random));
      case 6 -> join(tokens, at, random);
      case 7 -> tokens.set(at, token.toUpperCase(Locale.ROOT));
      default -> replace(tokens, at, random);
    }
  }

  private static void remove(List<String> tokens, int at, int count) {
    for (int i = 0; i < count && tokens.size() > 1 && at < tokens.size(); i++) {
      tokens.remove(at);
    }
  }

  /** Returns a token of another statement. */
  private String other(Random random) {
    return " " + pick(tokens(pick(texts, random)), random).strip();
  }

  /** Goes on with the end of another statement. */
  private void join(List<String> tokens, int at, Random random) {
    List<String> others = tokens(pick(texts, random));
    tokens.subList(at, tokens.size()).clear();
    tokens.add(" ");
    tokens.addAll(others.subList(random.nextInt(others.size()), others.size()));
  }

  /** Replaces the next literal or name by another one. */
  private static void replace(List<String> tokens, int from, Random random) {
    boolean literal = random.nextBoolean();
    for (int i = 0; i < tokens.size(); i++) {
      int at = (from + i) % tokens.size();
      String token = tokens.get(at).strip();
      if (literal ? token.matches("'.*|\\d+|\\?") : token.matches("[a-z]\\w*|\".*")) {
        tokens.set(at, " " + pick(literal ? LITERALS : NAMES, random));
        return;
      }
    }
  }

  private String within(String text, Random random) {
    String other = pick(texts, random);
    return switch (random.nextInt(6)) {
      case 0 -> "SELECT * FROM (" + text + ") q";
      case 1 -> text + " UNION ALL " + other;
      case 2 -> "WITH w AS (" + other + ") " + text;
      case 3 -> "SELECT id FROM thing WHERE EXISTS (" + text + ")";
      case 4 -> text + "; " + other;
      default -> "INSERT INTO other (id, email) " + text;
    };
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
