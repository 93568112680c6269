package dev.hushcell.internal.sql;

import dev.hushcell.internal.sql.LexRules.Notation;
import java.util.Locale;

/** Reads the tokens, comments and gaps that no rule of a database reads. Used by one thread. */
final class SharedRules {
  private final TextScan scan;
  private final LexRules rules;
  private final String text;
  private final LiteralScan literals;

  /** Where what is read begins. */
  private int at;

  private int parameters;

  /** How many of the parameters have a number. */
  private int numbers;

  SharedRules(TextScan scan, LexRules rules) {
    this.scan = scan;
    this.rules = rules;
    this.text = scan.text();
    this.literals = scan.literals();
  }

  /** Reads what stands where the scan stands, and moves it on. */
  void read() {
    at = scan.at();
    char c = text.charAt(at);
    if (c <= ' ') {
      scan.skipTo(TextScan.end(text, at, each -> each <= ' '));
    } else if (TextScan.isLetter(c) || c == '_' || isHash(c)) {
      word(c);
    } else if (TextScan.isDigit(c) || (c == '.' && TextScan.isDigit(scan.peek(1)))) {
      scan.add(Token.Kind.NUMBER, NumberScan.end(text, at));
    } else {
      switch (c) {
        case '\'' -> string(at);
        case '"' -> quoted(at, '"');
        case '?' -> questionMark();
        case '$' -> dollar();
        case '`' -> backtick();
        default -> other(c);
      }
    }
  }

  private void other(char c) {
    int comment = CommentScan.end(text, at, rules);
    if (comment > at) {
      scan.skipTo(comment);
    } else if (c < 0x80) {
      scan.addSymbol();
    } else {
      int codePoint = text.codePointAt(at);
      if (Character.isSpaceChar(codePoint)) {
        scan.skipTo(at + 1);
      } else if (Character.isJavaIdentifierStart(codePoint)) {
        scan.add(Token.Kind.WORD, wordEnd(at));
      } else {
        throw scan.unexpected();
      }
    }
  }

  private void word(char c) {
    char next = scan.peek(1);
    if (next == '\'' && (c == 'N' || c == 'n')) {
      string(at + 1);
    } else if (next == '\'' && (c == 'X' || c == 'x')) {
      binary();
    } else if (next == '&' && (c == 'U' || c == 'u') && rules.reads(Notation.UNICODE_ESCAPES)) {
      escaped();
    } else {
      scan.add(Token.Kind.WORD, wordEnd(at));
    }
  }

  /** U&'..' and U&".."; the escapes are decoded at the end, when UESCAPE is known. */
  private void escaped() {
    char quote = scan.peek(2);
    if (quote == '\'') {
      string(at + 2);
    } else if (quote == '"') {
      quoted(at + 2, '"');
    } else {
      scan.add(Token.Kind.WORD, wordEnd(at));
      return;
    }
    scan.noteEscapes();
  }

  private void string(int open) {
    LiteralScan.Read read = literals.string(open);
    if (read.pieces() > 1) {
      scan.doubt(Doubt.Kind.SPLIT_LITERAL);
    }
    scan.noteNeighbour();
    scan.add(Token.Kind.STRING, read.end(), read.value());
  }

  private void binary() {
    LiteralScan.Read read = literals.binary(at);
    if (read.pieces() > 1) {
      scan.doubt(Doubt.Kind.SPLIT_LITERAL);
    }
    scan.add(Token.Kind.BINARY, read.end(), read.value());
  }

  private void quoted(int open, char quote) {
    LiteralScan.Read read = literals.quoted(open, quote);
    scan.add(Token.Kind.QUOTED, read.end(), read.value());
  }

  private void backtick() {
    if (!rules.reads(Notation.BACKTICKS)) {
      throw scan.unexpected();
    }
    LiteralScan.Read read = literals.quoted(at, '`');
    // Folded like an unquoted name, by the rule of a database with its default settings; with
    // others the name is not found and the statement refused.
    scan.add(Token.Kind.QUOTED, read.end(), read.value().toUpperCase(Locale.ENGLISH));
  }

  private void questionMark() {
    char third = scan.peek(2);
    if (scan.peek(1) == '?' && (third == '(' || third == ')')) {
      scan.doubt(Doubt.Kind.BRACKET_TRIGRAPH);
      scan.add(Token.Kind.SYMBOL, at + 3, third == '(' ? "[" : "]");
    } else {
      parameter(false);
    }
  }

  private void dollar() {
    if (!rules.reads(Notation.DOLLARS)) {
      throw scan.unexpected();
    }
    if (scan.peek(1) == '$') {
      LiteralScan.Read read = literals.dollars(at);
      scan.noteNeighbour();
      scan.add(Token.Kind.STRING, read.end(), read.value());
    } else {
      parameter(true);
    }
  }

  private void parameter(boolean dollar) {
    int end = TextScan.end(text, at + 1, TextScan::isDigit);
    boolean numbered = end > at + 1;
    parameters++;
    numbers += numbered ? 1 : 0;
    boolean counted =
        rules.reads(Notation.NUMBERED_PARAMETERS)
            && numbers == parameters
            && text.substring(at + 1, end).equals(String.valueOf(parameters));
    if (dollar || (numbers > 0 && !counted)) {
      scan.doubt(Doubt.Kind.NUMBERED_PARAMETER);
    }
    scan.add(Token.Kind.PARAMETER, end);
  }

  /** Returns the offset after the word that starts at a place. */
  private int wordEnd(int begin) {
    int end = begin;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (TextScan.isLetter(c) || TextScan.isDigit(c) || c == '_' || isHash(c)) {
        end++;
        continue;
      }
      int codePoint = text.codePointAt(end);
      if (!Character.isJavaIdentifierPart(codePoint)) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private boolean isHash(char c) {
    return c == '#' && rules.reads(Notation.HASHES);
  }
}
