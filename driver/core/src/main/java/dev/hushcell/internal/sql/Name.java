package dev.hushcell.internal.sql;

/**
 * An identifier: as it stands in a statement, or as a database reports it. Only {@link Naming}
 * tells whether two are the same.
 *
 * @param text the name without quotes
 * @param quoted whether it stands in quotes, or comes from the database
 */
public record Name(String text, boolean quoted) {

  /** Reads an identifier as it stands in a statement. */
  public static Name of(String written) {
    char first = written.isEmpty() ? ' ' : written.charAt(0);
    boolean enclosed = written.length() > 1 && written.charAt(written.length() - 1) == first;
    if (enclosed && (first == '"' || first == '`')) {
      String quote = String.valueOf(first);
      String inner = written.substring(1, written.length() - 1).replace(quote + quote, quote);
      return new Name(inner, first == '"');
    }
    return new Name(written, false);
  }

  /** Returns a name as a database reports it. */
  public static Name stored(String reported) {
    return new Name(reported, true);
  }
}
