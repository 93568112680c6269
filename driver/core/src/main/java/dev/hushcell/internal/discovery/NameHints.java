package dev.hushcell.internal.discovery;

import dev.hushcell.discovery.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the name of a column what it may hold. Immutable. */
record NameHints(Map<String, Optional<Kind>> hints) {
  private static final String LIST = "names.txt";
  private static final String NOTHING = "NOTHING";

  /** From this length on a hint may be part of a word: {@code USERPASSWORD}. */
  private static final int LONG = 8;

  private static final Pattern CASE_CHANGE =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Behind a hint they make something about the value of it, not the value. */
  private static final Set<String> ABOUT =
      Set.of(
          ("id at on count type kind status state flag verified confirmed enabled active sent expires"
                  + " expiry expired valid validity length format template version hint changed change"
                  + " updated created algorithm algo policy attempts tries server host domain subject"
                  + " body preference optin consent country region label provider date time ok size")
              .split(" "));

  private static final Set<String> ASKING =
      Set.of("is", "has", "needs", "requires", "use", "allow", "can", "send", "num", "count");

  static NameHints load() {
    try (InputStream in =
        Objects.requireNonNull(NameHints.class.getResourceAsStream(LIST), LIST + " is missing")) {
      Map<String, Optional<Kind>> hints = new HashMap<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, hints));
      return new NameHints(hints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String line, Map<String, Optional<Kind>> hints) {
    int colon = line.indexOf(':');
    String kind = line.substring(0, colon);
    Optional<Kind> means =
        kind.equals(NOTHING) ? Optional.empty() : Optional.of(Kind.valueOf(kind));
    COMMA
        .splitAsStream(line.substring(colon + 1))
        .forEach(phrase -> hints.put(phrase.replace(" ", ""), means));
  }

  Optional<Kind> of(String column) {
    List<String> words = words(column);
    if (words.isEmpty() || ASKING.contains(words.get(0))) {
      return Optional.empty();
    }
    Match best = new Match("", Optional.empty(), words.size());
    for (int from = 0; from < words.size(); from++) {
      StringBuilder joined = new StringBuilder();
      for (int to = from; to < words.size(); to++) {
        joined.append(words.get(to));
        Match match = match(joined.toString(), to + 1);
        best = match.phrase.length() > best.phrase.length() ? match : best;
      }
    }
    boolean about = words.subList(best.end, words.size()).stream().anyMatch(ABOUT::contains);
    return about ? Optional.empty() : best.kind;
  }

  private record Match(String phrase, Optional<Kind> kind, int end) {}

  private Match match(String joined, int end) {
    Optional<Kind> exact = hints.get(joined);
    if (exact != null) {
      return new Match(joined, exact, end);
    }
    return hints.keySet().stream()
        .filter(hint -> hint.length() >= LONG && joined.contains(hint))
        .max(Comparator.comparingInt(String::length))
        .map(hint -> new Match(hint, Objects.requireNonNull(hints.get(hint)), end))
        .orElseGet(() -> new Match("", Optional.empty(), end));
  }

  /** Splits a name at separators and changes of case; digits at the end of a word are dropped. */
  static List<String> words(String name) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFKD))
            .replaceAll("");
    String spaced = CASE_CHANGE.matcher(plain).replaceAll(" ");
    return SEPARATORS
        .splitAsStream(spaced)
        .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("\\d+$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
