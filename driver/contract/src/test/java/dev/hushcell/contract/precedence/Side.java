package dev.hushcell.contract.precedence;

import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.testing.reading.Front;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A kind of database: how it is read, and what its operators need to be tried.
 *
 * @param front reads for it
 * @param setup switches a session to what is read
 * @param types of operands: a letter, with the name of the type and some values
 * @param phrases for words that are not all of an operator: what stands between its operands, or
 *     behind the only one where the phrase begins with a star; several between semicolons
 * @param rows operators of which the database takes several in a row for one
 * @param proven how many pairs show at least which tree is the server's
 */
record Side(
    Front front,
    List<String> setup,
    Map<String, List<String>> types,
    Map<String, String> phrases,
    Set<String> rows,
    int proven) {
  /** Between these, operators before an operand are tried too. */
  private static final Set<String> COMMON =
      Set.of("OR", "AND", "XOR", "=", "<", "IS", "LIKE", "IN", "||", "|", "<<", "+", "*", "^");

  private static final Map<String, List<String>> WEAK =
      Map.of(
          "i", List.of("INT", "-1", "0", "1", "2", "3", "7", "NULL"),
          "s", List.of("VARCHAR(20)", "'1'", "'0'", "'a'", "'A'", "'2'", "'%'", "'1%'", "NULL"));

  private static final Map<String, List<String>> H2 =
      Map.of(
          "l", List.of("BOOLEAN", "TRUE", "FALSE", "NULL"),
          "t", List.of("TIMESTAMP WITH TIME ZONE", "TIMESTAMP '2020-01-01 00:00:00'", "NULL"));

  private static final Map<String, String> H2_PHRASES =
      Map.of("AT", "AT TIME ZONE", "::", "*::VARCHAR;*::INT", "COLLATE", "");

  private static final Map<String, List<String>> POSTGRES =
      Map.of(
          "l", List.of("BOOLEAN", "TRUE", "FALSE", "NULL"),
          "r", List.of("INT[]", "ARRAY[1, 2]", "ARRAY[2, 3]", "NULL"),
          "x", List.of("TEXT[]", "ARRAY['a', 'b']", "ARRAY['b']", "NULL"),
          "j", List.of("JSONB", "'{\"a\": {\"b\": 1}}'", "'[1, 2]'", "'{\"1\": true}'"),
          "t", List.of("TIMESTAMPTZ", "'2020-01-01 00:00:00Z'", "NULL"));

  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry("IS", "*IS NULL;*IS NOT NULL;*IS TRUE;IS DISTINCT FROM;IS NOT DISTINCT FROM"),
          Map.entry("ISNULL", "*ISNULL"),
          Map.entry("NOTNULL", "*NOTNULL;*NOT NULL"),
          Map.entry("IN", "*IN ('1', '2');*NOT IN ('1', '2')"),
          Map.entry("BETWEEN", "BETWEEN '0' AND;NOT BETWEEN '0' AND"),
          Map.entry("LIKE", "LIKE;NOT LIKE;LIKE '1%' ESCAPE"),
          Map.entry("ILIKE", "ILIKE;NOT ILIKE"),
          Map.entry("SIMILAR", "SIMILAR TO;NOT SIMILAR TO"),
          Map.entry("REGEXP", "REGEXP;NOT REGEXP"),
          Map.entry("RLIKE", "RLIKE;NOT RLIKE"),
          Map.entry("GLOB", "GLOB;NOT GLOB"),
          Map.entry("SOUNDS", "SOUNDS LIKE"),
          Map.entry("MEMBER", "*MEMBER OF ('[1, 2]')"),
          Map.entry("[", "*[1]"),
          Map.entry("OVERLAPS", ""), // between rows in parentheses
          Map.entry(".", "")); // behind parentheses

  Side {
    types = Collections.unmodifiableMap(new TreeMap<>(types));
  }

  /**
   * Returns the sides of a server by its names; none where no condition is a value, and where
   * another one has the same code.
   */
  static List<Side> of(Set<String> names) {
    if (names.contains("mysql-driver") || names.contains("sqlite-wal")) {
      return List.of();
    }
    if (names.contains("h2")) {
      return List.of(names.contains("h2-mssql") ? h2WithBrackets() : h2());
    }
    if (names.contains("postgresql")) {
      return List.of(postgres());
    }
    if (names.contains("sqlite")) {
      return List.of(sqlite());
    }
    return names.contains("mysql") ? List.of(mysql(), mysqlThatJoins()) : List.of();
  }

  private static Side h2() {
    return new Side(
        Front.of("h2"),
        List.of(),
        more(more(WEAK, H2), Map.of("r", List.of("INT ARRAY", "ARRAY[1, 2]", "ARRAY[2]", "NULL"))),
        more(PHRASES, H2_PHRASES),
        Set.of("||"),
        1400);
  }

  /** A bracket begins a name. */
  private static Side h2WithBrackets() {
    return new Side(
        Front.of("h2", Set.of(SessionFlag.BRACKETED_NAMES)),
        List.of(),
        more(WEAK, H2),
        more(more(PHRASES, H2_PHRASES), Map.of("[", "")),
        Set.of("||"),
        1200);
  }

  private static Side postgres() {
    Map<String, String> phrases =
        Map.of("AT", "AT TIME ZONE;*AT LOCAL", "::", "*::text;*::int", "COLLATE", "*COLLATE \"C\"");
    return new Side(
        Front.of("postgresql"),
        List.of(),
        more(WEAK, POSTGRES),
        more(PHRASES, phrases),
        Set.of("["),
        2000);
  }

  private static Side sqlite() {
    Map<String, String> phrases =
        Map.of(
            "IS",
            "*IS NULL;IS;IS NOT;IS DISTINCT FROM;IS NOT DISTINCT FROM",
            "COLLATE",
            "*COLLATE NOCASE");
    return new Side(
        Front.of("sqlite"),
        List.of(),
        more(WEAK, Map.of("j", List.of("TEXT", "'{\"1\": \"2\"}'", "'[1, 2]'"))),
        more(PHRASES, phrases),
        Set.of(),
        2200);
  }

  private static Side mysql() {
    Map<String, String> phrases =
        Map.of(
            "IS",
            "*IS NULL;*IS NOT NULL;*IS TRUE;*IS UNKNOWN",
            "COLLATE",
            "*COLLATE utf8mb4_general_ci");
    return new Side(Front.of("mysql"), List.of(), WEAK, more(PHRASES, phrases), Set.of(), 2200);
  }

  private static Side mysqlThatJoins() {
    return new Side(
        Front.of("mysql", Set.of(SessionFlag.PIPES_AS_CONCAT)),
        List.of("SET sql_mode = CONCAT(@@sql_mode, ',PIPES_AS_CONCAT')"),
        WEAK,
        mysql().phrases(),
        Set.of(),
        2200);
  }

  private static <T> Map<String, T> more(Map<String, T> some, Map<String, T> others) {
    Map<String, T> all = new TreeMap<>(some);
    all.putAll(others);
    return all;
  }

  /** Tells whether any operator takes any types. */
  boolean isWeak() {
    return !types.containsKey("l");
  }

  /** Returns each operator before and behind each one, and common ones around those before. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Form second : behind()) {
      before().forEach(first -> pairs.add(new Pair(first, "", second)));
      for (Form first : behind()) {
        pairs.add(new Pair(first, "", second));
        if (first.right() && COMMON.contains(first.word()) && COMMON.contains(second.word())) {
          before().forEach(middle -> pairs.add(new Pair(first, middle.text() + " ", second)));
        }
      }
    }
    return pairs;
  }

  /** Returns a row of operators on operands of any types. */
  String row(Random random, int length) {
    String row = operand(random);
    for (int i = 0; i < length; i++) {
      row = any(behind(), random).of(row, operand(random));
    }
    return row;
  }

  private String operand(Random random) {
    String letter = any(List.copyOf(types.keySet()), random);
    String name = Operands.name(any(Operands.PLACES, random), letter);
    return random.nextInt(4) == 0 ? any(before(), random).of("", name) : name;
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private List<Form> behind() {
    List<Form> forms = new ArrayList<>();
    for (String word : new TreeSet<>(front.grammar().operators().infix().keySet())) {
      for (String phrase : phrases.getOrDefault(word, word).split(";", -1)) {
        if (phrase.startsWith("*") && phrase.length() > 1) {
          forms.add(Form.behind(word, phrase.substring(1)));
        } else if (!phrase.isEmpty()) {
          forms.add(Form.between(word, phrase));
        }
      }
    }
    return forms;
  }

  private List<Form> before() {
    return new TreeSet<>(front.grammar().operators().prefix().keySet())
        .stream().map(Form::before).toList();
  }
}
