package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.TokenKind;
import java.util.Set;

/**
 * Reads tokens as SQLite does. Names that other readers may not take for names (with a dollar sign,
 * with letters beyond ASCII) become quoted ones, whose case counts for no more than that of others;
 * and so does a text in single quotes where SQLite takes one for a name.
 */
record SqliteLexemes() implements LexRules {
  private static final String WHITE_SPACE = " \t\n\f\r";
  private static final int LONGEST_SYMBOL = 3;
  private static final Set<String> SYMBOLS =
      Names.words("!= % & ( ) * + , - -> ->> . / ; < << <= <> = == > >= >> | || ~");

  @Override
  public boolean read(TextScan scan) {
    char c = scan.peek(0);
    if (WHITE_SPACE.indexOf(c) >= 0) {
      scan.skipTo(scan.at() + 1);
    } else if (TextScan.isDigit(c) || (c == '.' && TextScan.isDigit(scan.peek(1)))) {
      number(scan);
    } else if ((c == 'x' || c == 'X') && scan.peek(1) == '\'') {
      binary(scan);
    } else if (isNameStart(c)) {
      name(scan);
    } else {
      other(scan, c);
    }
    return true;
  }

  private static void other(TextScan scan, char c) {
    int gap = SqliteGaps.commentEnd(scan.text(), scan.at());
    if (gap > scan.at()) {
      scan.skipTo(gap);
      return;
    }
    switch (c) {
      case '\'' -> string(scan);
      case '"', '`' -> quoted(scan, c);
      case '[' -> bracketed(scan);
      case '?' -> question(scan);
      case ':', '@', '$', '#' -> variable(scan);
      default -> symbol(scan);
    }
  }

  private static void string(TextScan scan) {
    LiteralScan.Read read = scan.literals().quoted(scan.at(), '\'');
    boolean name = new TextPlace(scan.soFar()).isName(SqliteGaps.next(scan.text(), read.end()));
    scan.add(name ? TokenKind.QUOTED : TokenKind.STRING, read.end(), read.value());
  }

  private static void quoted(TextScan scan, char quote) {
    LiteralScan.Read read = scan.literals().quoted(scan.at(), quote);
    scan.add(TokenKind.QUOTED, read.end(), read.value());
  }

  /** The first closing bracket ends the name. */
  private static void bracketed(TextScan scan) {
    int close = scan.text().indexOf(']', scan.at());
    if (close < 0) {
      throw unterminated(scan);
    }
    scan.add(TokenKind.QUOTED, close + 1, scan.text().substring(scan.at() + 1, close));
  }

  private static void binary(TextScan scan) {
    int begin = scan.at() + 2;
    int close = scan.text().indexOf('\'', begin);
    if (close < 0) {
      throw unterminated(scan);
    }
    String digits = scan.text().substring(begin, close);
    if (digits.length() % 2 != 0 || !digits.chars().allMatch(SqliteLexemes::isHexadecimal)) {
      throw SqlFault.MALFORMED_BINARY.at(
          scan.at(), "a binary literal needs pairs of hexadecimal digits; complete it");
    }
    scan.add(TokenKind.BINARY, close + 1, digits);
  }

  private static RuntimeException unterminated(TextScan scan) {
    return SqlFault.UNTERMINATED.at(scan.at(), "a literal or quoted name does not end; close it");
  }

  private static void name(TextScan scan) {
    int end = scan.at();
    boolean common = true;
    while (isNamePart(at(scan, end))) {
      char c = at(scan, end);
      common &= c < 0x80 && c != '$';
      end += isLetterPair(scan, end);
    }
    scan.add(common ? TokenKind.WORD : TokenKind.QUOTED, end);
  }

  /** Half of a character is another one by the time that the database reads it. */
  private static int isLetterPair(TextScan scan, int at) {
    char c = at(scan, at);
    if (!Character.isSurrogate(c)) {
      return 1;
    }
    if (!Character.isSurrogatePair(c, at(scan, at + 1))) {
      throw scan.unexpected();
    }
    return 2;
  }

  private static char at(TextScan scan, int index) {
    return index < scan.text().length() ? scan.text().charAt(index) : '\0';
  }

  /** The mark of the order of bytes is no letter where a token begins. */
  private static boolean isNameStart(char c) {
    return isNamePart(c) && !TextScan.isDigit(c) && c != '$' && c != '\ufeff';
  }

  /** Every character beyond ASCII is a letter to the database, spaces and signs too. */
  static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || TextScan.isDigit(c)
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }

  private static boolean isHexadecimal(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static void number(TextScan scan) {
    int end = SqliteNumbers.end(scan.text(), scan.at());
    if (isNamePart(at(scan, end))) {
      throw SqlFault.MALFORMED_NUMBER.at(scan.at(), "a number is not complete; write it out");
    }
    scan.add(TokenKind.NUMBER, end);
  }

  private static void question(TextScan scan) {
    int end = scan.at() + 1;
    while (TextScan.isDigit(at(scan, end))) {
      end++;
    }
    if (end > scan.at() + 1) {
      scan.doubt(Doubt.Kind.NUMBERED_PARAMETER);
    }
    scan.add(TokenKind.PARAMETER, end);
  }

  /** A parameter with a name, which is one and the same wherever it stands. */
  private static void variable(TextScan scan) {
    int end = scan.at() + 1;
    while (isNamePart(at(scan, end))) {
      end++;
    }
    boolean more = at(scan, end) == '(' || (at(scan, end) == ':' && at(scan, end + 1) == ':');
    if (end == scan.at() + 1 || more) {
      throw scan.unexpected();
    }
    scan.doubt(Doubt.Kind.NUMBERED_PARAMETER);
    scan.add(TokenKind.PARAMETER, end);
  }

  private static void symbol(TextScan scan) {
    String text = scan.text();
    for (int length = LONGEST_SYMBOL; length > 0; length--) {
      int end = scan.at() + length;
      String symbol = end <= text.length() ? text.substring(scan.at(), end) : "";
      if (SYMBOLS.contains(symbol)) {
        scan.add(TokenKind.SYMBOL, end, symbol.equals("==") ? "=" : symbol); // one sign to it
        return;
      }
    }
    throw scan.unexpected();
  }
}
