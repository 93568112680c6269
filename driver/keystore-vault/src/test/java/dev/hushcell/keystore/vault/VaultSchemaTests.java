package dev.hushcell.keystore.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDriver;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema for editors and the documents name the settings that the store knows. */
class VaultSchemaTests {
  private static final String TYPE = "vault-transit";

  @Test
  void schemaHasExactlyTheSettings() throws Exception {
    List<String> valid = new ArrayList<>(List.of("type", "key", "create", "pins", "also"));
    valid.addAll(VaultSettings.KNOWN);
    assertThat(valid(kinds())).hasSameElementsAs(valid);
  }

  @Test
  void documentsHaveEachSetting() throws Exception {
    String own = Files.readString(Path.of("..", "docs", "keystores", TYPE + ".md"));
    String row =
        Files.readAllLines(Path.of("..", "docs", "configuration.md")).stream()
            .filter(line -> line.contains("only `" + TYPE + "`"))
            .findFirst()
            .orElseThrow();
    for (String setting : VaultSettings.KNOWN) {
      assertThat(own).contains("`" + setting + "`");
      assertThat(row).contains("`" + setting + "`");
    }
  }

  /** What the schema says of each kind of store; JSON is read as the YAML that it is too. */
  private static List<?> kinds() throws Exception {
    try (InputStream in = HushcellDriver.class.getResourceAsStream("hushcell.schema.json")) {
      Object schema = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return (List<?>) at(schema, "$defs", "keystore", "allOf");
    }
  }

  private static List<String> valid(List<?> kinds) {
    Object own =
        kinds.stream()
            .filter(each -> TYPE.equals(at(each, "if", "properties", "type", "const")))
            .findFirst()
            .orElseThrow();
    List<?> names = (List<?>) at(own, "then", "propertyNames", "enum");
    return names.stream().map(String::valueOf).toList();
  }

  private static Object at(Object node, String... path) {
    Object found = node;
    for (String key : path) {
      found = ((Map<?, ?>) found).get(key);
    }
    return found;
  }
}
