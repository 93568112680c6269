package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.OnRead;
import dev.hushcell.internal.model.WriteOnly;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code access:} section: what the connections of each profile may not do. */
public final class AccessSection {
  public static final List<String> KEYS = List.of("write-only", "on-read", "search");

  private enum Search {
    REFUSE,
    ALLOW
  }

  private final Section profiles;

  public AccessSection(Section profiles) {
    this.profiles = profiles;
  }

  public Profiles read() {
    Map<String, Access> all = new LinkedHashMap<>();
    Map<WriteOnly, FilePosition> places = new LinkedHashMap<>();
    for (String profile : profiles.keys()) {
      Section columns = profiles.section(profile).orElseThrow();
      List<WriteOnly> rules = new ArrayList<>();
      for (String name : columns.keys()) {
        rule(columns, name)
            .ifPresent(
                rule -> {
                  requireNew(rule, rules, columns.place(name));
                  rules.add(rule);
                  places.putIfAbsent(rule, columns.place(name));
                });
      }
      all.put(profile, new Access(profile, rules));
    }
    return new Profiles(all, places);
  }

  private static Optional<WriteOnly> rule(Section columns, String name) {
    List<String> parts = DottedKey.column(name, columns.place(name));
    Section section = columns.section(name).orElseThrow();
    section.allowOnly(KEYS);
    if (!section.flag("write-only")) {
      if (!section.keys().stream().allMatch("write-only"::equals)) {
        throw ConfigFault.BAD_VALUE.fault(
            section.name() + " needs write-only: true (" + columns.place(name) + ")");
      }
      return Optional.empty();
    }
    OnRead onRead =
        section.isNull("on-read")
            ? OnRead.NULL
            : section.choice("on-read", List.of(OnRead.values())).orElse(OnRead.REFUSE);
    boolean searchable =
        section.choice("search", List.of(Search.values())).orElse(Search.REFUSE) == Search.ALLOW;
    boolean schema = parts.size() == 3;
    return Optional.of(
        new WriteOnly(
            schema ? Optional.of(parts.get(0)) : Optional.empty(),
            parts.get(parts.size() - 2),
            parts.get(parts.size() - 1),
            onRead,
            searchable));
  }

  private static void requireNew(WriteOnly rule, List<WriteOnly> rules, FilePosition place) {
    for (WriteOnly earlier : rules) {
      boolean schemasMeet =
          earlier.schema().isEmpty()
              || rule.schema().isEmpty()
              || earlier.schema().get().equalsIgnoreCase(rule.schema().get());
      if (schemasMeet
          && earlier.table().equalsIgnoreCase(rule.table())
          && earlier.column().equalsIgnoreCase(rule.column())) {
        throw ConfigFault.DUPLICATE_COLUMN.fault(
            rule.table() + "." + rule.column() + " is named twice; remove one (" + place + ")");
      }
    }
  }
}
