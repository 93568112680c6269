package dev.hushcell.spring.boot4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.spring.SlicesScene;
import dev.hushcell.spring.app.Contacts;
import dev.hushcell.spring.app.CrmApplication;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.utility.DockerImageName;

/** A container of Testcontainers, whose URL Spring Boot asks for; it needs no Docker. */
@SpringBootTest(classes = {CrmApplication.class, ServiceConnectionTests.Containers.class})
class ServiceConnectionTests {
  @Autowired Contacts contacts;
  @Autowired DataSource source;
  @Autowired JdbcConnectionDetails details;

  /** Says that it runs, and has its database in this process. */
  static final class EmbeddedContainer extends JdbcDatabaseContainer<EmbeddedContainer> {
    EmbeddedContainer() {
      super(DockerImageName.parse("h2:none"));
    }

    @Override
    public void start() {
      // the database is there when it is first asked for
    }

    @Override
    public void stop() {
      // it ends with the process
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public String getDriverClassName() {
      return "org.h2.Driver";
    }

    @Override
    public String getJdbcUrl() {
      return "jdbc:h2:mem:serviceconnection4;DB_CLOSE_DELAY=-1";
    }

    @Override
    public String getUsername() {
      return "sa";
    }

    @Override
    public String getPassword() {
      return "";
    }

    @Override
    protected String getTestQueryString() {
      return "select 1";
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Containers {
    @Bean
    @ServiceConnection
    EmbeddedContainer database() {
      return new EmbeddedContainer();
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    SlicesScene.settings(registry);
  }

  @Test
  void getsThePrefix() throws Exception {
    assertThat(details.getJdbcUrl()).startsWith("jdbc:hushcell:h2:mem:serviceconnection4");
    assertThat(details.getDriverClassName()).isEqualTo("dev.hushcell.HushcellDriver");
    SlicesScene.use(contacts, source);
  }
}
