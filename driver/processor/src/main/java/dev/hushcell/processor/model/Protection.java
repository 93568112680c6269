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
    Set<String> accept,
    Evaluated evaluated,
    Limited limited) {
  private static final int MAX_PAD = 4096;

  public static Protection of(Mirror encrypted) {
    return new Protection(
        or(encrypted.constant("search"), "NONE"),
        or(encrypted.constant("compare"), "UNSPECIFIED"),
        encrypted.text("key"),
        encrypted.text("type"),
        encrypted.number("pad"),
        or(encrypted.constant("storage"), "BINARY"),
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

  /** Tells what of it contradicts itself; empty when nothing does. */
  public Optional<String> flaw() {
    if (!compare.equals("UNSPECIFIED") && !isSearched()) {
      return Optional.of("compare needs search = EQUALITY; add the one or remove the other");
    }
    if (pad < 0 || pad > MAX_PAD) {
      return Optional.of("pad must be from 0 to " + MAX_PAD);
    }
    Optional<String> flaw = evaluated.flaw(search.equals("FULL")).or(limited::flaw);
    if (flaw.isPresent()) {
      return flaw;
    }
    boolean blank = List.of(key, type).stream().anyMatch(each -> !each.isEmpty() && each.isBlank());
    return blank ? Optional.of("key and type must not be blank") : Optional.empty();
  }
}
