package dev.hushcell.internal.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a database itself made of each letter of {@link LetterRanges}. Where the case of a letter
 * depends on what stands around it, it is not known. Immutable.
 */
public final class LetterTable implements LetterCase {
  private static final int MOST_NAMED = 5;

  private final Changes small;
  private final Changes capitals;

  private LetterTable(Changes small, Changes capitals) {
    this.small = small;
    this.capitals = capitals;
  }

  /**
   * A letter that LOWER or UPPER changes, as the database answered: the number of its code point,
   * what it becomes in small letters and in capitals, both in hexadecimal digits of UTF-8 and empty
   * where it stays, and {@code l} or {@code u} where LOWER or UPPER may make something else of it,
   * {@code w} or {@code e} where a sigma beside it is in its word, or the word ends.
   */
  private record Answered(int letter, String small, String capitals, String contextual) {
    static Answered of(String written) {
      String[] parts = written.split(" ", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("no letter: " + written);
      }
      return new Answered(Integer.parseInt(parts[0]), text(parts[1]), text(parts[2]), parts[3]);
    }

    private static String text(String digits) {
      return new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    }
  }

  /**
   * Takes an answer.
   *
   * @param written the letters that it has, each as {@code 65 61 <empty> <empty>}, apart by commas
   * @param count how many the database says they are
   * @throws IllegalArgumentException for an answer that is cut or has another form
   */
  public static LetterTable of(List<String> written, int count) {
    List<Answered> letters =
        written.stream()
            .flatMap(each -> Arrays.stream(each.split(",", -1)))
            .map(Answered::of)
            .toList();
    if (letters.size() != count || count == 0) {
      throw new IllegalArgumentException(letters.size() + " letters of " + count);
    }
    return new LetterTable(
        Changes.of(
            letters, Answered::small, "l", new Sigma(numbers(letters, "w"), numbers(letters, "e"))),
        Changes.of(letters, Answered::capitals, "u", new Sigma(new int[0], new int[0])));
  }

  private static int[] numbers(List<Answered> letters, String sign) {
    return letters.stream()
        .filter(each -> each.contextual().contains(sign))
        .mapToInt(Answered::letter)
        .sorted()
        .toArray();
  }

  @Override
  public Optional<String> inCase(String text, boolean toCapitals) {
    return (toCapitals ? capitals : small).of(text);
  }

  @Override
  public boolean keepsFolded(Folding folding) {
    return small.keepFolded(folding) && capitals.keepFolded(folding);
  }

  @Override
  public String unknown(boolean toCapitals) {
    Changes changes = toCapitals ? capitals : small;
    int[] contextual = changes.contextual;
    List<String> named = new ArrayList<>();
    Arrays.stream(contextual).limit(MOST_NAMED).mapToObj("U+%04X"::formatted).forEach(named::add);
    if (contextual.length > MOST_NAMED) {
      named.add(contextual.length - MOST_NAMED + " others");
    }
    if (changes.sigma.isKnown()) {
      named.replaceAll(each -> each.equals("U+03A3") ? "U+03A3 beside a sign" : each);
    }
    String newer = "a letter newer than this Java";
    return named.isEmpty() ? newer : String.join(", ", named) + " or " + newer;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof LetterTable table
            && small.isAs(table.small)
            && capitals.isAs(table.capitals));
  }

  @Override
  public int hashCode() {
    return 31 * small.results.hashCode() + capitals.results.hashCode();
  }

  /** What becomes of letters in one case, in a few kilobytes. */
  private static final class Changes {
    /** The Turkish I depends on it, and no other mark with it. */
    private static final int DOT_ABOVE = 0x307;

    private final int[] letters; // those that change, in order
    private final char[] ends; // where in the results that of each ends
    private final String results;
    private final int[] contextual; // those of which it is not known, in order
    private final Sigma sigma;
    private final boolean marks; // whether one but the dot is a combining mark: then none is known

    private Changes(int[] letters, char[] ends, String results, int[] contextual, Sigma sigma) {
      this.letters = letters;
      this.ends = ends;
      this.results = results;
      this.contextual = contextual;
      this.sigma = sigma;
      this.marks = Arrays.stream(contextual).anyMatch(each -> each != DOT_ABOVE && isMark(each));
    }

    static Changes of(
        List<Answered> all, Function<Answered, String> result, String sign, Sigma sigma) {
      TreeMap<Integer, String> changed = new TreeMap<>();
      all.stream()
          .filter(each -> !result.apply(each).isEmpty())
          .forEach(each -> changed.put(each.letter(), result.apply(each)));
      StringBuilder results = new StringBuilder();
      char[] ends = new char[changed.size()];
      int at = 0;
      for (String each : changed.values()) {
        results.append(each);
        ends[at++] = (char) results.length();
      }
      return new Changes(
          changed.keySet().stream().mapToInt(Integer::intValue).toArray(),
          ends,
          results.toString(),
          numbers(all, sign),
          sigma);
    }

    private static boolean isMark(int letter) {
      return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    Optional<String> of(String text) {
      StringBuilder out = new StringBuilder(text.length() + 2);
      for (int i = 0; i < text.length(); ) {
        int letter = text.codePointAt(i);
        if (!append(text, i, letter, out)) {
          return Optional.empty();
        }
        i += Character.charCount(letter);
      }
      return Optional.of(out.toString());
    }

    /** Tells whether it is known what becomes of the letter at a place. */
    private boolean append(String text, int at, int letter, StringBuilder out) {
      boolean depends = Arrays.binarySearch(contextual, letter) >= 0 || (marks && isMark(letter));
      int found = depends ? -1 : Arrays.binarySearch(letters, letter);
      int one = depends ? sigma.small(text, at) : stays(letter) ? letter : Sigma.UNKNOWN;
      if (found >= 0) {
        out.append(results, found == 0 ? 0 : ends[found - 1], ends[found]);
      } else if (one != Sigma.UNKNOWN) {
        out.appendCodePoint(one);
      }
      return found >= 0 || one != Sigma.UNKNOWN;
    }

    /** Tells whether it is known of a letter that is not among those that change. */
    private boolean stays(int letter) {
      return LetterRanges.have(letter) || PresumedLetters.isCaseless(letter);
    }

    /**
     * Where the case of a letter depends on what stands around it, or on the collation, it gets or
     * loses no more than the dot above, or stays as it is.
     */
    boolean keepFolded(Folding folding) {
      for (int i = 0; i < letters.length; i++) {
        String result = results.substring(i == 0 ? 0 : ends[i - 1], ends[i]);
        if (!folding.folded(result).equals(folding.folded(Character.toString(letters[i])))) {
          return false;
        }
      }
      return Arrays.stream(contextual)
          .allMatch(each -> each == DOT_ABOVE || folding.isOfSeveral(each));
    }

    boolean isAs(Changes other) {
      return results.equals(other.results)
          && Arrays.equals(letters, other.letters)
          && Arrays.equals(ends, other.ends)
          && Arrays.equals(contextual, other.contextual);
    }
  }
}
