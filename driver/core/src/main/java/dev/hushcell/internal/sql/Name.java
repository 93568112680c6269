package dev.hushcell.internal.sql;

/**
 * An identifier: as it stands in a statement, or as a database reports it. Only {@link Naming}
 * tells whether two are the same.
 *
 * @param text the name without quotes
 * @param quoted whether it stands in quotes, or comes from the database
 */
public record Name(String text, boolean quoted) {

  /** Returns a name as a database reports it. */
  public static Name stored(String reported) {
    return new Name(reported, true);
  }
}
