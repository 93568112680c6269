package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.internal.model.CellLimit.Amounts;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.model.WriteOnly.OnRead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code access:} section: what the connections of each profile may not do. */
public record AccessSection(Section profiles) {
  public static final List<String> KEYS =
      List.of("write-only", "on-read", "search", LimitKeys.LIMITS);

  private enum Search {
    REFUSE,
    ALLOW
  }

  public Profiles read() {
    Map<String, Access> all = new LinkedHashMap<>();
    Map<NamedColumn, FilePosition> places = new LinkedHashMap<>();
    for (String profile : profiles.keys()) {
      Section columns = profiles.section(profile).orElseThrow();
      List<WriteOnly> rules = new ArrayList<>();
      List<CellLimit> limits = new ArrayList<>();
      List<NamedColumn> named = new ArrayList<>();
      for (String name : columns.keys()) {
        NamedColumn column = DottedKey.column(name, columns.place(name));
        Section section = columns.section(name).orElseThrow();
        section.allowOnly(KEYS);
        Optional<WriteOnly> rule = rule(column, section, columns.place(name));
        Optional<Amounts> amounts = LimitKeys.ofProfile(section);
        if (rule.isPresent() || amounts.isPresent()) {
          requireNew(column, named, columns.place(name));
          named.add(column);
          places.putIfAbsent(column, columns.place(name));
        }
        rule.ifPresent(rules::add);
        amounts.ifPresent(each -> limits.add(new CellLimit(column, each)));
      }
      all.put(profile, new Access(profile, rules).limiting(limits));
    }
    return new Profiles(all, places);
  }

  private static Optional<WriteOnly> rule(NamedColumn column, Section section, FilePosition place) {
    if (!section.flag("write-only")) {
      if (section.keys().contains("on-read") || section.keys().contains("search")) {
        throw ConfigFault.BAD_VALUE.at(place, section.name() + " needs write-only: true");
      }
      return Optional.empty();
    }
    if (section.keys().contains(LimitKeys.LIMITS)) {
      throw ConfigFault.BAD_VALUE.at(
          place,
          section.name()
              + " has write-only and limits, but what is not read has no limit; remove one");
    }
    OnRead onRead =
        section.isNull("on-read")
            ? OnRead.NULL
            : section.choice("on-read", List.of(OnRead.values())).orElse(OnRead.REFUSE);
    boolean searchable =
        section.choice("search", List.of(Search.values())).orElse(Search.REFUSE) == Search.ALLOW;
    return Optional.of(
        new WriteOnly(column.schema(), column.table(), column.column(), onRead, searchable));
  }

  private static void requireNew(NamedColumn rule, List<NamedColumn> rules, FilePosition place) {
    if (rules.stream().anyMatch(rule::meets)) {
      throw ConfigFault.DUPLICATE_COLUMN.at(
          place, rule.table() + "." + rule.column() + " is named twice; remove one");
    }
  }
}
