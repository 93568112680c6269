package dev.hushcell.testing.scopes;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a statement wears that changes nothing of what it means: comments between its words, and a
 * body in which the database runs it.
 *
 * @param gap how a word is written, as {@code %s}, between two others
 * @param body with the statement as {@code {text}}, or within a literal as {@code {literal}}
 */
record Dress(String gap, String body) {
  static final Dress NONE = new Dress("%s", "{text}");

  private static final List<String> WORDS =
      List.of("from", "where", "set", "and", "values", "into");
  private static final String IF_FOUND =
      "do $b$ begin if exists ({text}) then raise exception 'found'; end if; end $b$";

  private static final Map<Tongue, List<String>> GAPS =
      Map.of(
          Tongue.POSTGRESQL,
          List.of("%s/**/", "%s/* /* ' */ \" */", "%s--'\n", "/*$a$*/%s", "%s-- [\n/*!*/"),
          Tongue.MARIADB,
          List.of(
              "%s/**/",
              "%s#'\n",
              "%s-- `\n",
              "/*!%s*/",
              "/*!50000 %s */",
              "/*M! %s */",
              "/*!999999 ' */%s",
              "%s/*!999999 [ */"),
          Tongue.MYSQL,
          List.of(
              "%s/**/",
              "%s#'\n",
              "%s-- `\n",
              "/*!%s*/",
              "/*!50000 %s */",
              "/*!080000 %s */",
              "/*M! ' */%s",
              "%s/*!999999 [ */"),
          Tongue.H2,
          List.of("%s/**/", "%s--'\n", "%s//\"\n", "%s/* /* ' */ */", "/*$$*/%s"),
          Tongue.SQLITE,
          List.of("%s/**/", "%s--'\n", "%s/* [ */"));

  private static final Map<Tongue, List<String>> AROUND_QUERIES =
      Map.of(
          Tongue.POSTGRESQL,
          List.of(
              IF_FOUND,
              "select query_to_xml('{literal}', true, true, '')::text",
              "do language plpgsql $b$ declare n int; begin execute '{literal}' into n;"
                  + " if n > 0 then raise exception 'found'; end if; end $b$"),
          Tongue.MARIADB,
          List.of("execute immediate '{literal}'", "begin not atomic {text}; end"),
          Tongue.MYSQL,
          List.of("{text}"),
          Tongue.H2,
          List.of("select csvwrite('/dev/null', '{literal}') as n from (values 1) t"),
          Tongue.SQLITE,
          List.of("{text}"));

  private static final Map<Tongue, List<String>> AROUND_CHANGES =
      Map.of(
          Tongue.POSTGRESQL,
          List.of("do $b$ begin {text}; end $b$", "do $b$ begin execute '{literal}'; end $b$"),
          Tongue.MARIADB,
          List.of("execute immediate '{literal}'", "begin not atomic {text}; end"),
          Tongue.MYSQL,
          List.of("{text}"),
          Tongue.H2,
          List.of("execute immediate '{literal}'"),
          Tongue.SQLITE,
          List.of("{text}"));

  /** Returns none, most of the time. */
  static Dress any(Tongue tongue, boolean change, Random random) {
    int dice = random.nextInt(100);
    String gap = dice < 15 ? pick(GAPS.get(tongue), random) : NONE.gap;
    Map<Tongue, List<String>> bodies = change ? AROUND_CHANGES : AROUND_QUERIES;
    String body = dice > 10 && dice < 25 ? pick(bodies.get(tongue), random) : NONE.body;
    return new Dress(gap, body);
  }

  private static String pick(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /** Returns what is simpler. */
  List<Dress> simpler() {
    return equals(NONE)
        ? List.of()
        : List.of(NONE, new Dress(gap, NONE.body), new Dress(NONE.gap, body));
  }

  /** Dresses a statement; one with parameters has no body. */
  Text on(Text text) {
    String sql = text.sql();
    for (String word : WORDS) {
      sql = sql.replace(" " + word + " ", " " + gap.replace("%s", word) + " ");
    }
    if (!text.parameters().isEmpty()) {
      return new Text(sql, text.parameters());
    }
    String literal = sql.replace("'", "''");
    return new Text(body.replace("{text}", sql).replace("{literal}", literal), List.of());
  }
}
