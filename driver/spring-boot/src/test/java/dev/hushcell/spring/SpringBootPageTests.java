package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.spring.app.Contact;
import dev.hushcell.spring.app.Contacts;
import dev.hushcell.spring.app.CrmApplication;
import dev.hushcell.spring.settings.ApplicationSettings;
import dev.hushcell.spring.settings.SpringSettingSource;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The lines that the page on Spring Boot tells people to write. */
class SpringBootPageTests {
  private static final Path PAGE = Path.of("..", "docs", "frameworks", "spring-boot.md");

  @TempDir Path directory;

  /** Returns the block of a language that has a text in it. */
  private static String block(String language, String text) throws Exception {
    List<String> blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult each) -> each.group(1))
            .filter(each -> each.contains(text))
            .toList();
    assertThat(blocks).hasSize(1);
    return blocks.get(0).stripIndent();
  }

  @Test
  void theFirstOnesAreEnough() throws Exception {
    Started started = new Started(directory);
    Path file = directory.resolve("application.yml");
    Files.writeString(
        file,
        block("yaml", "datasource:")
            .replace("jdbc:hushcell:postgresql://db.example.com/crm", started.url())
            .replace("${user.home}/.crm", directory.toString()));
    try (ConfigurableApplicationContext context =
        started.run(
            CrmApplication.class,
            Stream.of(
                "spring.config.location=file:" + file, "CRM_KEYS_PASSWORD=" + Started.PASSWORD))) {
      context.getBean(Contacts.class).save(new Contact("ada@example.com", "1", "London"));
    }
    assertThat(started.stored("CONTACT", "EMAIL"))
        .singleElement()
        .asString()
        .hasSizeGreaterThan(52);
  }

  @Test
  void columnsAreReadAsTheyStandThere() throws Exception {
    Properties written = new Properties();
    written.load(new StringReader(block("properties", "hushcell.columns")));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new PropertiesPropertySource("page", written));
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("rest", Map.of("hushcell.keystore.type", "bcfks")));
    try (ApplicationSettings settings =
        new ApplicationSettings(environment, getClass().getClassLoader())) {
      String reference = settings.setting("hushcell.config").orElseThrow().split(":", 2)[1];
      assertThat(new SpringSettingSource().configuration(reference))
          .contains(
              "\"contact.email\": { \"limits\": { \"opened\": 5000 }, \"search\": \"full\" },"
                  + " \"mailbox.password\": {  }");
    }
  }
}
