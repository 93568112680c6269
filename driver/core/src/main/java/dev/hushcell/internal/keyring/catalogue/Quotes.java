package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters around a name that a database is to take exactly as it is.
 *
 * @param open before the name
 * @param close after it; doubled where it is part of the name
 */
public record Quotes(char open, char close) {
  /** Those of the SQL standard. */
  public static final Quotes DOUBLE = new Quotes('"', '"');

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:\\\\|([0-9A-Fa-f]{4})|\\+([0-9A-Fa-f]{6}))");

  /** Returns those of the database of a connection, as its driver tells them. */
  public static Quotes asTold(Connection connection) throws SQLException {
    char quote = connection.getMetaData().getIdentifierQuoteString().strip().charAt(0);
    return new Quotes(quote, quote);
  }

  public String of(String name) {
    String end = String.valueOf(close);
    return open + name.replace(end, end + end) + close;
  }

  /** Returns the name of a table with its schema, both in quotes. */
  public String of(TableName table) {
    return of(table.schema()) + "." + of(table.table());
  }

  /**
   * Returns SQL in which each {@code %s} is a name in quotes.
   *
   * @param names each the one of a {@link TableName}, with its schema, or a text
   */
  public String sql(String form, Object... names) {
    return form.formatted(
        Arrays.stream(names)
            .map(each -> each instanceof TableName table ? of(table) : of(each.toString()))
            .toArray());
  }

  /**
   * Returns the names that stand in quotes in a condition, as a database shows it; what a literal
   * has in quotes is taken for a name too. Letters beyond ASCII may be shown as {@code U&"…"}.
   */
  public List<String> namesIn(String condition) {
    String end = String.valueOf(close);
    Set<String> found = new LinkedHashSet<>();
    Matcher names = Pattern.compile(pattern()).matcher(condition);
    while (names.find()) {
      String quoted = names.group();
      String name = quoted.substring(1, quoted.length() - 1).replace(end + end, end);
      int begin = names.start();
      found.add(condition.startsWith("U&", begin - 2) ? decoded(name) : name);
    }
    return List.copyOf(found);
  }

  private static String decoded(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            escape -> {
              String digits = escape.group(1) == null ? escape.group(2) : escape.group(1);
              String letter =
                  digits == null ? "\\" : Character.toString(Integer.parseInt(digits, 16));
              return Matcher.quoteReplacement(letter);
            });
  }

  /** Returns a regular expression for a name in quotes. */
  public String pattern() {
    String end = Pattern.quote(String.valueOf(close));
    return Pattern.quote(String.valueOf(open)) + "(?:[^\\" + close + "]|" + end + end + ")+" + end;
  }
}
