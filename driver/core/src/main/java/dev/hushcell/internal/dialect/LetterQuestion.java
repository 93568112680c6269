package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.LetterRanges;
import dev.hushcell.internal.model.LetterTable;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.List;
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
        .map(each -> form.formatted(each.first(), each.last()))
        .collect(Collectors.joining(between));
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
