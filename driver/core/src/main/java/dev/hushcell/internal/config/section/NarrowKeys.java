package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.policy.DeclaredColumn;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import java.util.List;
import java.util.Optional;

/** Reads into which groups the cells of a column fall. */
final class NarrowKeys {
  static final List<String> KEYS = List.of("whole", "first", "groups");

  private static final String KEY = "narrow";

  private NarrowKeys() {}

  static Narrow of(Section column, Search search) {
    Optional<Section> given = column.keys().contains(KEY) ? column.section(KEY) : Optional.empty();
    if (given.isEmpty()) {
      return Narrow.NONE;
    }
    Section section = given.get();
    section.allowOnly(KEYS);
    int groups = section.number("groups", 2, Narrow.MOST_GROUPS).orElse(0);
    int first = section.number("first", 1, Narrow.MOST_LETTERS).orElse(0);
    boolean whole = section.flag("whole");
    return of(whole, first, groups, search, section.name(), section.place().toString());
  }

  static Narrow of(DeclaredColumn column, String place) {
    Narrow narrow = column.narrow();
    return narrow.isThere()
        ? of(
            narrow.first() == 0,
            narrow.first(),
            narrow.groups(),
            column.search(),
            "@Encrypted",
            place)
        : narrow;
  }

  private static Narrow of(
      boolean whole, int first, int groups, Search search, String name, String place) {
    if (whole == first > 0 || groups == 0 || Integer.bitCount(groups) != 1) {
      throw ConfigFault.BAD_VALUE.at(
          place,
          name
              + " must have whole: true or first, and as groups a power of two from 2 to "
              + Narrow.MOST_GROUPS);
    }
    if (search.isDeterministic()) {
      throw ConfigFault.BAD_VALUE.at(
          place,
          name
              + " is for cells that differ where values are equal, and with search: equality they do"
              + " not; remove the one or the other");
    }
    return whole ? Narrow.whole(groups) : new Narrow(first, groups);
  }
}
