package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.rewriting.RewritingTables.Trait;
import dev.hushcell.internal.rewriting.RewritingTables.Trait.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a table was like when a job began, short enough to be noted, so that it can be told later
 * what changed since. Immutable.
 */
record TableShape(List<Trait> traits) {
  /** A note has 900 characters; where a table has more traits, those of a kind are one. */
  private static final int MOST_TRAITS = 120;

  /** The letter of the kind, and six letters of a digest. */
  private static final int LENGTH = 7;

  TableShape {
    traits = List.copyOf(traits);
  }

  String note() {
    return String.join("", marks().keySet());
  }

  /** Each mark with the name of what it stands for. */
  private Map<String, String> marks() {
    Map<String, String> marks = new TreeMap<>();
    if (traits.size() <= MOST_TRAITS) {
      traits.forEach(each -> marks.put(mark(each.kind(), List.of(each)), named(each)));
      return marks;
    }
    traits.stream()
        .collect(Collectors.groupingBy(Trait::kind))
        .forEach((kind, all) -> marks.put(mark(kind, all), "some " + word(kind)));
    return marks;
  }

  private static String named(Trait trait) {
    return word(trait.kind()) + " " + trait.name();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String mark(Kind kind, List<Trait> traits) {
    String text =
        traits.stream()
            .map(each -> each.name() + "\0" + each.definition())
            .sorted()
            .collect(Collectors.joining("\0"));
    byte[] digest = sha256(text.getBytes(StandardCharsets.UTF_8));
    String letters = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    return kind.letter() + letters.substring(0, LENGTH - 1);
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** Returns what is other than it was noted, as people call it; none when nothing is. */
  List<String> changedSince(String note) {
    Set<String> gone = new TreeSet<>();
    for (int at = 0; at + LENGTH <= note.length(); at += LENGTH) {
      gone.add(note.substring(at, at + LENGTH));
    }
    Map<String, String> made = marks();
    Set<String> same = Set.copyOf(made.keySet());
    made.keySet().removeAll(gone);
    gone.removeAll(same);
    List<String> changed = new ArrayList<>();
    made.values().forEach(name -> changed.add(name + " is new or was changed"));
    for (Kind kind : Kind.values()) {
      long count = gone.stream().filter(mark -> mark.charAt(0) == kind.letter()).count();
      if (count > 0) {
        changed.add(count + " " + word(kind) + " of before is gone or was changed");
      }
    }
    return changed;
  }
}
