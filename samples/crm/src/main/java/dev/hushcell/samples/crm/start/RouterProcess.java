package dev.hushcell.samples.crm.start;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.samples.crm.handover.HandOverServer;
import dev.hushcell.samples.crm.handover.Removal;
import dev.hushcell.samples.crm.handover.Vault;
import dev.hushcell.samples.crm.home.Home;
import dev.hushcell.samples.crm.reload.ConfigurationWatch;
import dev.hushcell.samples.crm.router.RouterConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The router alone: no pages, and a database and key store of its own for passwords. Nobody who
 * takes over the process of the pages gets them from there.
 */
@Import(RouterConfiguration.class)
public class RouterProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RouterProcess.class);

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Takes up a configuration that changed; the pages' process does the same. */
  @Bean
  ConfigurationWatch configurationWatch(
      @Value("${crm.home}") Path home,
      DataSourceProperties database,
      @Qualifier("router") HikariDataSource rows)
      throws IOException {
    return new ConfigurationWatch(Home.at(home), database, () -> List.of(rows));
  }

  @Bean(defaultCandidate = false)
  @Qualifier("vault")
  HikariDataSource vaultPool(
      @Value("${crm.vault.home}") Path directory, @Value("${crm.vault.url}") String url)
      throws IOException {
    Home home = Home.at(directory);
    home.password("keys.password");
    home.template("vault.yaml", "hushcell.yaml", "");
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("vault");
    pool.setJdbcUrl(url);
    pool.setUsername("sa");
    pool.setPassword("");
    pool.setMaximumPoolSize(2);
    pool.addDataSourceProperty("hushcell.config", home.file("hushcell.yaml").toString());
    Flyway.configure().dataSource(pool).locations("classpath:db/vault").load().migrate();
    return pool;
  }

  @Bean
  Vault vault(
      @Qualifier("vault") HikariDataSource vaultPool, @Qualifier("router") HikariDataSource rows) {
    Vault vault = new Vault(JdbcClient.create(vaultPool));
    int moved = new Removal(JdbcClient.create(rows), vault).move();
    if (moved > 0) {
      LOG.info("{} passwords were moved from the application's database to the vault", moved);
    }
    return vault;
  }

  @Bean
  HandOverServer handOverServer(
      Vault vault, @Value("${crm.home}") Path home, @Value("${crm.handover.port}") int port)
      throws IOException {
    HandOverServer server =
        HandOverServer.start(port, vault, Home.at(home).password("router.token"));
    System.out.println("The router takes passwords on port " + server.port());
    return server;
  }
}
