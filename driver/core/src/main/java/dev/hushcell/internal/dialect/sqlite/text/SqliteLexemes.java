package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.CommentScan;
import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import java.util.Set;

/**
 * Reads tokens as SQLite does. Names that other readers may not take for names (with a dollar sign,
 * with letters beyond ASCII) become quoted ones, whose case counts for no more than that of others;
 * and so does a text in single quotes where SQLite takes one for a name.
 */
record SqliteLexemes() implements LexRules {
  private static final String WHITE_SPACE = " \t\n\f\r";
  private static final Set<String> SYMBOLS =
      Names.words("!= % & ( ) * + , - -> ->> . / ; < << <= <> = > >= >> | || ~");

  @Override
  public Set<String> symbols() {
    return SYMBOLS;
  }

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
    int gap = commentEnd(scan.text(), scan.at());
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
    boolean name = new TextPlace(scan.soFar()).isName(nextLetter(scan.text(), read.end()));
    scan.add(name ? Token.Kind.QUOTED : Token.Kind.STRING, read.end(), read.value());
  }

  private static void quoted(TextScan scan, char quote) {
    LiteralScan.Read read = scan.literals().quoted(scan.at(), quote);
    scan.add(Token.Kind.QUOTED, read.end(), read.value());
  }

  /** The first closing bracket ends the name. */
  private static void bracketed(TextScan scan) {
    LiteralScan.Read read = scan.literals().upTo(']', scan.at(), scan.at() + 1);
    scan.add(Token.Kind.QUOTED, read.end(), read.value());
  }

  private static void binary(TextScan scan) {
    LiteralScan.Read read = scan.literals().upTo('\'', scan.at(), scan.at() + 2);
    String digits = read.value();
    if (digits.length() % 2 != 0 || !digits.chars().allMatch(c -> TextScan.isDigit(c, 16))) {
      throw LiteralScan.malformed(scan.at());
    }
    scan.add(Token.Kind.BINARY, read.end(), digits);
  }

  private static void name(TextScan scan) {
    int end = scan.at();
    boolean common = true;
    while (TextScan.isNamePart(TextScan.at(scan.text(), end))) {
      char c = TextScan.at(scan.text(), end);
      common &= c < 0x80 && c != '$';
      end += isLetterPair(scan, end);
    }
    scan.add(common ? Token.Kind.WORD : Token.Kind.QUOTED, end);
  }

  /** Half of a character is another one by the time that the database reads it. */
  private static int isLetterPair(TextScan scan, int at) {
    char c = TextScan.at(scan.text(), at);
    if (!Character.isSurrogate(c)) {
      return 1;
    }
    if (!Character.isSurrogatePair(c, TextScan.at(scan.text(), at + 1))) {
      throw scan.unexpected();
    }
    return 2;
  }

  /** The mark of the order of bytes is no letter where a token begins. */
  private static boolean isNameStart(char c) {
    return TextScan.isNamePart(c) && !TextScan.isDigit(c) && c != '$' && c != '\ufeff';
  }

  private static void number(TextScan scan) {
    int end = numberEnd(scan.text(), scan.at());
    if (TextScan.isNamePart(TextScan.at(scan.text(), end))) {
      throw SqlFault.MALFORMED_NUMBER.at(scan.at(), "a number is not complete; write it out");
    }
    scan.add(Token.Kind.NUMBER, end);
  }

  private static void question(TextScan scan) {
    int end = scan.at() + 1;
    while (TextScan.isDigit(TextScan.at(scan.text(), end))) {
      end++;
    }
    if (end > scan.at() + 1) {
      scan.doubt(Doubt.Kind.NUMBERED_PARAMETER);
    }
    scan.add(Token.Kind.PARAMETER, end);
  }

  /** A parameter with a name, which is one and the same wherever it stands. */
  private static void variable(TextScan scan) {
    int end = scan.at() + 1;
    while (TextScan.isNamePart(TextScan.at(scan.text(), end))) {
      end++;
    }
    boolean more =
        TextScan.at(scan.text(), end) == '('
            || (TextScan.at(scan.text(), end) == ':' && TextScan.at(scan.text(), end + 1) == ':');
    if (end == scan.at() + 1 || more) {
      throw scan.unexpected();
    }
    scan.doubt(Doubt.Kind.NUMBERED_PARAMETER);
    scan.add(Token.Kind.PARAMETER, end);
  }

  private static void symbol(TextScan scan) {
    if (scan.text().startsWith("==", scan.at())) {
      scan.add(Token.Kind.SYMBOL, scan.at() + 2, "="); // one sign to it
    } else {
      scan.addSymbol();
    }
  }

  /** Returns the offset after the comment at a place, or the place itself. */
  private static int commentEnd(String text, int at) {
    if (text.startsWith("--", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end + 1;
    }
    return text.startsWith("/*", at) ? CommentScan.blockEnd(text, at, false) : at;
  }

  /** Returns the next character that is neither space nor comment; NUL at the end. */
  private static char nextLetter(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int end = " \t\n\f\r".indexOf(text.charAt(at)) >= 0 ? at + 1 : commentEnd(text, at);
      if (end == at) {
        return text.charAt(at);
      }
      at = end;
    }
    return '\0';
  }

  /**
   * Finds the end of numbers: {@code 1}, {@code 1.5e-3}, {@code .5}, {@code 0x1F}, {@code 1_000}.
   */
  private static int numberEnd(String text, int begin) {
    boolean hexadecimal = text.startsWith("0x", begin) || text.startsWith("0X", begin);
    if (hexadecimal && isDigit(text, begin + 2, 16)) {
      return digits(text, begin + 2, 16);
    }
    int end = digits(text, begin, 10);
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1, 10);
    }
    boolean exponent = end < text.length() && "eE".indexOf(text.charAt(end)) >= 0;
    if (!exponent) {
      return end;
    }
    boolean sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
    int from = sign ? end + 2 : end + 1;
    return isDigit(text, from, 10) ? digits(text, from, 10) : end;
  }

  /** Digits with single underscores between them. */
  private static int digits(String text, int from, int radix) {
    int at = from;
    while (isDigit(text, at, radix)
        || (at > from && text.startsWith("_", at) && isDigit(text, at + 1, radix))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at, int radix) {
    return TextScan.isDigit(TextScan.at(text, at), radix);
  }
}
