package dev.hushcell.contract.statements;

import dev.hushcell.contract.statements.model.Mail;
import dev.hushcell.contract.statements.model.Money;
import dev.hushcell.contract.statements.model.Parties;
import dev.hushcell.contract.statements.model.Shop;
import java.io.IOException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.dialect.SQLServerDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of Hibernate's statements are what Hibernate sends. */
class HibernateStatementsTests {
  @ParameterizedTest
  @EnumSource(Product.class)
  void listsWhatHibernateSends(Product product) throws IOException {
    Recorder recorder = new Recorder();
    ConnectionDouble database = new ConnectionDouble(recorder);
    recorder.step("create the tables");
    try (SessionFactory factory = configuration(product, database).buildSessionFactory()) {
      new HibernateSteps(factory, recorder, database).run();
      new HibernateQueries(factory, recorder, database).run();
      recorder.step("drop the tables");
    }
    new StatementList("hibernate", product).requireLists(recorder.all());
  }

  private static Configuration configuration(Product product, ConnectionDouble database) {
    Configuration configuration = new Configuration();
    for (Class<?> holder : new Class<?>[] {Parties.class, Money.class, Mail.class, Shop.class}) {
      for (Class<?> each : holder.getDeclaredClasses()) {
        if (!each.isEnum()) {
          configuration.addAnnotatedClass(each);
        }
      }
    }
    configuration.getProperties().put("hibernate.connection.datasource", database.dataSource());
    configuration.getProperties().put("hibernate.dialect", dialect(product));
    configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
    configuration.setProperty("hibernate.hbm2ddl.auto", "create-drop");
    configuration.setProperty("hibernate.use_sql_comments", "false");
    return configuration;
  }

  private static Dialect dialect(Product product) {
    return switch (product) {
      case H2 -> new H2Dialect(DatabaseVersion.make(2, 4));
      case POSTGRESQL -> new PostgreSQLDialect(DatabaseVersion.make(17));
      case MYSQL -> new MySQLDialect(DatabaseVersion.make(8, 4));
      case MARIADB -> new MariaDBDialect(DatabaseVersion.make(11, 4));
      case SQLSERVER -> new SQLServerDialect(DatabaseVersion.make(16));
    };
  }
}
