package dev.hushcell.testing.sessions;

import dev.hushcell.testing.sessions.Turn.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the turns of a round. In the lines of a vocabulary stand for chosen words: {@code {r}} what
 * may reach something protected, {@code {b}} what a view is made of, {@code {v}} a name for
 * something new, {@code {o}} one of something old, {@code {f}} a function that reads the protected
 * table, {@code {m}} a value for a protected column, {@code {q}} one within a literal, {@code {l}}
 * one that is never bound, {@code {p}} another value, {@code {i}} the number of a row, and {@code
 * {n}} that of a new one. All else in braces is left to the side.
 */
final class Script {
  private static final Pattern PLACE = Pattern.compile("\\{([rbvofmqlpin])\\}");
  private static final List<Who> WHO =
      List.of(Who.A, Who.A, Who.A, Who.B, Who.B, Who.B, Who.C, Who.F, Who.F);

  /** So many of these are sessions. */
  private static final int SESSIONS = 7;

  /** No statement changes the row of this number, by which names are told apart. */
  private static final int STILL = 1;

  private final Vocabulary vocabulary;
  private final Random random;
  private final List<String> marks = new ArrayList<>(List.of(Side.mark(0)));
  private String recent = "v0";
  private int made;
  private List<String> values = new ArrayList<>();
  private boolean bound;

  Script(Vocabulary vocabulary, Random random) {
    this.vocabulary = vocabulary;
    this.random = random;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  List<Turn> turns(int count) {
    List<Turn> turns = new ArrayList<>();
    Who who = Who.A;
    if (chance(60) && !vocabulary.openings().isEmpty()) {
      turns.addAll(opening());
    }
    while (turns.size() < count) {
      if (chance(50)) {
        who = WHO.get(random.nextInt(WHO.size()));
      }
      turns.add(!turns.isEmpty() && chance(6) ? again(turns, who) : turn(who));
    }
    return turns;
  }

  /** Returns what seldom comes together by chance. */
  private List<Turn> opening() {
    List<String> all = vocabulary.openings();
    String session = WHO.get(random.nextInt(SESSIONS)).name();
    return Arrays.stream(all.get(random.nextInt(all.size())).split(" \\| "))
        .map(each -> Turn.written(filled(each.replace("S: ", session + ": "))))
        .toList();
  }

  /** Returns what was done before, by the same client or by another session. */
  private Turn again(List<Turn> turns, Who who) {
    Turn turn = turns.get(random.nextInt(turns.size()));
    boolean foreign = turn.isForeign() || who == Who.F;
    return foreign ? turn : new Turn(who, turn.act(), turn.text(), turn.values());
  }

  private Turn turn(Who who) {
    return Turn.written(filled(who + ": " + vocabulary.any(who == Who.F, random)));
  }

  private String filled(String line) {
    values = new ArrayList<>();
    bound = chance(50);
    Matcher places = PLACE.matcher(line);
    String text = places.replaceAll(place -> Matcher.quoteReplacement(word(place)));
    return text + (values.isEmpty() ? "" : "  " + values);
  }

  private String word(MatchResult place) {
    return switch (place.group(1)) {
      case "r" -> related();
      case "b" -> chance(60) ? "contact" : chance(60) ? "archive" : "{side}contact";
      case "v" -> fresh();
      case "o" -> made();
      case "f" -> "f" + random.nextInt(3);
      case "m" -> value();
      case "q" -> "''" + mark() + "''";
      case "l" -> "'" + mark() + "'";
      case "p" -> "'p" + random.nextInt(5) + "'";
      case "i" -> String.valueOf(STILL + 1 + random.nextInt(5));
      default -> String.valueOf(10 + random.nextInt(90));
    };
  }

  private String related() {
    return chance(30) ? "contact" : chance(10) ? "{side}contact" : made();
  }

  /** Returns a name for something new: most of the time one that no text had before. */
  private String fresh() {
    if (chance(70)) {
      made++;
      recent = "v" + made;
      return recent;
    }
    return made();
  }

  /** Returns a name of something made here, most of the time that of the last statement. */
  private String made() {
    if (chance(30)) {
      recent = "v" + random.nextInt(made + 1);
    }
    return recent;
  }

  private String mark() {
    if (chance(50)) {
      marks.add(Side.mark(1 + random.nextInt(99_999)));
      return marks.get(marks.size() - 1);
    }
    return marks.get(random.nextInt(marks.size()));
  }

  private String value() {
    String mark = mark();
    if (!bound) {
      return "'" + mark + "'";
    }
    values.add(mark);
    return "?";
  }
}
