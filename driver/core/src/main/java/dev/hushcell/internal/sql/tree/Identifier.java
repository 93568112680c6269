package dev.hushcell.internal.sql.tree;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Token;

/**
 * A name, or a part of one between dots. What it means is found out later.
 *
 * @param token the word or quoted name
 */
public record Identifier(Place place, Token token) implements Part {
  /** Returns the name that it is. */
  public Name name() {
    return new Name(token.value(), token.kind() != Token.Kind.WORD);
  }

  /** Returns the index of its token. */
  public int at() {
    return place.begin();
  }
}
