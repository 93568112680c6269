package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.spring.actuator.HushcellEndpoint;
import dev.hushcell.spring.app.Contact;
import dev.hushcell.spring.app.Contacts;
import dev.hushcell.spring.app.CrmApplication;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.context.ConfigurableApplicationContext;

/** What Actuator shows of protection, and that none of it is a secret. */
class ActuatorTests {
  private static final String NUMBER = "555-1815";

  @TempDir Path directory;

  /** Each generation of Spring Boot has its health in another package. */
  private static String health(ConfigurableApplicationContext context) throws Exception {
    Object indicator = context.getBean("hushcellHealthIndicator");
    return indicator.getClass().getMethod("health").invoke(indicator).toString();
  }

  @Test
  void showsModuleCatalogueKeysAndCounts() throws Exception {
    Started started = new Started(directory);
    try (ConfigurableApplicationContext context =
        started.run(
            "spring.datasource.url=" + started.url(),
            "management.info.hushcell.enabled=true",
            "management.endpoint.hushcell.access=read-only",
            "management.endpoints.jmx.exposure.include=*",
            "spring.jmx.enabled=true")) {
      Contacts contacts = context.getBean(Contacts.class);
      contacts.save(new Contact("ada@example.com", NUMBER, "London"));
      contacts.findByEmail("ada@example.com");

      assertThat(health(context))
          .startsWith("UP")
          .contains(
              "dataSource", "BC-FJA", "approvedOnly=true", "bcfks", "fingerprint", "overdue=[]");
      assertThat(context.getBean(HushcellEndpoint.class).status().toString())
          .contains("PHONE_NUMBER", "EQUALITY", "keyEncryptionKeys", "CURRENT")
          .doesNotContain(NUMBER, Started.PASSWORD);
      assertThat(context.getBean(InfoEndpoint.class).info().toString()).contains("BC-FJA");
      assertThat(
              context.getBean(MeterRegistry.class).get("hushcell.cells").counters().stream()
                  .mapToDouble(each -> each.count())
                  .sum())
          .isGreaterThan(3);

      Files.delete(directory.resolve("keys.bcfks"));
      assertThat(health(context))
          .startsWith("UNKNOWN")
          .contains("keyStoreProblem=[HC-", "overdue=[]");
    }
  }

  @Test
  void aDryRunStartsAndIsNotCalledHealthy() throws Exception {
    Started started = new Started(directory);
    Path file = directory.resolve("dry.yaml");
    Files.writeString(
        file, "keystore: { type: bcfks, path: none, password: x, key: m }\ndry-run: true\n");
    try (ConfigurableApplicationContext context =
        started.run(
            CrmApplication.class,
            Stream.of("spring.datasource.url=" + started.url(), "hushcell.config=" + file))) {
      assertThat(health(context)).startsWith("UNKNOWN").contains("dryRun=nothing is encrypted");
    }
  }
}
