package dev.hushcell.applications;

import dev.hushcell.applications.people.People;
import dev.hushcell.applications.people.PeopleApplication;
import dev.hushcell.applications.people.Person;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The application on one database. */
final class Running implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  Running(Base base) {
    SpringApplication application =
        new SpringApplicationBuilder(PeopleApplication.class).properties(settings(base)).build();
    this.context = application.run();
    new Filling(this).fill();
  }

  private static Map<String, Object> settings(Base base) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("spring.main.banner-mode", "off");
    settings.put("server.port", "0");
    settings.put("spring.datasource.url", base.url());
    settings.put("spring.datasource.driver-class-name", base.driver());
    settings.put("spring.datasource.username", base.user());
    settings.put("spring.datasource.password", base.password());
    settings.put("spring.datasource.hikari.maximum-pool-size", "4");
    settings.put("spring.jpa.hibernate.ddl-auto", "create");
    settings.put("spring.web.error.include-message", "always");
    settings.put("spring.data.rest.detection-strategy", "annotated");
    return settings;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  People people() {
    return bean(People.class);
  }

  JdbcTemplate jdbc() {
    return bean(JdbcTemplate.class);
  }

  EntityManager entities() {
    return bean(EntityManager.class);
  }

  /** Returns everybody, as they are stored now. */
  List<Person> everybody() {
    entities().flush();
    entities().clear();
    return people().findAll(Sort.by("id"));
  }

  String port() {
    return context.getEnvironment().getProperty("local.server.port");
  }

  /** Does something and takes it back. */
  String undone(Check<Running> check) {
    return bean(TransactionTemplate.class)
        .execute(
            status -> {
              status.setRollbackOnly();
              try {
                return Shown.of(check.call().in(this), check.isOrdered());
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Override
  public void close() {
    context.close();
  }
}
