package dev.hushcell.contract.precedence;

/**
 * An operator with all its words, as it stands around operands.
 *
 * @param word by which a grammar lists it
 * @param text its words and what else it needs; an operand is only at its ends
 * @param left whether an operand stands before it
 * @param right whether an operand stands behind it
 */
record Form(String word, String text, boolean left, boolean right) {
  static Form between(String word, String text) {
    return new Form(word, text, true, true);
  }

  static Form behind(String word, String text) {
    return new Form(word, text, true, false);
  }

  static Form before(String word) {
    return new Form(word, word, false, true);
  }

  /** Returns it with its operands; those for which it has no place are left out. */
  String of(String before, String behind) {
    return (left ? before + " " : "") + text + (right ? " " + behind : "");
  }
}
