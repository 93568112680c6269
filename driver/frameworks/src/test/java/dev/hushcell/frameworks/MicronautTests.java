package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the page on Micronaut give a protected pool. */
class MicronautTests {
  private static final Path PAGE = Path.of("..", "docs", "frameworks", "micronaut.md");

  @TempDir Path folder;

  @Test
  void theSettingsOfThePageGiveAProtectedPool() throws Exception {
    Scene scene = Scene.in(folder);
    try (ApplicationContext context = ApplicationContext.run(settings(scene))) {
      DataSource source = context.getBean(DataSource.class);
      Scene.requireProtected(source);
      Scene.create(source);
      Scene.insert(source, 1, "ada@example.com");
      assertThat(Scene.found(source, "ada@example.com")).containsExactly(1);
    }
    scene.assertCells(1);
  }

  @Test
  void withoutTheClassOfTheDriverItDoesNotStart() throws Exception {
    Map<String, Object> settings = settings(Scene.in(folder));
    settings.remove("datasources.default.driver-class-name");
    assertThatThrownBy(
            () -> {
              try (ApplicationContext context = ApplicationContext.run(settings)) {
                context.getBean(DataSource.class).getConnection().close();
              }
            })
        .hasStackTraceContaining("Driver org.h2.Driver claims to not accept jdbcUrl");
  }

  private static Map<String, Object> settings(Scene scene) throws Exception {
    String text = Files.readString(PAGE);
    int start = text.indexOf("```properties\n") + "```properties\n".length();
    Properties written = new Properties();
    written.load(new StringReader(text.substring(start, text.indexOf("```", start))));
    Map<String, Object> settings = new HashMap<>();
    written.forEach((name, value) -> settings.put(String.valueOf(name), value));
    assertThat(String.valueOf(settings.put("datasources.default.url", scene.url())))
        .startsWith("jdbc:hushcell:");
    settings.put("datasources.default.username", "sa");
    settings.put("datasources.default.password", "");
    return settings;
  }
}
