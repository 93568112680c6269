package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.LetterRanges;
import dev.hushcell.internal.model.LetterTable;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks a database what it makes of each letter in UPPER and LOWER, in one query. The database makes
 * the letters itself, and answers in digits, so that no setting of a connection can change them.
 *
 * @param sql whose rows have letters as {@link LetterTable#of} takes them, and how many there are
 *     in all rows together
 */
public record LetterQuestion(String sql) {
  /** Stands for the letter in {@link #CONTEXTS}. */
  public static final String SIGN = "*";

  /**
   * LetterCase that others depend on: a sigma at the end of a word, a dot above an i, an iota
   * behind a vowel. What is contextual is something else there than alone. The letters with a dot
   * or a tail are Lithuanian, the others Greek.
   */
  private static final String CONTEXTS =
      words("a", "I", "i", "J", "j", "\u012e", "\u012f", "\u03b1", "\u03ac", ".");

  /** Signs that may end words, the wildcards of LIKE among them. */
  private static final String STOPS = " %_-";

  private static String words(String... letters) {
    return List.of(letters).stream()
        .map(each -> each + SIGN + " " + SIGN + each)
        .collect(Collectors.joining(" ", "a" + SIGN + "a ", " "));
  }

  /** Returns the numbers of the letters of the contexts, one after the other. */
  public static IntStream contexts() {
    return CONTEXTS.codePoints();
  }

  /**
   * Returns all ranges of letters.
   *
   * @param form how one is written, with {@code %d} for its first and its last letter
   * @param between what stands between them
   */
  public static String ranges(String form, String between) {
    return LetterRanges.all().stream()
        .map(each -> String.format(Locale.ROOT, form, each.first(), each.last()))
        .collect(Collectors.joining(between));
  }

  /** Returns the numbers of signs that may end words, apart by commas. */
  public static String stops() {
    return STOPS.chars().mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }

  /**
   * Returns the question whether the letter {@code X} of number {@code N} is a part of words, by
   * what becomes of a sigma beside it.
   *
   * @param same how two texts are compared exactly, the first of them in small letters
   * @param small how LOWER is written
   * @param letter how a letter is written by its number
   */
  public static String inWord(
      BinaryOperator<String> same, UnaryOperator<String> small, IntFunction<String> letter) {
    String a = letter.apply('a');
    String sigma = letter.apply(0x3A3);
    String within = letter.apply(0x3C3);
    String last = letter.apply(0x3C2);
    String x = small.apply("X");
    return "CASE WHEN N = 931 THEN "
        + same.apply(joined(a, sigma, sigma, a), joined(a, within, within, a))
        + " AND "
        + same.apply(joined(a, sigma, sigma), joined(a, within, last))
        + " ELSE "
        + same.apply(joined(a, sigma, "X"), joined(a, within, x))
        + " AND "
        + same.apply(joined("X", sigma), joined(x, last))
        + " END";
  }

  /** Returns the question whether the letter ends words; see {@link #inWord}. */
  public static String endsWord(BinaryOperator<String> same, IntFunction<String> letter) {
    String a = letter.apply('a');
    String sigma = letter.apply(0x3A3);
    return "N IN ("
        + stops()
        + ") AND "
        + same.apply(joined(a, "X", sigma), joined(a, "X", letter.apply(0x3C3)))
        + " AND "
        + same.apply(joined(a, sigma, "X", a), joined(a, letter.apply(0x3C2), "X", a));
  }

  private static String joined(String... parts) {
    return String.join(" || ", parts);
  }

  /**
   * Asks.
   *
   * @throws SQLException also for an answer that is not complete
   */
  public LetterCase ask(Connection connection) throws SQLException {
    List<Part> parts =
        Rows.of(connection, sql, row -> new Part(String.valueOf(row.getString(1)), row.getInt(2)));
    int count = parts.isEmpty() ? 0 : parts.get(0).count();
    try {
      return LetterTable.of(parts.stream().map(Part::letters).toList(), count);
    } catch (IllegalArgumentException cut) {
      throw new SQLDataException("the answer about letters is not complete", cut);
    }
  }

  /** A row. */
  private record Part(String letters, int count) {}
}
