package dev.hushcell.testing.sessions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What clients of one kind of database do, read from a text. Sections begin with a line {@code =
 * weight who…}, where {@code who} is {@code session}, {@code foreign} or both; {@code = setup}
 * makes the tables, {@code = limits} is run on every connection, {@code = openings} are what a
 * round may begin with, {@code = contents} reads all in the end. Every other line is a statement,
 * or an act in parentheses. What stands in braces is described in {@link Script}.
 */
public final class Vocabulary {
  private static final int MOST_OFTEN = 4;

  private final List<Section> sections;

  private record Section(List<String> words, List<String> lines) {
    int weight() {
      return words.size() > 1 ? Integer.parseInt(words.get(0)) : 0;
    }

    boolean isFor(boolean foreign) {
      return words.contains(foreign ? "foreign" : "session");
    }

    /** Returns some of its lines, more often or less often than they would be taken. */
    Section part(Random random) {
      List<String> some = new ArrayList<>(lines);
      Collections.shuffle(some, random);
      List<String> who = new ArrayList<>(words);
      who.set(0, String.valueOf(weight() * (1 + random.nextInt(MOST_OFTEN))));
      return new Section(who, some.subList(0, 1 + random.nextInt(some.size())));
    }
  }

  private Vocabulary(List<Section> sections) {
    this.sections = sections;
  }

  /** Reads one. */
  public Vocabulary(String text) {
    this(new ArrayList<>());
    for (String line : text.lines().toList()) {
      if (line.startsWith("=")) {
        sections.add(new Section(List.of(line.substring(1).strip().split(" ")), new ArrayList<>()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        sections.get(sections.size() - 1).lines().add(line.strip());
      }
    }
  }

  /** Returns what stands before the name of a table to mean the one of another schema. */
  public String side() {
    return String.join("", named("side"));
  }

  /** Returns what makes that schema, where it is a database of its own. */
  public List<String> beside() {
    return named("beside");
  }

  private List<String> named(String name) {
    return sections.stream()
        .filter(each -> each.words().equals(List.of(name)))
        .flatMap(each -> each.lines().stream())
        .toList();
  }

  /** Returns what makes and fills the tables. */
  public List<String> setup() {
    return named("setup");
  }

  /** Returns how a round may begin: turns apart by bars, of one session {@code S} and of others. */
  List<String> openings() {
    return named("openings");
  }

  /** Returns what bounds the time of statements on a connection. */
  public List<String> limits() {
    return named("limits");
  }

  /** Returns queries of all that may be stored. */
  List<String> contents() {
    return named("contents");
  }

  /**
   * Returns a part of it for one round. What needs several of the same lines, or a long time
   * without some, hardly ever happens where each line may come at any time.
   */
  Vocabulary part(Random random) {
    return new Vocabulary(
        sections.stream().map(each -> each.weight() == 0 ? each : each.part(random)).toList());
  }

  /** Returns a line for somebody. */
  String any(boolean foreign, Random random) {
    List<Section> all = sections.stream().filter(each -> each.isFor(foreign)).toList();
    int dice = random.nextInt(all.stream().mapToInt(Section::weight).sum());
    for (Section each : all) {
      dice -= each.weight();
      if (dice < 0) {
        return each.lines().get(random.nextInt(each.lines().size()));
      }
    }
    throw new IllegalStateException("the weights are wrong");
  }
}
