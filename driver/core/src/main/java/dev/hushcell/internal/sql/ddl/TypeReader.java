package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads data types. */
public final class TypeReader {
  private static final Set<String> INTERVAL_WORDS =
      Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO");

  private final Cursor cursor;
  private final List<String> words = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private boolean simple = true;

  public TypeReader(Cursor cursor) {
    this.cursor = cursor;
  }

  public TypeText read() {
    int from = cursor.at();
    base();
    if (cursor.isSymbol("(")) {
      arguments();
    }
    afterArguments();
    takeAny("UNSIGNED");
    while (cursor.accept("ARRAY")) {
      simple = false;
      if (cursor.acceptSymbol("[")) {
        cursor.number();
        cursor.expectSymbol("]");
      }
    }
    return new TypeText(cursor.since(from), words, arguments, simple);
  }

  private void base() {
    Token first = cursor.name();
    if (first.kind() == TokenKind.QUOTED || cursor.isSymbol(".")) {
      simple = false;
      words.add(first.value());
      while (cursor.acceptSymbol(".")) {
        words.add(cursor.name().value());
      }
      return;
    }
    String word = Cursor.upper(first);
    words.add(word);
    switch (word) {
      case "NATIONAL" -> {
        if (!takeAny("CHARACTER", "CHAR")) {
          throw cursor.mismatch();
        }
        varying();
      }
      case "CHARACTER", "CHAR", "NCHAR", "BINARY" -> varying();
      case "DOUBLE" -> takeAny("PRECISION");
      case "INTERVAL" -> interval();
      case "ROW", "ENUM", "GEOMETRY" -> simple = false;
      default -> {
        // One word: VARCHAR, NUMERIC, a domain and all others.
      }
    }
  }

  private void varying() {
    if (takeAny("LARGE")) {
      if (!takeAny("OBJECT")) {
        throw cursor.mismatch();
      }
    } else {
      takeAny("VARYING");
    }
  }

  private void interval() {
    simple = false;
    while (!cursor.atEnd()
        && cursor.peek().kind() == TokenKind.WORD
        && INTERVAL_WORDS.contains(Cursor.upper(cursor.peek()))) {
      words.add(Cursor.upper(cursor.next()));
      if (cursor.isSymbol("(")) {
        cursor.skip();
      }
    }
  }

  private void arguments() {
    if (!simple) {
      cursor.skip();
      return;
    }
    cursor.expectSymbol("(");
    do {
      Token first = cursor.isWord("MAX") ? cursor.next() : cursor.number();
      StringBuilder argument = new StringBuilder(first.value());
      while (cursor.isAnyWord("CHARACTERS", "OCTETS", "CHAR", "BYTE", "K", "M", "G")) {
        argument.append(' ').append(Cursor.upper(cursor.next()));
      }
      arguments.add(argument.toString());
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
  }

  /** TIME and TIMESTAMP have their zone after the precision. */
  private void afterArguments() {
    String word = words.get(0);
    if ((word.equals("TIME") || word.equals("TIMESTAMP"))
        && (cursor.isWord("WITH") || cursor.isWord("WITHOUT"))) {
      words.add(Cursor.upper(cursor.next()));
      cursor.expect("TIME", "ZONE");
      words.add("TIME");
      words.add("ZONE");
    }
  }

  private boolean takeAny(String... candidates) {
    if (cursor.isAnyWord(candidates)) {
      words.add(Cursor.upper(cursor.next()));
      return true;
    }
    return false;
  }
}
