package dev.hushcell.internal.sql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How one database compares identifiers. It answers two opposite questions, and nobody else
 * compares names:
 *
 * <ul>
 *   <li>{@link #same}: do both mean one thing to this database for certain? Such a name
 *       <em>hides</em> another one. In doubt the answer is no.
 *   <li>{@link #mayBe}: could both mean one thing? Such a name <em>touches</em> what is protected.
 *       In doubt the answer is yes.
 * </ul>
 *
 * <p>Where they differ and a protected column is concerned, a statement is refused. Immutable.
 *
 * @param tables letters of tables, views, schemas and routines
 * @param aliases letters of aliases of tables
 * @param commons letters of common table expressions
 * @param columns letters of columns and of what is selected
 * @param longest how many bytes of a name count, in UTF-8
 * @param loose whether the collation of names may join any letters, see {@link LooseNames}
 */
public record Naming(
    Letters tables, Letters aliases, Letters commons, Letters columns, int longest, boolean loose) {
  /** Every byte of a name counts. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** Fewer bytes than any database keeps of a name. */
  private static final int SHORTEST_LIMIT = 63;

  /**
   * A database may strip it and take the rest for the name of a file, which is that of the table.
   */
  private static final String STRIPPED = "#mysql50#";

  /** The same letters for everything, and all of them count. */
  public static Naming of(Letters letters) {
    return new Naming(letters, letters, letters, letters, UNLIMITED, false);
  }

  /** What a name belongs to. */
  public enum Kind {
    /** A table, view, schema or routine. */
    TABLE,
    /** An alias of a table. */
    ALIAS,
    /** A common table expression. */
    COMMON,
    /** A column, or the name of what is selected. */
    COLUMN
  }

  /** What becomes of a name that is written without quotes. */
  public enum Unquoted {
    /** It becomes upper case. */
    UPPER,
    /** It becomes lower case. */
    LOWER,
    /** A to Z become lower case; what other letters become is not known. */
    LOWER_ASCII,
    /** It stays. */
    KEPT,
    /** It becomes lower case, and so does one in quotes. */
    LOWER_EVEN_QUOTED
  }

  /**
   * What a database makes of the letters of a name.
   *
   * @param unquoted what becomes of them without quotes
   * @param caseless whether the case of A to Z does not count; whether that of other letters does
   *     is not known then
   */
  public record Letters(Unquoted unquoted, boolean caseless) {
    /** Letters of which the case counts. */
    public Letters(Unquoted unquoted) {
      this(unquoted, false);
    }

    /** Returns the name as it is stored; empty where that is not known. */
    Optional<String> stored(Name name) {
      String text = name.text();
      if (name.quoted() && unquoted != Unquoted.LOWER_EVEN_QUOTED) {
        return Optional.of(text);
      }
      return switch (unquoted) {
        case UPPER -> Optional.of(text.toUpperCase(Locale.ENGLISH));
        case LOWER, LOWER_EVEN_QUOTED -> Optional.of(text.toLowerCase(Locale.ENGLISH));
        case LOWER_ASCII -> Optional.of(lowerAscii(text)).filter(lower -> !hasCapitals(lower));
        case KEPT -> Optional.of(text);
      };
    }

    private static boolean hasCapitals(String text) {
      return !isAscii(text) && text.codePoints().anyMatch(c -> Character.toLowerCase(c) != c);
    }
  }

  /** Tells whether two names mean one thing of a kind to this database, for certain. */
  public boolean same(Name one, Name other, Kind kind) {
    if (areApart(one.text(), other.text())) {
      return false;
    }
    Optional<String> first = stored(one, kind);
    Optional<String> second = stored(other, kind);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    String a = first.get();
    String b = second.get();
    boolean caseless = letters(kind).caseless && isAscii(a) && isAscii(b);
    return caseless ? a.equalsIgnoreCase(b) : a.equals(b);
  }

  /** Returns the name as the database stores it; empty where that is not known. */
  public Optional<String> stored(Name name, Kind kind) {
    Optional<String> stored = letters(kind).stored(name);
    if (name.text().length() * 3L <= longest) {
      return stored;
    }
    return stored.flatMap(
        whole -> {
          String kept = cut(whole, longest);
          return isAscii(whole) || kept.equals(whole) ? Optional.of(kept) : Optional.empty();
        });
  }

  private Letters letters(Kind kind) {
    return switch (kind) {
      case TABLE -> tables;
      case ALIAS -> aliases;
      case COMMON -> commons;
      case COLUMN -> columns;
    };
  }

  /** Tells whether two names could mean one thing. */
  public boolean mayBe(Name one, Name other) {
    return !areApart(one.text(), other.text()) && meet(keys(one.text()), keys(other.text()));
  }

  /**
   * Tells at a glance of most names that they cannot mean one thing, without making objects. No
   * tells nothing.
   */
  private boolean areApart(String one, String other) {
    return !loose && isSimple(one) && isSimple(other) && !one.equalsIgnoreCase(other);
  }

  /** Tells whether nothing but the case of its letters can be left out of a name. */
  private static boolean isSimple(String name) {
    int length = name.length();
    boolean simple = length > 0 && length * 3 <= SHORTEST_LIMIT;
    simple = simple && name.charAt(0) != STRIPPED.charAt(0) && name.charAt(length - 1) != ' ';
    for (int i = 0; simple && i < length; i++) {
      simple = name.charAt(i) < 0x80;
    }
    return simple;
  }

  /**
   * Tells whether a name could be one of some others.
   *
   * @param others their keys, see {@link #keys}
   */
  public boolean mayBe(String name, Collection<String> others) {
    return meet(keys(name), others);
  }

  /** Tells whether one of some names could be one of some others; both are given by their keys. */
  public boolean meet(Collection<String> some, Collection<String> others) {
    for (String key : some) {
      if (others.contains(key)) {
        return true;
      }
    }
    return loose && LooseNames.meet(some, others);
  }

  /**
   * Returns what two names have in common that could be one: either of them for a name of which a
   * database may leave the end away.
   */
  public static Set<String> keys(String name) {
    String key = key(name);
    if (name.length() * 3L <= SHORTEST_LIMIT || cut(name, SHORTEST_LIMIT).equals(name)) {
      return Set.of(key);
    }
    String beginning = key(cut(name, SHORTEST_LIMIT));
    return beginning.equals(key) ? Set.of(key) : Set.of(key, beginning);
  }

  /** Returns what a name has in common with each that could be one with it, of whatever length. */
  public static String key(String name) {
    String folded = Names.fold(name);
    while (folded.startsWith(STRIPPED)) {
      folded = folded.substring(STRIPPED.length());
    }
    return folded.endsWith(" ") ? folded.stripTrailing() : folded;
  }

  private static String cut(String name, int bytes) {
    int end = 0;
    int length = 0;
    while (end < name.length()) {
      int codePoint = name.codePointAt(end);
      length += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
      if (length > bytes) {
        return name.substring(0, end);
      }
      end += Character.charCount(codePoint);
    }
    return name;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String lowerAscii(String name) {
    StringBuilder lower = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return lower.toString();
  }
}
