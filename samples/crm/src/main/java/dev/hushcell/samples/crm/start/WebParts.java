package dev.hushcell.samples.crm.start;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.samples.crm.credentials.InRows;
import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.handover.AtRouter;
import dev.hushcell.samples.crm.home.Home;
import dev.hushcell.samples.crm.reload.ConfigurationWatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages are made of, besides themselves. */
@Configuration
class WebParts {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Takes up a configuration that changed; see the page about keys. */
  @Bean
  ConfigurationWatch configurationWatch(
      @Value("${crm.home}") Path home, DataSourceProperties database, ApplicationContext context)
      throws IOException {
    return new ConfigurationWatch(
        Home.at(home), database, () -> context.getBeansOfType(HikariDataSource.class).values());
  }

  /** Who exports opens more than pages may; its profile has no limits, and reads contacts alone. */
  @Bean(defaultCandidate = false)
  @Qualifier("export")
  HikariDataSource exportPool(DataSourceProperties database) {
    HikariDataSource pool =
        database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("export");
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(0);
    if (String.valueOf(database.getUrl()).startsWith("jdbc:hushcell:")) {
      pool.addDataSourceProperty("hushcell.profile", "export");
    }
    return pool;
  }

  @Bean
  @ConditionalOnProperty(name = "crm.role", havingValue = "all")
  InRows passwordsInRows() {
    return new InRows();
  }

  @Bean
  @ConditionalOnProperty(name = "crm.role", havingValue = "web")
  PasswordKeeper passwordsAtRouter(
      @Value("${crm.handover.port}") int port, @Value("${crm.home}") Path home) {
    return new AtRouter(URI.create("http://localhost:" + port), home.resolve("router.token"));
  }
}
