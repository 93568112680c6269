package dev.hushcell.spring.boot4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.spring.SlicesScene;
import dev.hushcell.spring.app.Contacts;
import dev.hushcell.spring.app.CrmApplication;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Slices of tests, and databases of containers, with Spring Boot 4. */
class SlicesOfBoot4Tests {
  /** The database that the slice embeds instead of the application's is protected too. */
  @Nested
  @DataJpaTest
  @ContextConfiguration(classes = CrmApplication.class)
  class EmbeddedForJpa {
    @Autowired Contacts contacts;
    @Autowired DataSource source;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
      SlicesScene.settings(registry);
      registry.add("spring.datasource.url", () -> "jdbc:hushcell:h2:mem:unused");
      registry.add("spring.test.database.replace", () -> "ANY");
    }

    @Test
    void isProtected() throws Exception {
      SlicesScene.use(contacts, source);
    }
  }

  /** A slice without entities, by the URL of the application. */
  @Nested
  @JdbcTest
  @AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
  @ContextConfiguration(classes = CrmApplication.class)
  class UrlForJdbc {
    @Autowired DataSource source;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
      SlicesScene.settings(registry);
      registry.add("spring.datasource.url", () -> "jdbc:hushcell:h2:mem:slice4");
    }

    @Test
    void isProtected() throws Exception {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table contact (email varchar(60), phone_number varchar(20))");
        statement.execute("insert into contact values ('ada@example.com', '1')");
      }
      SlicesScene.requireProtected(source, 2);
    }
  }

  /**
   * Connection details, as containers give them, have a URL that nobody can write a prefix into.
   */
  @Nested
  @SpringBootTest(
      classes = {CrmApplication.class, SlicesOfBoot4Tests.DetailsOfAContainer.Container.class})
  class DetailsOfAContainer {
    @Autowired Contacts contacts;
    @Autowired DataSource source;
    @Autowired JdbcConnectionDetails details;

    @TestConfiguration
    static class Container {
      @Bean
      JdbcConnectionDetails container() {
        return new JdbcConnectionDetails() {
          @Override
          public String getUsername() {
            return "sa";
          }

          @Override
          public String getPassword() {
            return "";
          }

          @Override
          public String getJdbcUrl() {
            return "jdbc:h2:mem:container4;DB_CLOSE_DELAY=-1";
          }
        };
      }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
      SlicesScene.settings(registry);
    }

    @Test
    void getThePrefix() throws Exception {
      assertThat(details.getJdbcUrl()).startsWith("jdbc:hushcell:h2:mem:container4");
      assertThat(details.getDriverClassName()).isEqualTo("dev.hushcell.HushcellDriver");
      assertThat(details.getUsername()).isEqualTo("sa");
      SlicesScene.use(contacts, source);
    }
  }
}
