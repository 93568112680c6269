package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.read.Cursor.Stop;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keywords, signs and pairs of parentheses of a statement, found once. */
final class Words {
  private final @Nullable String[] words;
  private final int[] closing;
  private @Nullable Stop flaw;

  Words(List<Token> tokens) {
    this.words = new @Nullable String[tokens.size()];
    this.closing = new int[tokens.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(i, tokens.get(i));
    }
    pair();
  }

  /** Returns the keyword or sign at an index, in upper case; null where none is. */
  @Nullable String get(int index) {
    return words[index];
  }

  /** Returns the index of the parenthesis that closes the one at an index. */
  int closing(int index) {
    return closing[index];
  }

  /** Stops where there are words or parentheses that nobody can read. */
  void requireReadable() {
    if (flaw != null) {
      throw flaw;
    }
  }

  /** Keywords and signs in upper case; null for anything else. */
  private @Nullable String word(int index, Token token) {
    if (token.kind() == Token.Kind.SYMBOL) {
      return token.value();
    }
    if (token.kind() != Token.Kind.WORD) {
      return null;
    }
    String upper = token.value().toUpperCase(Locale.ROOT);
    if (isAscii(token.value())) {
      return upper;
    }
    if (isAscii(upper) || isAscii(token.value().toLowerCase(Locale.ROOT))) {
      note(index, "a word in letters that are those of no other word");
    }
    return null;
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Finds the end of each pair of parentheses, once, so that looking ahead costs nothing. */
  private void pair() {
    int open = -1; // its entry leads to the one around it
    for (int i = 0; i < words.length; i++) {
      if ("(".equals(words[i])) {
        closing[i] = open;
        open = i;
      } else if (")".equals(words[i])) {
        if (open < 0) {
          note(i, "no closing parenthesis without an opening one");
        } else {
          int around = closing[open];
          closing[open] = i;
          open = around;
        }
      }
    }
    while (open >= 0) {
      note(open, "a closing parenthesis for this one");
      int around = closing[open];
      closing[open] = words.length - 1;
      open = around;
    }
  }

  /** Remembers what nobody can read, whatever it is a part of. */
  private void note(int index, String expected) {
    flaw = flaw == null ? new Stop(index, expected) : flaw;
  }
}
