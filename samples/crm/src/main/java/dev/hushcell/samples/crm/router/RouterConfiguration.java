package dev.hushcell.samples.crm.router;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.samples.crm.credentials.PasswordSource;
import dev.hushcell.samples.crm.router.store.ActivityRows;
import dev.hushcell.samples.crm.router.store.MailboxReader;
import dev.hushcell.samples.crm.router.store.MailboxRows;
import dev.hushcell.samples.crm.router.store.OutboxRows;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The router and its own pool of connections: the same database as that of the pages, under another
 * profile, which may read passwords of mailboxes.
 */
@Configuration
@ConditionalOnExpression("'${crm.role}' != 'web'")
@EnableConfigurationProperties({RouterSettings.class, DataSourceProperties.class})
public class RouterConfiguration {
  private static final String PROTECTED = "jdbc:hushcell:";

  /** The pool; not the default candidate, so that JPA and Flyway use the other one. */
  @Bean(defaultCandidate = false)
  @Qualifier("router")
  HikariDataSource routerPool(DataSourceProperties database) {
    HikariDataSource pool =
        database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("router");
    if (String.valueOf(database.getUrl()).startsWith(PROTECTED)) {
      pool.addDataSourceProperty("hushcell.profile", "router");
    }
    return pool;
  }

  @Bean
  Router router(
      @Qualifier("router") DataSource pool,
      RouterSettings settings,
      PasswordSource passwords,
      Clock clock) {
    JdbcClient database = JdbcClient.create(pool);
    MailboxRows mailboxes =
        new MailboxRows(
            database, new MailboxReader(database, passwords), UUID.randomUUID().toString());
    OutboxRows outbox = new OutboxRows(database);
    MailboxTurn turn =
        new MailboxTurn(
            mailboxes,
            new ActivityRows(database),
            outbox,
            new Delivery(outbox, settings, clock),
            new TransactionTemplate(new JdbcTransactionManager(pool)),
            settings,
            clock);
    return new Router(mailboxes, turn, clock);
  }
}
