package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.spring.app.Contact;
import dev.hushcell.spring.app.Contacts;
import dev.hushcell.spring.app.CrmApplication;
import dev.hushcell.spring.two.TwoSourcesApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What an application says about keys, and when it does not start. */
class StartTests {
  @TempDir Path directory;
  private Started started;

  @BeforeEach
  void database() {
    started = new Started(directory);
  }

  private FailureAnalysis refusal(String... settings) {
    return analysis(catchThrowable(() -> started.run(settings).close()));
  }

  /** What Spring Boot would print instead of a stack trace. */
  private static FailureAnalysis analysis(Throwable thrown) {
    assertThat(thrown).isNotNull();
    return SpringFactoriesLoader.forDefaultResourceLocation()
        // Some of Spring Boot want a context.
        .load(FailureAnalyzer.class, (type, name, failure) -> {})
        .stream()
        .filter(each -> each.getClass().getName().startsWith("dev.hushcell."))
        .map(each -> each.analyze(thrown))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody knows", thrown));
  }

  @Test
  void withoutThePrefixNothingStartsAndNothingIsMade() throws Exception {
    FailureAnalysis analysis = refusal("spring.datasource.url=" + started.plainUrl());
    assertThat(analysis.getDescription()).contains("'dataSource'", "[HC-1044]");
    assertThat(analysis.getAction())
        .contains("jdbc:hushcell:", "hushcell.plain-data-sources=dataSource");
    assertThat(catchThrowable(() -> started.stored("CONTACT", "EMAIL")))
        .hasMessageContaining("not found");
  }

  @Test
  void withoutAnyUrlTheDatabaseInMemoryIsProtected() throws Exception {
    try (ConfigurableApplicationContext context = started.run()) {
      Contacts contacts = context.getBean(Contacts.class);
      SlicesScene.use(contacts, context.getBean(DataSource.class));
    }
  }

  @Test
  void withoutAKeyStoreTheMessageNamesTheSetting() {
    FailureAnalysis analysis =
        analysis(
            catchThrowable(
                () ->
                    started
                        .run(
                            CrmApplication.class,
                            Stream.of("spring.datasource.url=" + started.url()))
                        .close()));
    assertThat(analysis.getDescription()).contains("[HC-1001]", "keystore");
  }

  @Test
  void whatCanWeakenTheProtectionIsRefused() {
    FailureAnalysis analysis =
        refusal("spring.datasource.url=" + started.url(), "hushcell.unwrap=allow");
    assertThat(analysis.getDescription()).contains("hushcell.unwrap");
    assertThat(analysis.getAction()).contains("hushcell.yaml");
  }

  @Test
  void secretsComeFromAFolderOfThem() throws Exception {
    Path secrets = Files.createDirectories(directory.resolve("secrets/crm"));
    Files.writeString(secrets.resolve("keys-password"), Started.PASSWORD);
    try (ConfigurableApplicationContext context =
        started.run(
            CrmApplication.class,
            Stream.concat(
                started.keyStore().stream()
                    .map(each -> each.replace(Started.PASSWORD, "${crm.keys-password}")),
                Stream.of(
                    "spring.datasource.url=" + started.url(),
                    "spring.config.import=configtree:" + directory.resolve("secrets") + "/")))) {
      context.getBean(Contacts.class).save(new Contact("ada@example.com", "1", "London"));
    }
    try (ConfigurableApplicationContext context =
        started.run("spring.datasource.url=" + started.url())) {
      assertThat(context.getBean(Contacts.class).findByEmail("ada@example.com")).hasSize(1);
    }
  }

  @Test
  void aFileTakesItsSecretsFromTheEnvironment() throws Exception {
    Path file = directory.resolve("crm.yaml");
    Files.writeString(
        file,
        """
        keystore: { type: bcfks, path: '%s', password: '${spring:crm.secret}', key: m, create: true }
        """
            .formatted(directory.resolve("keys.bcfks")));
    try (ConfigurableApplicationContext context =
        started.run(
            CrmApplication.class,
            Stream.of(
                "spring.datasource.url=" + started.url(),
                "hushcell.config=" + file,
                "crm.secret=" + Started.PASSWORD))) {
      context.getBean(Contacts.class).save(new Contact("ada@example.com", "1", "London"));
    }
    assertThat(started.stored("CONTACT", "EMAIL"))
        .singleElement()
        .asString()
        .hasSizeGreaterThan(52);
  }

  @Test
  void ofTwoDataSourcesEachIsProtectedOrNamedAsPlain() throws Exception {
    String[] two = {
      "app.crm.jdbc-url=" + started.url(),
      "app.reports.jdbc-url=jdbc:h2:file:" + directory.resolve("reports")
    };
    FailureAnalysis analysis = analysis(catchThrowable(() -> start(two).close()));
    assertThat(analysis.getAction()).contains("hushcell.plain-data-sources=reports");

    try (ConfigurableApplicationContext context =
            start(two[0], two[1], "hushcell.plain-data-sources=reports");
        Connection crm = TwoSourcesApplication.named(context, "crm").getConnection();
        Statement statement = crm.createStatement()) {
      statement.execute("create table contact (email varchar(60), phone_number varchar(20))");
      statement.execute("insert into contact values ('ada@example.com', '1')");
      DataSource reports = TwoSourcesApplication.named(context, "reports");
      try (Connection plain = reports.getConnection()) {
        assertThat(plain.getMetaData().getURL()).startsWith("jdbc:h2:");
      }
    }
    assertThat(started.stored("CONTACT", "EMAIL"))
        .singleElement()
        .asString()
        .hasSizeGreaterThan(52);
  }

  private ConfigurableApplicationContext start(String... settings) {
    return started.run(
        TwoSourcesApplication.class,
        Stream.concat(
            Stream.concat(started.keyStore().stream(), Stream.of(settings)),
            Stream.of("spring.data.jpa.repositories.enabled=false")));
  }
}
