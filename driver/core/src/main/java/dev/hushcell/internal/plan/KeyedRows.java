package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.TextComparison;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a database takes the keys of rows that the driver found, and locks these rows. */
public interface KeyedRows {
  /** When rows are locked. */
  enum Locking {
    /** They are found without locks; those that match are locked, and decided about again. */
    MATCHES,
    /**
     * All that are read for it are locked at once: what is read with locks is newer than what is
     * read without.
     */
    ALL,
    /** Nobody else writes from the beginning of the transaction on. */
    DATABASE
  }

  Locking locking();

  /**
   * Returns a condition that is true of each row whose key is in a list, and of no other.
   *
   * @param key the columns that are the key, as they are written
   * @param texts how the texts of each are compared; empty for other columns, and where that is not
   *     known
   * @return with one parameter for the list, or one for each column
   */
  String among(List<String> key, List<Optional<TextComparison>> texts);

  /** Tells whether the list of a column may have texts that it has itself. */
  default boolean takesTexts(Optional<TextComparison> compared) {
    return true;
  }

  /**
   * Returns the same for a key that is a text, where the list has texts of another column; empty
   * where such a list would not find the rows of which the two columns are equal.
   *
   * @param own how texts of the key are compared
   * @param other how those of the other column are compared
   */
  default Optional<String> amongTexts(String key, TextComparison own, TextComparison other) {
    return findsSame(own, other)
        ? Optional.of(among(List.of(key), List.of(Optional.of(own))))
        : Optional.empty();
  }

  /** Tells whether two columns have equal texts where a list of one finds them in the other. */
  default boolean findsSame(TextComparison own, TextComparison other) {
    return isExact(own) && isExact(other);
  }

  /** Tells whether texts are only equal to themselves. */
  private static boolean isExact(TextComparison texts) {
    return texts.equality().filter(order -> !order.ignoresCase()).isPresent();
  }

  /**
   * Returns how many parameters that condition has.
   *
   * @param columns how many columns the key has
   */
  default int lists(int columns) {
    return 1;
  }

  /** Returns several columns as one row. */
  static String row(List<String> key) {
    return "(" + String.join(", ", key) + ")";
  }

  /** Returns that condition for several columns, with a parameter for the list of each. */
  static String ofLists(List<String> key) {
    String columns =
        IntStream.rangeClosed(1, key.size())
            .mapToObj(i -> "each_" + i)
            .collect(Collectors.joining(", "));
    return row(key)
        + " IN (SELECT "
        + columns
        + " FROM UNNEST("
        + String.join(", ", Collections.nCopies(key.size(), "?"))
        + ") AS hushcell_keys ("
        + columns
        + "))";
  }

  /** Tells whether what is assigned first in an UPDATE is seen by what is assigned behind it. */
  default boolean assignsInOrder() {
    return false;
  }

  /**
   * Returns the clause that locks the rows of a query.
   *
   * @param deletes whether they are deleted then, and not changed
   */
  default String lock(boolean deletes) {
    return "FOR UPDATE";
  }
}
