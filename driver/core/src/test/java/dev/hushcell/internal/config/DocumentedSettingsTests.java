package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.section.AccessSection;
import dev.hushcell.internal.config.section.ColumnSection;
import dev.hushcell.internal.config.section.ProcedureSection;
import dev.hushcell.internal.config.section.StoreSection;
import dev.hushcell.internal.config.section.SubjectSection;
import dev.hushcell.internal.config.section.TrustedSections;
import dev.hushcell.internal.config.source.OwnSetting;
import dev.hushcell.internal.config.source.OwnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on configuration has every setting that the reader knows, and no other. */
class DocumentedSettingsTests {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final Pattern SECTION = Pattern.compile("(?m)^### `([a-z-]+):`$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[a-z-]+`(?:, )?)+) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

  private static String page;

  @BeforeAll
  static void readPage() throws IOException {
    page = Files.readString(PAGE);
  }

  static Stream<Arguments> tables() {
    List<String> store = new ArrayList<>(StoreSection.KEYS);
    StoreSection.BUILT_IN.values().forEach(store::addAll);
    Map<String, List<String>> keys =
        Map.of(
            "keystore", store,
            "columns", ColumnSection.KEYS,
            "access", AccessSection.KEYS,
            "keys", KeyUse.KEYS,
            "fips", FipsUse.KEYS,
            "subject", SubjectSection.KEYS,
            "ddl", TrustedSections.DDL_KEYS);
    return keys.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @Test
  void eachKeyOfTheFileHasItsSection() {
    Matcher sections = SECTION.matcher(page);
    List<String> found = sections.results().map(each -> each.group(1)).toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(OwnSettings.FILE_KEYS);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tableOfASectionHasItsKeys(String name, List<String> keys) {
    List<String> rows = rows(section(name));
    assertThat(rows).containsAll(keys);
    if (!name.equals("keystore")) { // the keys of other stores are known to their jars
      assertThat(rows).hasSameElementsAs(keys);
    }
  }

  @Test
  void parametersOfProceduresAreDescribed() {
    assertThat(section(ProcedureSection.NAME)).contains(ProcedureSection.KEYS);
  }

  @Test
  void eachSettingOfTheUrlIsDescribed() {
    for (String name : OwnSetting.names()) {
      assertThat(page).contains("| `" + name + "` |");
    }
  }

  /** One row may have several keys. */
  private static List<String> rows(String section) {
    List<String> found = new ArrayList<>();
    ROW.matcher(section)
        .results()
        .flatMap(row -> NAME.matcher(row.group(1)).results())
        .forEach(name -> found.add(name.group(1)));
    return found;
  }

  private static String section(String name) {
    int begin = page.indexOf("### `" + name + ":`");
    assertThat(begin).isPositive();
    int end = page.indexOf("\n##", begin + 1);
    return page.substring(begin, end < 0 ? page.length() : end);
  }
}
