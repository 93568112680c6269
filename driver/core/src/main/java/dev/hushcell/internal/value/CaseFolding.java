package dev.hushcell.internal.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What is equal without regard to case: a frozen table that gives each code point one of its class,
 * the same in every JDK. It is part of the format of cells, so it never changes; letters that
 * Unicode gets later keep their case. Stateless and thread-safe.
 *
 * <p>A class has the code points that lead to each other by the simple mappings to upper case,
 * lower case and title case, and by simple case folding. A letter that becomes several, such as ß,
 * is equal to none of them.
 */
public final class CaseFolding {
  private static final String TABLE = "case-folding-1.txt";
  static final int FIRST_BEYOND_ASCII = 0x80;

  private CaseFolding() {}

  /** Read when the first text is folded. */
  private static final class Table {
    static final Map<Integer, Integer> FOLDED = read();
    static final Set<Integer> OF_SEVERAL = Set.copyOf(FOLDED.values());
  }

  /** Returns the text with each code point replaced by the one that stands for its class. */
  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(CaseFolding::fold).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  static int fold(int codePoint) {
    if (codePoint < FIRST_BEYOND_ASCII) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    return Table.FOLDED.getOrDefault(codePoint, codePoint);
  }

  /** Tells whether another code point is folded to the same. */
  static boolean isOfSeveral(int codePoint) {
    return fold(codePoint) != codePoint || Table.OF_SEVERAL.contains(codePoint);
  }

  private static Map<Integer, Integer> read() {
    Map<Integer, Integer> folded = new HashMap<>();
    pairs(TABLE, (from, to) -> folded.put(Integer.parseInt(from, 16), Integer.parseInt(to, 16)));
    return Map.copyOf(folded);
  }

  /** Reads the pairs of a table: a code point and what stands for it. */
  static void pairs(String table, BiConsumer<String, String> taking) {
    InputStream file = Objects.requireNonNull(CaseFolding.class.getResourceAsStream(table));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> take(line, taking));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(String line, BiConsumer<String, String> taking) {
    for (String pair : line.split(" ", -1)) {
      int middle = pair.indexOf('>');
      taking.accept(pair.substring(0, middle), pair.substring(middle + 1));
    }
  }
}
