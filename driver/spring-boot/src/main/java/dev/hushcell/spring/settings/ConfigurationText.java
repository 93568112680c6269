package dev.hushcell.spring.settings;

import dev.hushcell.keystore.KeyStoreSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Makes the text of a configuration from what stands under {@code hushcell.} in the environment.
 * Secrets are not in it: it refers to their properties, which are read when a key store is opened.
 */
final class ConfigurationText {
  /** Settings that are no part of a configuration. */
  private static final Set<String> OF_THE_STARTER =
      Set.of("config", "profile", "require", "plain-data-sources", "wrap-given-connections");

  /** Sections with keys of their own. */
  private static final Map<String, Set<String>> SECTIONS =
      Map.of(
          "keys", Set.of("create", "refresh", "keep"),
          "fips", Set.of("level", "module"),
          "audit", Set.of("file"));

  private static final Set<String> TEXTS = Set.of("anchor", "at-rest");
  private static final Set<String> LISTS = Set.of("catalogue", "transport");

  /** What can weaken the protection: more people can change an environment than a file. */
  private static final Set<String> FILE_ONLY =
      Set.of(
          "plain",
          "access",
          "procedures",
          "views",
          "ddl",
          "dry-run",
          "unproven",
          "metadata",
          "unwrap",
          "subject",
          "erased");

  private final Binder binder;
  private final int number;

  ConfigurationText(Binder binder, int number) {
    this.binder = binder;
    this.number = number;
  }

  /** Returns the text, or nothing where the environment says nothing that belongs into one. */
  Optional<String> text() {
    Map<String, Object> given =
        binder.bind("hushcell", Bindable.mapOf(String.class, Object.class)).orElse(Map.of());
    Map<String, Object> made = new LinkedHashMap<>();
    for (String key : new TreeMap<>(given).keySet()) {
      String name = known(key);
      if (!OF_THE_STARTER.contains(name)) {
        made.put(name, section(name));
      }
    }
    if (!made.isEmpty() && !made.containsKey("keystore")) {
      throw new SettingsException(
          "hushcell."
              + made.keySet().iterator().next()
              + " stands in Spring's environment, but hushcell.keystore does not.",
          "Put all of the configuration under hushcell: in application.yml, hushcell.keystore too;"
              + " or all of it in hushcell.yaml.");
    }
    return made.isEmpty() ? Optional.empty() : Optional.of(Json.of(made));
  }

  private Object section(String name) {
    String full = "hushcell." + name;
    if (name.equals("keystore")) {
      return new StoreText(binder, number).store(full);
    }
    if (name.equals("columns")) {
      return new ColumnsText(binder).columns();
    }
    if (LISTS.contains(name)) {
      return binder.bind(full, Bindable.listOf(String.class)).get();
    }
    if (TEXTS.contains(name)) {
      return binder.bind(full, String.class).get();
    }
    Map<String, Object> section = new LinkedHashMap<>();
    Set<String> keys = SECTIONS.getOrDefault(name, Set.of());
    Given.of(binder, full).requireOnly(keys);
    for (String key : keys) {
      binder.bind(full + "." + key, String.class).ifBound(value -> section.put(key, value));
    }
    return section;
  }

  /** Variables of the environment have no dashes. */
  private static String known(String key) {
    List<String> all = new ArrayList<>(OF_THE_STARTER);
    all.addAll(SECTIONS.keySet());
    all.addAll(TEXTS);
    all.addAll(LISTS);
    all.addAll(List.of("keystore", "columns"));
    if (FILE_ONLY.stream().anyMatch(each -> Given.uniform(each).equals(Given.uniform(key)))) {
      throw new SettingsException(
          "hushcell." + key.toLowerCase(Locale.ROOT) + " stands in Spring's environment.",
          "It can weaken the protection, so it belongs in the configuration file"
              + " only: move all of the configuration to hushcell.yaml. Secrets can"
              + " stay in the environment: write ${spring:name.of.property} in the"
              + " file.");
    }
    return all.stream()
        .filter(each -> Given.uniform(each).equals(Given.uniform(key)))
        .findFirst()
        .orElseThrow(() -> Given.unknown("hushcell." + key, all));
  }

  /** Tells whether the value of a key of a key store is a secret. */
  static boolean isSecret(String key) {
    return key.equals("password") || KeyStoreSettings.SECRETS.contains(key);
  }
}
