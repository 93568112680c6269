package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import java.util.Set;

/**
 * What only T-SQL has: names in brackets and with {@code @ # $}, binary literals {@code 0x4A},
 * numbers without underscores, money.
 *
 * <p>Read with QUOTED_IDENTIFIER ON, which the driver sets; a session that turns it off is refused.
 */
final class TsqlLexemes implements LexRules {
  private static final Set<String> SYMBOLS =
      Names.words(
          "!= !< !> % & %= &= ( ) * *= + += , - -= . / /= : :: ; < <= <> = > >= ^ ^= { | |= } ~");

  /** Words with a dollar that are part of the language. */
  private static final Set<String> DOLLAR_WORDS =
      Set.of("$ACTION", "$IDENTITY", "$ROWGUID", "$PARTITION", "$NODE_ID", "$EDGE_ID");

  @Override
  public Set<Notation> notations() {
    return Set.of(Notation.NESTED_COMMENTS, Notation.HIDDEN_BRACES);
  }

  @Override
  public Set<String> symbols() {
    return SYMBOLS;
  }

  @Override
  public boolean read(TextScan scan) {
    char c = scan.peek(0);
    return switch (c) {
      case '[' -> bracketed(scan);
      case '@', '#' -> special(scan);
      case '$' -> dollar(scan);
      case '0' -> isOneOf(scan.peek(1), 'x', 'X') ? binary(scan) : number(scan);
      case '.' -> TextScan.isDigit(scan.peek(1)) && number(scan);
      // X'4A' is a name and a string here.
      case 'x', 'X' -> scan.peek(1) == '\'' && word(scan);
      default -> TextScan.isDigit(c) ? number(scan) : (startsName(c) && word(scan));
    };
  }

  private static boolean isOneOf(char c, char lower, char upper) {
    return c == lower || c == upper;
  }

  private static boolean bracketed(TextScan scan) {
    String text = scan.text();
    StringBuilder name = new StringBuilder();
    int from = scan.at() + 1;
    int close = text.indexOf(']', from);
    while (close >= 0 && text.startsWith("]]", close)) {
      name.append(text, from, close + 1);
      from = close + 2;
      close = text.indexOf(']', from);
    }
    if (close < 0) {
      throw SqlFault.UNTERMINATED.at(scan.at(), "a name in brackets does not end; close it");
    }
    scan.add(Token.Kind.QUOTED, close + 1, name.append(text, from, close).toString());
    return true;
  }

  /** A variable or the name of a temporary table. */
  private static boolean special(TextScan scan) {
    int from = scan.at() + 1;
    char c = scan.peek(0);
    if (from < scan.text().length() && scan.text().charAt(from) == c) {
      from++;
    }
    int end = nameEnd(scan.text(), from);
    if (end == from) {
      throw scan.unexpected();
    }
    // A variable is a word; the name of a table is quoted, so that it is no word of the language.
    scan.add(c == '@' ? Token.Kind.WORD : Token.Kind.QUOTED, end);
    return true;
  }

  private static boolean dollar(TextScan scan) {
    int end = nameEnd(scan.text(), scan.at() + 1);
    String word = scan.text().substring(scan.at(), end);
    if (!DOLLAR_WORDS.contains(word.toUpperCase(java.util.Locale.ROOT))) {
      throw SqlFault.MALFORMED_NUMBER.at(
          scan.at(), "a money literal is used; write the number without the currency sign");
    }
    scan.add(Token.Kind.WORD, end);
    return true;
  }

  private static boolean binary(TextScan scan) {
    String text = scan.text();
    int from = scan.at() + 2;
    int end = TextScan.end(text, from, c -> TextScan.isDigit(c, 16));
    requireApart(scan, end);
    String digits = text.substring(from, end);
    scan.add(Token.Kind.BINARY, end, digits.length() % 2 == 0 ? digits : "0" + digits);
    return true;
  }

  private static boolean number(TextScan scan) {
    String text = scan.text();
    int end = digits(text, scan.at());
    if (end < text.length() && text.charAt(end) == '.') {
      end = digits(text, end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
        exponent++;
      }
      end = digits(text, exponent);
      if (end == exponent) {
        throw malformed(scan);
      }
    }
    requireApart(scan, end);
    scan.add(Token.Kind.NUMBER, end);
    return true;
  }

  private static int digits(String text, int from) {
    return TextScan.end(text, from, TextScan::isDigit);
  }

  /** {@code 1a} is a number with an alias to the server, and nothing that anybody means. */
  private static void requireApart(TextScan scan, int end) {
    if (end < scan.text().length() && isPart(scan.text().codePointAt(end))) {
      throw malformed(scan);
    }
  }

  private static RuntimeException malformed(TextScan scan) {
    return SqlFault.MALFORMED_NUMBER.at(
        scan.at(), "a number runs into a name or is not complete; put a space after it");
  }

  private static boolean startsName(char c) {
    return c == '_' || (c < 0x80 && Character.isLetter(c));
  }

  /** A word; with {@code @ # $} in it, a quoted name, which no word of the language can be. */
  private static boolean word(TextScan scan) {
    if (isNational(scan)) {
      return false;
    }
    String text = scan.text();
    int end = nameEnd(text, scan.at());
    boolean unusual = false;
    for (int i = scan.at(); i < end; i++) {
      char c = text.charAt(i);
      unusual |= c == '@' || c == '#' || c == '$';
    }
    scan.add(unusual ? Token.Kind.QUOTED : Token.Kind.WORD, end);
    return true;
  }

  private static boolean isNational(TextScan scan) {
    char c = scan.peek(0);
    return (c == 'N' || c == 'n') && scan.peek(1) == '\'';
  }

  private static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean isPart(int codePoint) {
    return codePoint == '@'
        || codePoint == '#'
        || codePoint == '$'
        || codePoint == '_'
        || Character.isLetterOrDigit(codePoint);
  }
}
