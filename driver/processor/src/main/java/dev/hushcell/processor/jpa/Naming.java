package dev.hushcell.processor.jpa;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How names of classes and members become names of tables and columns. */
public enum Naming {
  /** A name stays as it is: Hibernate's own default. */
  AS_IS,
  /** {@code firstName} becomes {@code first_name}: Spring Boot's default. */
  SNAKE_CASE,
  /** Not told: names that the strategies treat differently cannot be known. */
  UNKNOWN;

  public static final String OPTION = "hushcell.naming";

  private static final Pattern QUOTED = Pattern.compile("`.+`|\".+\"|\\[.+]");

  /** Returns the strategy of an option's value. */
  public static Optional<Naming> of(String option) {
    return switch (option) {
      case "as-is" -> Optional.of(AS_IS);
      case "snake_case" -> Optional.of(SNAKE_CASE);
      default -> Optional.empty();
    };
  }

  /** Returns the name in the database; empty when it cannot be known. */
  Optional<String> apply(String written) {
    String name = written.strip();
    if (QUOTED.matcher(name).matches()) {
      return Optional.of(name.substring(1, name.length() - 1));
    }
    return switch (this) {
      case AS_IS -> Optional.of(name);
      case SNAKE_CASE -> Optional.of(isQuotedByHibernate(name) ? name : snakeCase(name));
      case UNKNOWN -> Optional.of(name).filter(same -> snakeCase(same).equalsIgnoreCase(same));
    };
  }

  /** What is no plain word to Hibernate it puts in quotes by itself, and leaves as it is. */
  private static boolean isQuotedByHibernate(String name) {
    return !name.isEmpty()
        && (!isPlain(name.charAt(0))
            || Character.isDigit(name.charAt(0))
            || name.charAt(0) == '$'
            || !name.chars().allMatch(each -> isPlain((char) each)));
  }

  /** Tells by units, as Hibernate does: a letter that is a pair of them is none. */
  private static boolean isPlain(char unit) {
    return Character.isLetterOrDigit(unit) || unit == '_' || unit == '$';
  }

  /** An underscore stands before a capital that begins a word; the last letter begins none. */
  static String snakeCase(String name) {
    StringBuilder out = new StringBuilder(name.replace('.', '_'));
    for (int at = 1; at < out.length() - 1; at++) {
      char before = out.charAt(at - 1);
      char after = out.charAt(at + 1);
      if ((Character.isLowerCase(before) || Character.isDigit(before))
          && Character.isUpperCase(out.charAt(at))
          && (Character.isLowerCase(after) || Character.isDigit(after))) {
        out.insert(at, '_');
        at++;
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
