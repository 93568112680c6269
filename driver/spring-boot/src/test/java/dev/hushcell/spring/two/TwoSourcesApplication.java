package dev.hushcell.spring.two;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;

/** An application with two pools, each with settings of its own, as Spring Boot's guide has it. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class TwoSourcesApplication {
  @Bean
  @ConfigurationProperties("app.crm")
  HikariDataSource crm() {
    return DataSourceBuilder.create().type(HikariDataSource.class).build();
  }

  @Bean
  @ConfigurationProperties("app.reports")
  HikariDataSource reports() {
    return DataSourceBuilder.create().type(HikariDataSource.class).build();
  }

  /** For tests that ask for one by its name. */
  public static DataSource named(
      org.springframework.context.ApplicationContext context, String name) {
    return context.getBean(name, DataSource.class);
  }
}
