package dev.hushcell.spring.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The columns that the environment declares: a list, each entry with a name. Not a map as in the
 * file, since Spring drops an entry without values and splits names at their dots.
 */
final class ColumnsText {
  private static final String PROPERTY = "hushcell.columns";
  private static final List<String> LISTS = List.of("accept", "evaluate");
  private static final List<String> KEYS =
      List.of(
          "name",
          "search",
          "compare",
          "key",
          "type",
          "pad",
          "storage",
          "text-order",
          "rows",
          "bytes",
          "early-stop",
          "accept",
          "evaluate",
          "limits");
  private static final List<String> LIMITS =
      List.of("opened", "evaluated", "per", "statement", "then");

  private final Binder binder;

  ColumnsText(Binder binder) {
    this.binder = binder;
  }

  Map<String, Object> columns() {
    int count = count();
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int each = 0; each < count; each++) {
      String property = PROPERTY + "[" + each + "]";
      Map<String, Object> column = column(property);
      Object name = column.remove("name");
      if (name == null) {
        throw new SettingsException(
            property + " has no name.", "Give it one: name: table.column, or schema.table.column.");
      }
      if (columns.put(name.toString(), column) != null) {
        throw new SettingsException(
            PROPERTY + " names " + name + " twice.", "Remove one of the entries.");
      }
    }
    return columns;
  }

  private int count() {
    Given given = Given.of(binder, PROPERTY);
    if (given.names().stream().anyMatch(name -> !name.matches("\\[?\\d+]?"))) {
      throw new SettingsException(
          PROPERTY + " is written as in hushcell.yaml, by name; Spring would drop entries of it.",
          "Write a list: hushcell.columns[0].name=contact.email, hushcell.columns[0].search=equality;"
              + " in YAML: - { name: contact.email, search: equality }.");
    }
    return binder.bind(PROPERTY, Bindable.listOf(Map.class)).orElse(List.of()).size();
  }

  private Map<String, Object> column(String property) {
    Given given = Given.of(binder, property);
    given.requireOnly(KEYS);
    Map<String, Object> column = new LinkedHashMap<>();
    for (String written : new TreeSet<>(given.names())) {
      String key = Given.proper(written, KEYS);
      String full = property + "." + key;
      column.put(key, key.equals("limits") ? limits(full) : value(key, full));
    }
    return column;
  }

  private Object value(String key, String full) {
    return LISTS.contains(key)
        ? binder.bind(full, Bindable.listOf(String.class)).orElse(List.of())
        : binder.bind(full, String.class).orElse("");
  }

  private Map<String, Object> limits(String property) {
    Given.of(binder, property).requireOnly(LIMITS);
    Map<String, Object> limits = new LinkedHashMap<>();
    for (String key : LIMITS) {
      binder.bind(property + "." + key, String.class).ifBound(value -> limits.put(key, value));
    }
    return limits;
  }
}
