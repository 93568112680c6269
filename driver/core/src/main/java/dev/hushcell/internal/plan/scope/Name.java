package dev.hushcell.internal.plan.scope;

import dev.hushcell.internal.sql.Names;

/**
 * An identifier of a statement.
 *
 * @param text the name without quotes
 * @param quoted whether its case counts
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

  /** Returns the folded name. */
  public String folded() {
    return Names.fold(text);
  }

  /** Tells whether this may mean the name that a database or an alias has. */
  public boolean mayMean(String other) {
    return Names.fold(text).equals(Names.fold(other));
  }
}
