package dev.hushcell.testing.scopes;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Ways to write a literal that is equal to the plain one; its first character is hidden, the others
 * stand as they are, so that a log shows it.
 *
 * @param before what stands for the quote and the first character
 * @param after what ends it
 */
record Writing(String before, String after) {
  private static final Map<Tongue, List<Writing>> ALL =
      Map.of(
          Tongue.POSTGRESQL,
          List.of(
              new Writing("U&'\\%04x", "'"),
              new Writing("u&'\\+%06x", "'"),
              new Writing("U&'!%04x", "' UESCAPE '!'"),
              new Writing("U&'#%04x", "' /* ' */ uescape '#'"),
              new Writing("E'\\x%02x", "'"),
              new Writing("E'\\u%04x", "'"),
              new Writing("e'\\%03o", "'"),
              new Writing("$$%c", "$$"),
              new Writing("$a$%c", "$a$"),
              new Writing("'%c'\n'", "'"),
              new Writing("'%c' -- '\n '", "'"),
              new Writing("E'\\x%02x'\n'", "'")),
          Tongue.MARIADB,
          List.of(
              new Writing("'%c' '", "'"),
              new Writing("'%c' /* ' */ '", "'"),
              new Writing("\"%c", "\""),
              new Writing("\"%c\" '", "'"),
              new Writing("'\\%c", "'"),
              new Writing("N'%c", "'"),
              new Writing("_utf8mb4'%c", "'"),
              new Writing("_utf8mb4 '%c' '", "'")),
          Tongue.MYSQL,
          List.of(
              new Writing("'%c' '", "'"),
              new Writing("'%c' /* ' */ '", "'"),
              new Writing("\"%c", "\""),
              new Writing("\"%c\" '", "'"),
              new Writing("'\\%c", "'"),
              new Writing("N'%c", "'"),
              new Writing("_utf8mb4'%c", "'"),
              new Writing("_utf8mb4 '%c' '", "'")),
          Tongue.H2,
          List.of(
              new Writing("U&'\\%04x", "'"),
              new Writing("U&'\\+%06x", "'"),
              new Writing("U&'!%04x", "' UESCAPE '!'"),
              new Writing("$$%c", "$$"),
              new Writing("'%c'\n'", "'"),
              new Writing("N'%c", "'")),
          Tongue.SQLITE,
          List.of(new Writing("'%c", "'")));

  /** Returns one of a database. */
  static Writing any(Tongue tongue, Random random) {
    List<Writing> all = ALL.get(tongue);
    return all.get(random.nextInt(all.size()));
  }

  String of(String value) {
    Object first = before.contains("%c") ? (Object) value.charAt(0) : (int) value.charAt(0);
    return before.formatted(first) + value.substring(1) + after;
  }
}
