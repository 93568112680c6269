package dev.hushcell.internal.model;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.util.Optional;

/**
 * How a database compares texts in columns without a collation of their own, as far as that can be
 * done exactly outside of it. Immutable.
 *
 * @param collation its name
 * @param pattern by which units LIKE matches, each of them being the same as itself only; empty
 *     where it does not
 * @param equality by which units texts are equal; empty where others are equal too
 * @param order by which units they are ordered; empty where the order is another
 */
public record TextComparison(
    String collation,
    Optional<TextOrder> pattern,
    Optional<TextOrder> equality,
    Optional<TextOrder> order) {
  /** Of a database that compares nothing but units. */
  public static TextComparison exact(String collation, TextOrder units) {
    Optional<TextOrder> all = Optional.of(units);
    return new TextComparison(collation, all, all, all);
  }

  /** Of a database that tells texts apart by units, and orders them as a language does. */
  public static TextComparison unordered(String collation, TextOrder units) {
    return new TextComparison(collation, Optional.of(units), Optional.of(units), Optional.empty());
  }

  /** Of a database for which nothing is known but how it matches patterns. */
  public static TextComparison matching(String collation, TextOrder units) {
    return new TextComparison(collation, Optional.of(units), Optional.empty(), Optional.empty());
  }

  /** Of a database for which nothing is known. */
  public static TextComparison unknown(String collation) {
    return new TextComparison(collation, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
