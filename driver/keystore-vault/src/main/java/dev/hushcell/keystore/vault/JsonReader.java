package dev.hushcell.keystore.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of JSON (RFC 8259) strictly: no duplicate names, nothing after it, bounded depth.
 * Its exceptions tell a position and never what stands there. Made for one text.
 */
final class JsonReader {
  private static final int MAX_DEPTH = 20;

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /** Reads the whole text as one object, or throws {@link MalformedException}. */
  static JsonObject read(String text) throws MalformedException {
    JsonReader reader = new JsonReader(text);
    reader.skipBlanks();
    if (reader.value() instanceof JsonObject object) {
      reader.skipBlanks();
      if (reader.at == text.length()) {
        return object;
      }
    }
    throw reader.malformed();
  }

  private @Nullable Object value() throws MalformedException {
    if (++depth > MAX_DEPTH) {
      throw malformed();
    }
    Object value =
        switch (peek()) {
          case '{' -> object();
          case '[' -> list();
          case '"' -> string();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          case 'n' -> word("null", null);
          default -> number();
        };
    depth--;
    return value;
  }

  private JsonObject object() throws MalformedException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (isEmpty('{', '}')) {
      return JsonObject.EMPTY;
    }
    do {
      skipBlanks();
      String name = string();
      skipBlanks();
      take(':');
      skipBlanks();
      if (members.containsKey(name)) {
        throw malformed();
      }
      members.put(name, value());
    } while (isMore('}'));
    return new JsonObject(members);
  }

  private List<@Nullable Object> list() throws MalformedException {
    List<@Nullable Object> items = new ArrayList<>();
    if (isEmpty('[', ']')) {
      return items;
    }
    do {
      skipBlanks();
      items.add(value());
    } while (isMore(']'));
    return items;
  }

  private boolean isEmpty(char opening, char closing) throws MalformedException {
    take(opening);
    skipBlanks();
    if (peek() != closing) {
      return false;
    }
    at++;
    return true;
  }

  private boolean isMore(char closing) throws MalformedException {
    skipBlanks();
    if (peek() == ',') {
      at++;
      return true;
    }
    take(closing);
    return false;
  }

  private String string() throws MalformedException {
    take('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw malformed();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() throws MalformedException {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw malformed();
    };
  }

  private char unicode() throws MalformedException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw malformed();
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private @Nullable Object word(String word, @Nullable Object value) throws MalformedException {
    if (!text.startsWith(word, at)) {
      throw malformed();
    }
    at += word.length();
    return value;
  }

  private Number number() throws MalformedException {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String written = text.substring(start, at);
    try {
      if (written.matches("-?(0|[1-9][0-9]{0,17})")) {
        return Long.valueOf(written);
      }
      if (written.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
        return Double.valueOf(written);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw malformed();
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void take(char expected) throws MalformedException {
    if (peek() != expected) {
      throw malformed();
    }
    at++;
  }

  private char peek() throws MalformedException {
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private MalformedException malformed() {
    return new MalformedException("no JSON object, at position " + at);
  }

  /** The text is not an object of JSON. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private MalformedException(String message) {
      super(message);
    }
  }
}
