package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code columns:} section into rules. */
public record ColumnSection(Section columns) {
  public static final List<String> KEYS =
      List.of(
          "search",
          "compare",
          "key",
          "type",
          "pad",
          "storage",
          "narrow",
          BelongsToKey.KEY,
          "accept",
          "evaluate",
          "text-order",
          "rows",
          "bytes",
          "early-stop",
          LimitKeys.LIMITS);

  private static final List<Compare> CHOICES =
      List.of(Compare.EXACT, Compare.LOWER, Compare.IGNORE_CASE);

  private static final List<Search> SEARCHES = List.of(Search.NONE, Search.EQUALITY, Search.FULL);

  public void addTo(Declarations declared) {
    for (String name : columns.keys()) {
      NamedColumn named = DottedKey.column(name, columns.place(name));
      Section section = columns.section(name).orElseThrow();
      section.allowOnly(KEYS);
      Search search = section.choice("search", SEARCHES).orElse(Search.NONE);
      ColumnRule rule = rule(named, section, search);
      declared.add(
          rule,
          EvaluateKeys.of(section, search).evaluable(rule),
          LimitKeys.of(section),
          columns.place(name));
    }
  }

  private ColumnRule rule(NamedColumn named, Section section, Search search) {
    Optional<Compare> compare = section.choice("compare", CHOICES);
    if (compare.isPresent() && !search.isDeterministic()) {
      throw ConfigFault.BAD_VALUE.at(
          section.valuePlace("compare"),
          section.name() + " has compare but no search: equality; add the one or remove the other");
    }
    return new ColumnRule(
        named.schema(),
        named.table(),
        named.column(),
        search.cells(),
        compare.orElse(Compare.UNSPECIFIED),
        PerTenantKeys.of(section, Protection.fold(named.table() + "." + named.column())),
        section.text("type"),
        section.number("pad", 0, Declarations.MAX_PAD).orElse(0),
        section.choice("storage", List.of(Storage.values())).orElse(Storage.BINARY),
        NarrowKeys.of(section, search),
        BelongsToKey.of(section),
        Set.copyOf(section.choices("accept", List.of(Accept.values()))));
  }
}
