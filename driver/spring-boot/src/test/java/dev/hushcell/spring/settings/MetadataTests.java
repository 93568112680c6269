package dev.hushcell.spring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What editors are told of {@code hushcell.*} is what the starter takes. */
class MetadataTests {
  private static Map<String, Object> json(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MetadataTests.class.getClassLoader().getResourceAsStream(resource))) {
      return JsonParserFactory.getJsonParser()
          .parseMap(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Names and descriptions of the properties. */
  private static Map<String, String> described() throws IOException {
    Map<String, String> all = new TreeMap<>();
    List<?> properties =
        (List<?>) json("META-INF/spring-configuration-metadata.json").get("properties");
    for (Object each : properties) {
      Map<?, ?> property = (Map<?, ?>) each;
      all.put(String.valueOf(property.get("name")), String.valueOf(property.get("description")));
    }
    return all;
  }

  /** Names of all keys that the schema of the file has for a key store. */
  private static List<String> keysOfStores() throws IOException {
    Map<?, ?> definitions = (Map<?, ?>) json("dev/hushcell/hushcell.schema.json").get("$defs");
    Map<?, ?> store = (Map<?, ?>) definitions.get("keystore");
    List<String> keys = new ArrayList<>();
    for (Object each : (List<?>) store.get("allOf")) {
      Map<?, ?> then = (Map<?, ?>) ((Map<?, ?>) each).get("then");
      ((List<?>) ((Map<?, ?>) then.get("propertyNames")).get("enum"))
          .forEach(key -> keys.add(key.toString()));
    }
    return keys;
  }

  @Test
  void everyKeyOfAStoreIsDescribed() throws IOException {
    Map<String, String> described = described();
    assertThat(keysOfStores())
        .contains("password", "secret-id", "token-label")
        .allSatisfy(
            key ->
                assertThat(described.get("hushcell.keystore." + key))
                    .as(key)
                    .isNotBlank()
                    .endsWith("."));
  }

  @Test
  void everyPropertyThatIsDescribedIsTaken() throws IOException {
    Set<String> names = described().keySet();
    for (String name : names) {
      if (name.startsWith("hushcell.keys.")
          || name.startsWith("hushcell.fips.")
          || Set.of("hushcell.audit.file", "hushcell.anchor", "hushcell.at-rest").contains(name)) {
        assertThat(text(name)).as(name).contains(name.substring(name.lastIndexOf('.') + 1));
      }
      if (name.startsWith("hushcell.keystore.") && !name.endsWith(".also")) {
        assertThat(text(name)).as(name).contains("\"" + name.substring(18) + "\":");
      }
    }
    assertThat(names)
        .contains(
            "hushcell.config",
            "hushcell.profile",
            "hushcell.require",
            "hushcell.plain-data-sources",
            "hushcell.wrap-given-connections",
            "hushcell.columns",
            "hushcell.catalogue",
            "hushcell.transport",
            "hushcell.keystore.also");
  }

  private static String text(String name) {
    Map<String, Object> given = new TreeMap<>();
    given.put("hushcell.keystore.type", "x");
    given.put(name, "1");
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
    try (ApplicationSettings settings =
        new ApplicationSettings(environment, MetadataTests.class.getClassLoader())) {
      return settings.configuration().orElseThrow();
    }
  }
}
