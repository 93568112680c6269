package dev.hushcell.internal.config;

import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnRule;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Protection;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code columns:} section into rules that do not contradict each other. */
final class ColumnSection {
  private static final List<String> KEYS =
      List.of("search", "compare", "key", "type", "pad", "storage", "accept");

  /** More would only make every cell longer. */
  private static final int MAX_PAD = 4096;

  private final Section columns;

  ColumnSection(Section columns) {
    this.columns = columns;
  }

  List<ColumnRule> rules() {
    List<ColumnRule> rules = new ArrayList<>();
    for (String name : columns.keys()) {
      ColumnRule rule = rule(name);
      for (ColumnRule earlier : rules) {
        checkTogether(earlier, rule, columns.place(name));
      }
      rules.add(rule);
    }
    return rules;
  }

  private ColumnRule rule(String name) {
    List<String> parts = DottedName.split(name);
    if (parts.size() < 2 || parts.size() > 3) {
      throw ConfigFault.BAD_NAME.fault(
          "'"
              + name
              + "' is no column; write table.column or schema.table.column ("
              + columns.place(name)
              + ")");
    }
    Section section = columns.section(name).orElseThrow();
    section.allowOnly(KEYS);
    String table = parts.get(parts.size() - 2);
    String column = parts.get(parts.size() - 1);
    Search search = section.choice("search", List.of(Search.values())).orElse(Search.NONE);
    Optional<Compare> compare = section.choice("compare", List.of(Compare.EXACT, Compare.LOWER));
    if (compare.isPresent() && search == Search.NONE) {
      throw ConfigFault.BAD_VALUE.fault(
          name
              + " has compare but no search: equality; add the one or remove the other ("
              + section.valuePlace("compare")
              + ")");
    }
    return new ColumnRule(
        parts.size() == 3 ? Optional.of(parts.get(0)) : Optional.empty(),
        table,
        column,
        search,
        compare.orElse(Compare.UNSPECIFIED),
        section.text("key").orElseGet(() -> Protection.fold(table + "." + column)),
        section.text("type"),
        section.number("pad", MAX_PAD),
        section.choice("storage", List.of(Storage.values())).orElse(Storage.BINARY),
        Set.copyOf(section.choices("accept", List.of(Accept.values()))));
  }

  private static void checkTogether(ColumnRule one, ColumnRule two, Place place) {
    boolean schemasMeet =
        one.schema().isEmpty()
            || two.schema().isEmpty()
            || one.schema().get().equalsIgnoreCase(two.schema().get());
    if (!schemasMeet) {
      return;
    }
    if (one.table().equalsIgnoreCase(two.table()) && one.column().equalsIgnoreCase(two.column())) {
      throw ConfigFault.DUPLICATE_COLUMN.fault(
          two.table() + "." + two.column() + " is named twice; remove one (" + place + ")");
    }
    boolean alike =
        one.search() == two.search()
            && one.compare() == two.compare()
            && one.pad() == two.pad()
            && one.storage() == two.storage();
    if (one.key().equals(two.key()) && !alike) {
      throw ConfigFault.KEY_SHARED_UNEQUALLY.fault(
          (one.table() + "." + one.column() + " and " + two.table() + "." + two.column())
              + " share a key and must agree in search, compare, pad and storage ("
              + place
              + ")");
    }
  }
}
