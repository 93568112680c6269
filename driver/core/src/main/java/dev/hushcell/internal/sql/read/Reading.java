package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Tree;

/** What became of reading a text. */
public sealed interface Reading {
  /** A text that is understood to its last token. */
  record Understood(Tree tree) implements Reading {}

  /**
   * A text that is not.
   *
   * @param index of the token at which reading stopped, which may be one behind the last
   * @param position of that token in the text
   * @param expected what could stand there, in words, without anything of the text
   */
  record NotUnderstood(int index, int position, String expected) implements Reading {}
}
