package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.CommentScan;
import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.LiteralScan;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.NumberScan;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import java.util.Set;

/**
 * Reads PostgreSQL as its own lexer does, after the driver has put {@code $1} in place of a {@code
 * ?} and one {@code ?} in place of two.
 *
 * @param doubtful whether standard_conforming_strings may be off, so that nobody knows what a
 *     backslash in a string without E is
 */
record PostgresLexemes(boolean doubtful) implements LexRules {
  /** What operators are made of; a question mark only where it is doubled. */
  private static final String OPERATOR = "+-*/<>=~!@#%^&|`";

  /** An operator with one of these may end in a plus or minus. */
  private static final String LONG_OPERATOR = "~!@#%^&|`?";

  /** The operators that are read and planned; made by nobody but the database. */
  private static final Set<String> KNOWN =
      Names.words(
          "+ - * / % ^ < > = <= >= <> != || => ~ ~* !~ !~* ~~ ~~* !~~ !~~*"
              + " -> ->> #> #>> @> <@ && & | # << >> @@");

  @Override
  public Set<Notation> notations() {
    return Set.of(Notation.NESTED_COMMENTS, Notation.UNICODE_ESCAPES, Notation.HIDDEN_BRACES);
  }

  @Override
  public boolean read(TextScan scan) {
    char c = scan.peek(0);
    if (c <= ' ' || c == 0x7f) {
      return space(scan, c);
    }
    if (CommentScan.starts(scan.text(), scan.at())) {
      return false;
    }
    if (isNameStart(c)) {
      return word(scan, c);
    }
    if (TextScan.isDigit(c) || (c == '.' && TextScan.isDigit(scan.peek(1)))) {
      number(scan);
    } else {
      symbol(scan, c);
    }
    return true;
  }

  @Override
  public String kept(String name) {
    return PostgresNames.kept(name);
  }

  private static boolean space(TextScan scan, char c) {
    if ("\t\n\u000b\f\r ".indexOf(c) < 0) {
      throw scan.unexpected();
    }
    scan.skipTo(scan.at() + 1);
    return true;
  }

  private boolean word(TextScan scan, char c) {
    char next = scan.peek(1);
    char lower = Character.toLowerCase(c);
    if (next == '\'' && lower == 'e') {
      PostgresStrings.escaped(scan);
    } else if (next == '\'' && (lower == 'b' || lower == 'x')) {
      scan.doubt(Doubt.Kind.BIT_STRING);
      PostgresStrings.standard(scan, scan.at() + 1, doubtful);
    } else if (next == '\'' && lower == 'n') {
      scan.doubt(Doubt.Kind.NATIONAL_STRING);
      PostgresStrings.standard(scan, scan.at() + 1, doubtful);
    } else if (next == '&' && lower == 'u' && scan.peek(2) == '\'') {
      PostgresStrings.standard(scan, scan.at() + 2, doubtful);
      scan.noteEscapes();
    } else if (next == '&' && lower == 'u' && scan.peek(2) == '"') {
      return false;
    } else {
      int end = nameEnd(scan.text(), scan.at());
      scan.add(Token.Kind.WORD, end, PostgresNames.kept(scan.text().substring(scan.at(), end)));
    }
    return true;
  }

  private static void number(TextScan scan) {
    int end = numberEnd(scan.text(), scan.at());
    char last = Character.toLowerCase(scan.text().charAt(end - 1));
    boolean ends = end == scan.text().length() || !isNamePart(scan.text().charAt(end));
    if (!ends || last == 'l') {
      throw SqlFault.MALFORMED_NUMBER.at(
          scan.at(), "letters follow a number; put a space between them");
    }
    scan.add(Token.Kind.NUMBER, end);
  }

  /** A point that another one follows belongs to no number. */
  private static int numberEnd(String text, int begin) {
    int digits = TextScan.end(text, begin, c -> TextScan.isDigit(c) || c == '_');
    return digits > begin && text.startsWith("..", digits) ? digits : NumberScan.end(text, begin);
  }

  private void symbol(TextScan scan, char c) {
    switch (c) {
      case '\'' -> PostgresStrings.standard(scan, scan.at(), doubtful);
      case '"' -> PostgresNames.quoted(scan);
      case '$' -> dollar(scan);
      case '?' -> questionMark(scan);
      case '(', ')', '[', ']', ',', ';' -> scan.add(Token.Kind.SYMBOL, scan.at() + 1);
      case '.' -> scan.add(Token.Kind.SYMBOL, scan.at() + (scan.peek(1) == '.' ? 2 : 1));
      case '{', '}' -> {
        scan.doubt(Doubt.Kind.JDBC_ESCAPE);
        scan.add(Token.Kind.SYMBOL, scan.at() + 1);
      }
      case ':' -> {
        boolean two = scan.peek(1) == ':' || scan.peek(1) == '=';
        scan.add(Token.Kind.SYMBOL, scan.at() + (two ? 2 : 1));
      }
      default -> operator(scan);
    }
  }

  private static void dollar(TextScan scan) {
    if (TextScan.isDigit(scan.peek(1))) {
      int end = TextScan.end(scan.text(), scan.at() + 1, TextScan::isDigit);
      // No parameter of JDBC, whose own ones get these names on the way.
      scan.doubt(Doubt.Kind.NUMBERED_PARAMETER);
      scan.add(Token.Kind.SYMBOL, end);
    } else {
      PostgresStrings.dollars(scan);
    }
  }

  private static void questionMark(TextScan scan) {
    if (scan.peek(1) == '?') {
      operator(scan);
      return;
    }
    if (TextScan.isDigit(scan.peek(1))) {
      scan.doubt(Doubt.Kind.NUMBERED_PARAMETER);
    }
    scan.add(Token.Kind.PARAMETER, scan.at() + 1);
  }

  private static void operator(TextScan scan) {
    String text = scan.text();
    StringBuilder name = new StringBuilder();
    int end = scan.at();
    while (end < text.length() && !CommentScan.starts(text, end)) {
      boolean doubled = text.startsWith("??", end);
      if (!doubled && OPERATOR.indexOf(text.charAt(end)) < 0) {
        break;
      }
      name.append(text.charAt(end));
      end += doubled ? 2 : 1;
    }
    while (name.length() > 1 && endsInSign(name) && !mayEndInSign(name)) {
      name.setLength(name.length() - 1);
      end--;
    }
    if (name.isEmpty()) {
      throw scan.unexpected();
    }
    if (!KNOWN.contains(name.toString())) {
      scan.doubt(Doubt.Kind.OPERATOR);
    }
    scan.add(Token.Kind.SYMBOL, end, name.toString());
  }

  private static boolean endsInSign(StringBuilder name) {
    char last = name.charAt(name.length() - 1);
    return last == '+' || last == '-';
  }

  private static boolean mayEndInSign(StringBuilder name) {
    return name.chars().anyMatch(c -> LONG_OPERATOR.indexOf(c) >= 0);
  }

  static boolean isNameStart(int c) {
    return TextScan.isLetter(c) || c == '_' || c >= 0x80;
  }

  static boolean isNamePart(int c) {
    return isNameStart(c) || TextScan.isDigit(c) || c == '$';
  }

  private static int nameEnd(String text, int begin) {
    return TextScan.end(text, begin, PostgresLexemes::isNamePart);
  }

  /**
   * Names as PostgreSQL keeps them: it cuts longer ones to 63 bytes and goes on, so a name that
   * seems to be another may be that of a protected table.
   */
  private static final class PostgresNames {
    private static final int MOST_BYTES = 63;

    private PostgresNames() {}

    /** Returns a name as it is kept, in a database whose encoding is UTF-8. */
    static String kept(String name) {
      if (name.length() * 3 <= MOST_BYTES) {
        return name;
      }
      int bytes = 0;
      int at = 0;
      while (at < name.length()) {
        int codePoint = name.codePointAt(at);
        bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        if (bytes > MOST_BYTES) {
          return name.substring(0, at);
        }
        at += Character.charCount(codePoint);
      }
      return name;
    }

    /** Reads a name in quotes. */
    static void quoted(TextScan scan) {
      LiteralScan.Read read = scan.literals().quoted(scan.at(), '"');
      scan.add(Token.Kind.QUOTED, read.end(), kept(read.value()));
    }
  }
}
