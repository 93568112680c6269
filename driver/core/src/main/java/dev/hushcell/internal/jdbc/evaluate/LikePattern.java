package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pattern of LIKE. Immutable. */
final class LikePattern {
  private static final int ONE = -1;
  private static final int MANY = -2;

  private final String written;
  private final int[] parts;
  private final TextOrder order;

  private LikePattern(String written, int[] parts, TextOrder order) {
    this.written = written;
    this.parts = parts;
    this.order = order;
  }

  /**
   * Reads a pattern.
   *
   * @param escape the character that takes a wildcard's meaning away; null for none
   * @return empty where something else follows that character, or nothing: databases differ in what
   *     they make of it
   */
  static Optional<LikePattern> of(String pattern, @Nullable Character escape, TextOrder order) {
    int[] units = Units.of(pattern, order);
    int[] parts = new int[units.length];
    int length = 0;
    for (int i = 0; i < units.length; i++) {
      if (escape != null && units[i] == escape) {
        i++;
        if (i == units.length || !(isWild(units[i]) || units[i] == escape)) {
          return Optional.empty();
        }
        parts[length++] = units[i];
      } else {
        parts[length++] = units[i] == '%' ? MANY : units[i] == '_' ? ONE : units[i];
      }
    }
    return Optional.of(new LikePattern(pattern, Arrays.copyOf(parts, length), order));
  }

  /** Tells whether one text alone matches, but for its case. */
  boolean isOneText() {
    return Arrays.stream(parts).noneMatch(each -> each < 0);
  }

  /** Returns what all texts begin with that match, but for its case. */
  String beginning() {
    StringBuilder beginning = new StringBuilder();
    for (int i = 0; i < parts.length && parts[i] >= 0; i++) {
      beginning.appendCodePoint(parts[i]); // half a pair is joined with the other half
    }
    return beginning.toString();
  }

  private static boolean isWild(int unit) {
    return unit == '%' || unit == '_';
  }

  /** Tells whether it is certain which letters of a text match those of the pattern. */
  boolean isCertain(String text) {
    return !order.ignoresCase() || MatchedLetters.areCertain(text, written);
  }

  /** Tells whether a text matches; takes time in proportion to both lengths at the most. */
  boolean matches(String text) {
    int[] units = Units.of(text, order);
    int at = 0;
    int part = 0;
    int retryPart = -1;
    int retryAt = 0;
    while (at < units.length) {
      if (part < parts.length && parts[part] == MANY) {
        part++;
        retryPart = part;
        retryAt = at;
      } else if (part < parts.length && (parts[part] == ONE || isAt(part, units[at]))) {
        part++;
        at++;
      } else if (retryPart >= 0) {
        part = retryPart;
        retryAt++;
        at = retryAt;
      } else {
        return false;
      }
    }
    while (part < parts.length && parts[part] == MANY) {
      part++;
    }
    return part == parts.length;
  }

  private boolean isAt(int part, int unit) {
    return parts[part] >= 0 && Units.same(parts[part], unit, order);
  }

  /** Leaves the pattern out. */
  @Override
  public String toString() {
    return "LikePattern[]";
  }
}
