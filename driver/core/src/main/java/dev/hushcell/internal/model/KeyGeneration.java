package dev.hushcell.internal.model;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of data keys that follow each other. Whoever rotates a key makes another one, whose name
 * ends with its number: {@code contact.email}, {@code contact.email#2}. Where each tenant has a
 * key, the number stands before the column of the tenant: {@code deal.note#2{tenant_id}}. A
 * configuration only knows the first name.
 *
 * @param base the name in the configuration
 * @param number 1 for the first
 */
public record KeyGeneration(String base, int number) implements Comparable<KeyGeneration> {
  private static final Pattern LATER = Pattern.compile("([^{]*)#([1-9][0-9]{0,8})(\\{[^{}]+\\})?");

  public static KeyGeneration of(String name) {
    Matcher later = LATER.matcher(name);
    return later.matches()
        ? new KeyGeneration(
            later.group(1) + Objects.requireNonNullElse(later.group(3), ""),
            Integer.parseInt(later.group(2)))
        : new KeyGeneration(name, 1);
  }

  /** Tells whether two names are of keys that follow each other. */
  public static boolean areOfOne(String left, String right) {
    return of(left).base().equals(of(right).base());
  }

  public String name() {
    if (number == 1) {
      return base;
    }
    int tenant = base.indexOf('{');
    int end = tenant < 0 ? base.length() : tenant;
    return base.substring(0, end) + "#" + number + base.substring(end);
  }

  public KeyGeneration next() {
    return new KeyGeneration(base, number + 1);
  }

  @Override
  public int compareTo(KeyGeneration other) {
    return Integer.compare(number, other.number);
  }
}
