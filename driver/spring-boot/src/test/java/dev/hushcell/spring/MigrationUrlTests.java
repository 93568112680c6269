package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.spring.app.Contacts;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Flyway and Liquibase over the application's data source and by URLs of their own. */
class MigrationUrlTests {
  private static final String FLYWAY = "spring.flyway.locations=classpath:migrations/{vendor}";
  private static final String LIQUIBASE =
      "spring.liquibase.change-log=classpath:migrations/changes.sql";

  @TempDir Path directory;
  private Started started;

  @BeforeEach
  void database() {
    started = new Started(directory);
  }

  private ConfigurableApplicationContext start(String... settings) {
    return started.run(
        Stream.concat(
                Stream.of(
                    "spring.datasource.url=" + started.url(), "spring.jpa.hibernate.ddl-auto=none"),
                Stream.of(settings))
            .toArray(String[]::new));
  }

  private void requireProtectedRow(ConfigurableApplicationContext context) {
    assertThat(context.getBean(Contacts.class).findByEmail("ada@example.com")).hasSize(1);
  }

  private void requireCells() throws Exception {
    assertThat(started.stored("CONTACT", "EMAIL"))
        .singleElement()
        .satisfies(cell -> assertThat(cell).hasSizeGreaterThan(52).doesNotContain("ada"));
  }

  @Test
  void flywayUsesTheDataSourceAndFindsTheVendor() throws Exception {
    try (ConfigurableApplicationContext context = start("spring.flyway.enabled=true", FLYWAY)) {
      requireProtectedRow(context);
    }
    requireCells();
  }

  @Test
  void flywayByItsOwnUrlNeedsNoDriver() throws Exception {
    try (ConfigurableApplicationContext context =
        start("spring.flyway.enabled=true", FLYWAY, "spring.flyway.url=" + started.url())) {
      requireProtectedRow(context);
    }
    requireCells();
  }

  @Test
  void liquibaseByItsOwnUrlNeedsNoDriver() throws Exception {
    try (ConfigurableApplicationContext context =
        start(
            "spring.liquibase.enabled=true", LIQUIBASE, "spring.liquibase.url=" + started.url())) {
      requireProtectedRow(context);
    }
    requireCells();
  }

  @Test
  void anOwnUrlWithoutThePrefixIsRefusedBeforeItRuns() {
    for (String tool : new String[] {"flyway", "liquibase"}) {
      assertThatThrownBy(
              () ->
                  start(
                          "spring." + tool + ".enabled=true",
                          "spring.flyway.locations=classpath:migrations/h2",
                          LIQUIBASE,
                          "spring." + tool + ".user=",
                          "spring." + tool + ".url=" + started.plainUrl())
                      .close())
          .hasStackTraceContaining("The data source '" + tool + "' is not usable with protection");
      assertThatThrownBy(() -> started.stored("CONTACT", "EMAIL"))
          .hasMessageContaining("not found");
    }
  }
}
