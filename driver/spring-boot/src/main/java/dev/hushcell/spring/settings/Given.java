package dev.hushcell.spring.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The names that the environment has below a property.
 *
 * @param property the property
 * @param names the names, as the environment writes them
 */
record Given(String property, List<String> names) {
  static Given of(Binder binder, String property) {
    Map<String, Object> bound =
        binder.bind(property, Bindable.mapOf(String.class, Object.class)).orElse(Map.of());
    return new Given(property, List.copyOf(new TreeSet<>(bound.keySet())));
  }

  /** Returns a name as Spring compares it: without case, dashes and underscores. */
  static String uniform(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  /** Returns how a name is written properly, if it is one of those. */
  static String proper(String name, Collection<String> known) {
    return known.stream()
        .filter(each -> uniform(each).equals(uniform(name)))
        .findFirst()
        .orElse(name);
  }

  void requireOnly(Collection<String> known) {
    for (String name : names) {
      if (known.stream().noneMatch(each -> uniform(each).equals(uniform(name)))) {
        throw unknown(property + "." + name, known);
      }
    }
  }

  static SettingsException unknown(String name, Collection<String> known) {
    return new SettingsException(
        name + " is no setting of Hushcell.",
        "Correct or remove it; known there: " + String.join(", ", new TreeSet<>(known)) + ".");
  }
}
