package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens as MySQL and MariaDB do. Names with a dollar sign, with letters beyond ASCII or with
 * a digit in front become quoted ones, which no word of the language can be: their case counts for
 * no more than that of others.
 *
 * @param flags what the session has switched
 */
record MysqlLexemes(Set<SessionFlag> flags) implements LexRules {
  private static final String WHITE_SPACE = " \t\n\u000b\f\r";
  private static final Set<String> SYMBOLS =
      Names.words(
          "! != % & && ( ) * + , - -> ->> . / : := ; < << <= <=> <> = > >= >> ^ { | || } ~");

  MysqlLexemes {
    flags = Set.copyOf(flags);
  }

  @Override
  public Set<String> symbols() {
    return SYMBOLS;
  }

  @Override
  public boolean read(TextScan scan) {
    char c = scan.peek(0);
    if (scan.at() == 0 && flags.contains(SessionFlag.HALF_CHARACTERS)) {
      requireAscii(scan);
    }
    if (c <= ' ') {
      whiteSpace(scan, c);
    } else if (TextScan.isDigit(c)
        || (c == '.' && TextScan.isDigit(scan.peek(1)) && !followsName(scan))) {
      digits(scan);
    } else if (TextScan.isNamePart(c)) {
      word(scan, c);
    } else {
      other(scan, c);
    }
    return true;
  }

  private static void requireAscii(TextScan scan) {
    if (!scan.text().chars().allMatch(c -> c < 0x80)) {
      throw scan.unexpected();
    }
  }

  private static void whiteSpace(TextScan scan, char c) {
    if (WHITE_SPACE.indexOf(c) < 0) {
      throw scan.unexpected();
    }
    scan.skipTo(scan.at() + 1);
  }

  private void other(TextScan scan, char c) {
    if (MysqlComments.skip(scan)) {
      return;
    }
    switch (c) {
      case '\'' -> string(scan, scan.at());
      case '"' -> doubleQuoted(scan);
      case '`' -> quotedName(scan, '`');
      case '[' -> bracket(scan);
      case '@' -> variable(scan);
      case '?' -> scan.add(Token.Kind.PARAMETER, scan.at() + 1);
      default -> scan.addSymbol();
    }
  }

  private void doubleQuoted(TextScan scan) {
    if (flags.contains(SessionFlag.ANSI_QUOTES)) {
      quotedName(scan, '"');
    } else {
      string(scan, scan.at());
    }
  }

  private void bracket(TextScan scan) {
    if (!flags.contains(SessionFlag.BRACKETED_NAMES)) {
      throw scan.unexpected();
    }
    quotedName(scan, ']');
  }

  private static void quotedName(TextScan scan, char quote) {
    LiteralScan.Read read = scan.literals().quoted(scan.at(), quote);
    scan.add(Token.Kind.QUOTED, read.end(), read.value());
  }

  /** Reads a text whose quote stands at a place; what stands before that belongs to it. */
  private void string(TextScan scan, int open) {
    boolean escapes = !flags.contains(SessionFlag.NO_BACKSLASH_ESCAPES);
    char quote = scan.text().charAt(open);
    literal(
        scan,
        Token.Kind.STRING,
        escapes
            ? MysqlStrings.read(scan.text(), open, quote)
            : scan.literals().quoted(open, quote));
  }

  /** Literals side by side are one to the database and several to others. */
  private static void literal(TextScan scan, Token.Kind kind, LiteralScan.Read read) {
    Token last = last(scan);
    if (last != null && (last.kind() == Token.Kind.STRING || last.kind() == Token.Kind.BINARY)) {
      scan.doubt(Doubt.Kind.SPLIT_LITERAL);
    }
    scan.add(kind, read.end(), read.value());
  }

  private void word(TextScan scan, char c) {
    boolean quoteFollows = scan.peek(1) == '\'';
    if (quoteFollows && (c == 'n' || c == 'N')) {
      string(scan, scan.at() + 1);
    } else if (quoteFollows && (c == 'x' || c == 'X')) {
      literal(scan, Token.Kind.BINARY, MysqlStrings.hexadecimal(scan));
    } else if (quoteFollows && (c == 'b' || c == 'B')) {
      literal(scan, Token.Kind.BINARY, MysqlStrings.bits(scan));
    } else {
      name(scan);
    }
  }

  private void name(TextScan scan) {
    int end = nameEnd(scan.text(), scan.at());
    String value = scan.text().substring(scan.at(), end);
    if (value.startsWith("$") && value.indexOf('$', 1) > 0) {
      throw scan.unexpected(); // to some versions what stands between dollars is a text
    }
    if (MysqlCharsets.isIntroducer(value) && literalFollows(scan.text(), end)) {
      scan.doubt(Doubt.Kind.INTRODUCER);
    }
    scan.add(isCommon(value) ? Token.Kind.WORD : Token.Kind.QUOTED, end);
  }

  private static boolean literalFollows(String text, int from) {
    int at = from;
    while (at < text.length() && WHITE_SPACE.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length()
        && (text.charAt(at) == '\''
            || text.charAt(at) == '"'
            || text.startsWith("0x", at)
            || text.startsWith("0b", at)
            || (at + 1 < text.length()
                && "xXbB".indexOf(text.charAt(at)) >= 0
                && text.charAt(at + 1) == '\''));
  }

  /** Tells whether every reader of SQL takes the word for one. */
  private static boolean isCommon(String word) {
    boolean common = !TextScan.isDigit(word.charAt(0));
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      common &= c < 0x80 && c != '$';
    }
    return common;
  }

  private void digits(TextScan scan) {
    boolean name = scan.peek(0) != '.' && followsPoint(scan);
    int end = name ? -1 : MysqlNumbers.end(scan.text(), scan.at());
    if (end < 0) {
      name(scan);
      return;
    }
    String value = scan.text().substring(scan.at(), end);
    if (value.startsWith("0x") || value.startsWith("0b")) {
      literal(scan, Token.Kind.BINARY, MysqlStrings.digits(value, end));
    } else {
      scan.add(Token.Kind.NUMBER, end);
    }
  }

  /** Behind the point of a name comes a name, whatever it begins with. */
  private static boolean followsPoint(TextScan scan) {
    Token last = last(scan);
    return last != null && last.isSymbol(".") && last.end() == scan.at();
  }

  /** Right behind a name a point leads to another one, not to a fraction. */
  private static boolean followsName(TextScan scan) {
    Token last = last(scan);
    return last != null && last.isName() && last.end() == scan.at();
  }

  private static @Nullable Token last(TextScan scan) {
    List<Token> tokens = scan.soFar();
    return tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
  }

  /** {@code @a}, {@code @@session.a}; of {@code @'a'} the sign only. */
  private static void variable(TextScan scan) {
    int end = TextScan.end(scan.text(), scan.at() + 1, MysqlLexemes::isVariablePart);
    scan.add(end == scan.at() + 1 ? Token.Kind.SYMBOL : Token.Kind.WORD, end);
  }

  private static boolean isVariablePart(int c) {
    return TextScan.isNamePart(c) || c == '.' || c == '@';
  }

  static int nameEnd(String text, int begin) {
    return TextScan.end(text, begin, TextScan::isNamePart);
  }

  /** The character sets that may stand before a literal, as in {@code _latin1'a'}. */
  private static final class MysqlCharsets {
    private static final Set<String> KNOWN =
        Names.words(
            "armscii8 ascii big5 binary cp1250 cp1251 cp1256 cp1257 cp850 cp852 cp866 cp932 dec8"
                + " eucjpms euckr gb18030 gb2312 gbk geostd8 greek hebrew hp8 keybcs2 koi8r koi8u"
                + " latin1 latin2 latin5 latin7 macce macroman sjis swe7 tis620 ucs2 ujis utf16"
                + " utf16le utf32 utf8 utf8mb3 utf8mb4");

    private MysqlCharsets() {}

    static boolean isIntroducer(String word) {
      return word.startsWith("_") && KNOWN.contains(word.substring(1).toLowerCase(Locale.ROOT));
    }
  }
}
