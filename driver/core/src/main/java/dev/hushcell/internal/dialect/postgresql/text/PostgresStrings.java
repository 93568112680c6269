package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.CommentScan;
import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;

/** Reads the literals of PostgreSQL in quotes and between dollars. */
final class PostgresStrings {
  private PostgresStrings() {}

  /**
   * Reads {@code 'a'}, whose quotes start at {@code open}, and the pieces that continue it.
   *
   * @param doubtful whether nobody knows what a backslash is
   */
  static void standard(TextScan scan, int open, boolean doubtful) {
    LiteralScan.Read first = scan.literals().quoted(open, '\'');
    StringBuilder value = new StringBuilder(first.value());
    int end = first.end();
    for (int next = continued(scan.text(), end); next >= 0; next = continued(scan.text(), end)) {
      scan.doubt(Doubt.Kind.SPLIT_LITERAL);
      LiteralScan.Read piece = scan.literals().quoted(next, '\'');
      value.append(piece.value());
      end = piece.end();
    }
    if (doubtful && scan.text().substring(open, end).indexOf('\\') >= 0) {
      throw scan.unexpected();
    }
    scan.noteNeighbour();
    scan.add(Token.Kind.STRING, end, value.toString());
  }

  /** Reads {@code E'a\n'} and the pieces that continue it. */
  static void escaped(TextScan scan) {
    BackslashString string = new BackslashString(scan.text());
    int end = string.read(scan.at() + 1);
    for (int next = continued(scan.text(), end); next >= 0; next = continued(scan.text(), end)) {
      scan.doubt(Doubt.Kind.SPLIT_LITERAL);
      end = string.read(next);
    }
    scan.noteNeighbour();
    scan.add(Token.Kind.STRING, end, string.value());
  }

  /** Reads {@code $tag$a$tag$}. */
  static void dollars(TextScan scan) {
    String text = scan.text();
    int tag = scan.at() + 1;
    while (tag < text.length()
        && text.charAt(tag) != '$'
        && PostgresLexemes.isNamePart(text.charAt(tag))) {
      tag++;
    }
    if (tag >= text.length() || text.charAt(tag) != '$') {
      throw scan.unexpected();
    }
    String quote = text.substring(scan.at(), tag + 1);
    int close = text.indexOf(quote, tag + 1);
    if (close < 0) {
      throw LiteralScan.unterminated(scan.at());
    }
    scan.noteNeighbour();
    scan.add(Token.Kind.STRING, close + quote.length(), text.substring(tag + 1, close));
  }

  /**
   * Returns where the next piece of a literal starts, or -1: pieces are apart by white space with a
   * line end in it, and by comments up to the end of a line.
   */
  private static int continued(String text, int from) {
    boolean line = false;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("--", at)) {
        at = CommentScan.lineEnd(text, at);
      } else if ("\t\n\u000b\f\r ".indexOf(c) >= 0) {
        line |= c == '\n' || c == '\r';
        at++;
      } else {
        return line && c == '\'' ? at : -1;
      }
    }
    return -1;
  }
}
