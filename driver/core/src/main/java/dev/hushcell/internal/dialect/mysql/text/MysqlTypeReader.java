package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.TypeText;
import java.util.ArrayList;
import java.util.List;

/** Reads data types, without what they say of their text. */
final class MysqlTypeReader {
  private final Cursor cursor;
  private final List<String> words = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private boolean simple = true;

  MysqlTypeReader(Cursor cursor) {
    this.cursor = cursor;
  }

  TypeText read() {
    int from = cursor.at();
    String first = take();
    switch (first) {
      case "NATIONAL" -> {
        if (!takeAny("CHARACTER", "CHAR", "VARCHAR")) {
          throw cursor.mismatch();
        }
        takeAny("VARYING", "VARCHARACTER");
      }
      case "CHARACTER", "CHAR", "NCHAR" -> takeAny("VARYING", "VARCHAR", "BYTE");
      case "DOUBLE" -> takeAny("PRECISION");
      case "LONG" -> {
        if (takeAny("CHAR", "CHARACTER")) {
          takeAny("VARYING");
        } else {
          takeAny("VARCHAR", "VARBINARY");
        }
      }
      case "ENUM", "SET" -> simple = false;
      default -> {
        // One word.
      }
    }
    if (cursor.isSymbol("(")) {
      arguments();
    }
    while (takeAny("UNSIGNED", "SIGNED", "ZEROFILL")) {
      // Each is a word of the type.
    }
    return new TypeText(cursor.since(from), words, arguments, simple);
  }

  private void arguments() {
    if (!simple) {
      cursor.skip();
      return;
    }
    cursor.expectSymbol("(");
    do {
      arguments.add(cursor.number().value());
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
  }

  private String take() {
    if (cursor.peek().kind() != TokenKind.WORD) {
      throw cursor.mismatch();
    }
    String word = Cursor.upper(cursor.next());
    words.add(word);
    return word;
  }

  private boolean takeAny(String... candidates) {
    if (cursor.isAnyWord(candidates)) {
      take();
      return true;
    }
    return false;
  }
}
