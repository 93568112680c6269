package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.frameworks.war.ContactsServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Types what the page on Jakarta EE says of WildFly, and starts it with an application. */
@EnabledIfSystemProperty(
    named = WildFlyTests.HOME,
    matches = ".+",
    disabledReason =
        "no WildFly is named: unpack org.wildfly:wildfly-dist:39.0.1.Final:zip (250 MB) and"
            + " give its folder by -Dwildfly.home=…")
@Tag("nightly")
class WildFlyTests {
  static final String HOME = "wildfly.home";
  private static final Path PAGE = Path.of("..", "docs", "frameworks", "jakarta-ee.md");
  private static final String MODULE = "modules/dev/hushcell/main";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("CRM_KEYS_PASSWORD", "correct horse battery staple");

  @TempDir Path folder;

  @BeforeEach
  void layAServer() throws Exception {
    WildFly.lay(Path.of(System.getProperty(HOME)), folder);
    new Transcript(folder, ENVIRONMENT).type(PAGE, "WildFly");
    Matcher jars =
        Pattern.compile("resource-root path=\"([^\"]+)\"")
            .matcher(Files.readString(folder.resolve(MODULE).resolve("module.xml")));
    while (jars.find()) {
      LocalRepository.copyJar(jars.group(1), folder.resolve(MODULE));
    }
    WildFly.deploy(folder, "crm.war", "dev.hushcell", ContactsServlet.class);
  }

  @Test
  void itsDataSourceKeepsCells() throws Exception {
    try (WildFly server = WildFly.start(folder, ENVIRONMENT)) {
      assertThat(server.get("/crm/contacts")).isEqualTo("1 ada@example.com\n");
    }
    new Scene(folder.resolve("standalone/data")).assertCells(2, "sa");
  }
}
