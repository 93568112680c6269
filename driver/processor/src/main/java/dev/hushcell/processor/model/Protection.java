package dev.hushcell.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an {@code @Encrypted} says about how its column is protected.
 *
 * @param search name of a constant of Search
 * @param compare name of a constant of Compare
 * @param key name of the data key; empty: one for the column
 * @param type logical type; empty: that of the column
 * @param pad multiple of bytes
 * @param storage name of a constant of Storage
 * @param groups into how many groups cells fall; 0: into none
 * @param first how many letters tell the group of a value; 0: all of them
 * @param belongsTo the column that tells the row of a cell; empty: none
 * @param accept names of constants of Accept
 * @param evaluated what of it is evaluated over opened cells
 * @param limited how many of its cells may be opened
 */
public record Protection(
    String search,
    String compare,
    String key,
    String type,
    int pad,
    String storage,
    int groups,
    int first,
    String belongsTo,
    Set<String> accept,
    Evaluated evaluated,
    Limited limited) {
  private static final int MAX_PAD = 4096;
  private static final int MAX_GROUPS = 16384;
  private static final int MAX_FIRST = 32;

  public static Protection of(Mirror encrypted) {
    return new Protection(
        or(encrypted.constant("search"), "NONE"),
        or(encrypted.constant("compare"), "UNSPECIFIED"),
        encrypted.text("key"),
        encrypted.text("type"),
        encrypted.number("pad"),
        or(encrypted.constant("storage"), "BINARY"),
        encrypted.number("groups"),
        encrypted.number("first"),
        encrypted.text("belongsTo"),
        new TreeSet<>(encrypted.constants("accept")),
        Evaluated.of(encrypted),
        Limited.of(encrypted));
  }

  private static String or(String given, String otherwise) {
    return given.isEmpty() ? otherwise : given;
  }

  public boolean isSearched() {
    return search.equals("EQUALITY") || search.equals("FULL");
  }

  private boolean isGrouped() {
    return groups >= 2
        && groups <= MAX_GROUPS
        && Integer.bitCount(groups) == 1
        && first >= 0
        && first <= MAX_FIRST
        && !isSearched();
  }

  private boolean isOfRowAlone() {
    return !isSearched() && groups == 0 && !evaluated.isSaid() && key.indexOf('{') < 0;
  }

  /** Tells what of it contradicts itself; empty when nothing does. */
  public Optional<String> flaw() {
    if (!compare.equals("UNSPECIFIED") && !isSearched()) {
      return Optional.of("compare needs search = EQUALITY; add the one or remove the other");
    }
    if (pad < 0 || pad > MAX_PAD) {
      return Optional.of("pad must be from 0 to " + MAX_PAD);
    }
    if ((groups != 0 || first != 0) && !isGrouped()) {
      return Optional.of(
          "groups must be a power of two from 2 to 16384, first from 0 to 32, and search NONE");
    }
    if (!belongsTo.isEmpty() && !isOfRowAlone()) {
      return Optional.of(
          "belongsTo goes with search NONE, without groups, evaluate and a key for each tenant");
    }
    Optional<String> flaw = evaluated.flaw(search.equals("FULL")).or(limited::flaw);
    if (flaw.isPresent()) {
      return flaw;
    }
    boolean blank =
        List.of(key, type, belongsTo).stream().anyMatch(each -> !each.isEmpty() && each.isBlank());
    return blank ? Optional.of("key, type and belongsTo must not be blank") : Optional.empty();
  }
}
