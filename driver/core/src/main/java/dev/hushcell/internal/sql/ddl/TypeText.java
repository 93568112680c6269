package dev.hushcell.internal.sql.ddl;

import java.util.List;

/**
 * A data type as written.
 *
 * @param span its tokens
 * @param words its words in upper case, {@code [TIMESTAMP, WITH, TIME, ZONE]}; a domain or an array
 *     has its own words too
 * @param arguments what stands in its parentheses, one entry per comma: {@code [10, 2]}, {@code [20
 *     CHARACTERS]}; without literals other than numbers
 * @param simple whether words and arguments say all: no array, enumeration, row or quoted name
 */
public record TypeText(Span span, List<String> words, List<String> arguments, boolean simple) {
  public TypeText {
    words = List.copyOf(words);
    arguments = List.copyOf(arguments);
  }

  /** Returns the words apart by a space. */
  public String name() {
    return String.join(" ", words);
  }
}
