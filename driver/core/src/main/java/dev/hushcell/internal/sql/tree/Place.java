package dev.hushcell.internal.sql.tree;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a node stands among the tokens of its statement, and which of them are its own: those that
 * are in no node below it. Immutable.
 */
public final class Place {
  private final int begin;
  private final int end;
  private final int @Nullable [] own; // null: all of them

  private Place(int begin, int end, int @Nullable [] own) {
    this.begin = begin;
    this.end = end;
    this.own = own;
  }

  /** Returns the place of a node that owns all its tokens. */
  public static Place whole(int begin, int end) {
    return new Place(begin, end, null);
  }

  /**
   * Returns the place of a node.
   *
   * @param own the indexes of its own tokens, which nobody changes
   */
  public static Place of(int begin, int end, int[] own) {
    return new Place(begin, end, own);
  }

  /** Returns the index of the first token. */
  public int begin() {
    return begin;
  }

  /** Returns the index behind the last token. */
  public int end() {
    return end;
  }

  /** Returns how many tokens are its own. */
  public int owned() {
    return own == null ? end - begin : own.length;
  }

  /**
   * Returns the index of a token of its own.
   *
   * @param number from 0 to one less than {@link #owned()}
   */
  public int owned(int number) {
    return own == null ? begin + number : own[number];
  }

  /** Returns the offset of its first character. */
  public int from(Tokens tokens) {
    return tokens.get(begin).begin();
  }

  /** Returns the offset after its last character. */
  public int to(Tokens tokens) {
    return tokens.get(end - 1).end();
  }

  /** Returns its tokens, and those of the nodes below it. */
  public List<Token> in(Tokens tokens) {
    return tokens.list().subList(begin, end);
  }

  @Override
  public String toString() {
    return "[" + begin + "," + end + ")";
  }
}
