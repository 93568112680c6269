package dev.hushcell.internal.sql.form;

import dev.hushcell.internal.sql.Token;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where the names of a tree stand in the text that the application wrote. The parser puts the very
 * string of a token into its tree, so a name is known by its identity: of two that are written
 * alike each has its place. A name that the parser put together has none.
 *
 * <p>Filled by one thread, then read by that thread.
 */
public final class NamePlaces {
  private final IdentityHashMap<String, Integer> begins = new IdentityHashMap<>();

  /**
   * Takes the tokens of a parser.
   *
   * @param first the first one, which leads to the others
   * @param words what was written for the parser, one word and one space each
   */
  public void take(net.sf.jsqlparser.parser.Token first, List<Token> words) {
    int word = 0;
    int offset = 0;
    for (net.sf.jsqlparser.parser.Token token = first; token != null; token = token.next) {
      int begin = token.absoluteBegin - 1;
      while (word < words.size() && offset < begin) {
        offset += words.get(word).value().length() + 1;
        word++;
      }
      if (word < words.size() && offset == begin && words.get(word).isName()) {
        begins.put(token.image, words.get(word).begin());
      }
    }
  }

  /** Returns the offset of a name of the tree in the text; empty for one that has no place. */
  public Optional<Integer> of(String name) {
    return Optional.ofNullable(begins.get(name));
  }
}
