package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.config.mistake.ConfigFault;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that the project never ran on are connected to only where the file says so. */
class UnprovenTests {
  private static final String COLUMNS = "columns: { contact.email: {} }\n";
  private static final String SQL_SERVER = "sqlserver://db;databaseName=crm";
  private static final String MYSQL = "mysql://db/crm";
  private static final String MYSQL_9_7 = "mysql://db/crm?version=9.7.4";

  @TempDir Path directory;
  private final Stub stub = new Stub();

  @BeforeEach
  void register() throws SQLException {
    DriverManager.registerDriver(stub);
  }

  @AfterEach
  void deregister() throws SQLException {
    DriverManager.deregisterDriver(stub);
  }

  @Test
  void sqlServerIsRefusedByItsUrlBeforeThereIsAConnection() throws Exception {
    SQLException refusal = refusal(SQL_SERVER, "");
    assertThat((Throwable) refusal)
        .hasMessageContaining("has never run on a server of this version")
        .hasMessageContaining("-Dhushcell.it.sqlserver.url=")
        .hasMessageContaining("unproven: [sqlserver]");
    assertThat(stub.connections).hasValue(0);
  }

  @Test
  void mysqlIsRefusedAsSoonAsTheServerSaysThatItIsOne() throws Exception {
    assertThat((Throwable) refusal(MYSQL, ""))
        .hasMessageContaining("statements of MySQL")
        .hasMessageContaining("-Dhushcell.contract.servers=mysql-server ")
        .hasMessageContaining("unproven: [mysql]");
    assertThat(stub.connections).hasValue(1);
  }

  /** The contract runs on it through MySQL's driver. */
  @Test
  void versionOnWhichTheContractRunsIsAsked() throws Exception {
    Sandbox sandbox = Sandbox.withBcfks(directory, COLUMNS);
    String ours = "jdbc:hushcell:" + MYSQL_9_7 + "&hushcell.config=" + sandbox.configuration;
    assertThatThrownBy(() -> new HushcellDriver().connect(ours, new Properties()))
        .hasMessageNotContaining(ConfigFault.UNPROVEN_DATABASE.id())
        .hasStackTraceContaining(Stub.ASKED);
    stub.driver = "MariaDB Connector/J";
    refusal(MYSQL_9_7, "");
  }

  @Test
  void oneIsNotTheOther() throws Exception {
    refusal(SQL_SERVER, "unproven: mysql\n");
    refusal(MYSQL, "unproven: [sqlserver]\n");
  }

  @Test
  void dataSourceIsRefusedToo() throws Exception {
    Sandbox sandbox = Sandbox.withBcfks(directory, COLUMNS);
    try (HushcellDataSource source = new HushcellDataSource(stub.source("jdbc:" + SQL_SERVER))) {
      source.setConfig(sandbox.configuration.toString());
      Refusal.of(ConfigFault.UNPROVEN_DATABASE, source::getConnection);
    }
  }

  @Test
  void dryRunIsRefusedToo() throws Exception {
    refusal(SQL_SERVER, "dry-run: true\n");
  }

  @Test
  void withTheLineInTheFileTheDatabaseIsAsked() throws Exception {
    Sandbox sandbox = Sandbox.withBcfks(directory, COLUMNS + "unproven: [sqlserver, mysql]\n");
    for (String url : new String[] {SQL_SERVER + ";", MYSQL + "?"}) {
      String ours = "jdbc:hushcell:" + url + "hushcell.config=" + sandbox.configuration;
      assertThatThrownBy(() -> new HushcellDriver().connect(ours, new Properties()))
          .hasMessageNotContaining(ConfigFault.UNPROVEN_DATABASE.id())
          .hasStackTraceContaining(Stub.ASKED);
    }
  }

  private SQLException refusal(String url, String lines) throws Exception {
    Sandbox sandbox = Sandbox.withBcfks(directory, COLUMNS + lines);
    char separator = url.contains("?") ? '&' : url.startsWith("mysql") ? '?' : ';';
    String ours = "jdbc:hushcell:" + url + separator + "hushcell.config=" + sandbox.configuration;
    return Refusal.of(
        ConfigFault.UNPROVEN_DATABASE, () -> new HushcellDriver().connect(ours, new Properties()));
  }

  /** A driver whose server says what it is and fails when it is asked for more. */
  private static final class Stub implements Driver {
    static final String ASKED = "the server was asked";

    private final AtomicInteger connections = new AtomicInteger();
    private String driver = "MySQL Connector/J";

    Connection connect(String url) {
      connections.incrementAndGet();
      return connection(url, url.startsWith("jdbc:mysql:"));
    }

    DataSource source(String url) {
      return (DataSource)
          proxy(
              DataSource.class,
              (name) -> name.equals("getConnection") ? connect(url) : Integer.valueOf(0));
    }

    private Connection connection(String url, boolean mysql) {
      String version = url.contains("version=9.7.4") ? "9.7.4" : "8.4.6";
      Map<String, String> answers =
          Map.of(
              "getDatabaseProductName", mysql ? "MySQL" : "Microsoft SQL Server",
              "getDatabaseProductVersion", mysql ? version : "16.00.4135",
              "getDriverName", mysql ? driver : "Microsoft JDBC Driver for SQL Server",
              "getURL", url);
      DatabaseMetaData metaData =
          (DatabaseMetaData)
              proxy(
                  DatabaseMetaData.class,
                  (name) -> {
                    if (!answers.containsKey(name)) {
                      throw new SQLException(ASKED);
                    }
                    return answers.get(name);
                  });
      return (Connection)
          proxy(
              Connection.class,
              (name) -> {
                if (name.equals("getMetaData")) {
                  return metaData;
                }
                if (name.equals("close")) {
                  return null;
                }
                throw new SQLException(ASKED);
              });
    }

    private interface Answer {
      Object to(String method) throws SQLException;
    }

    private static Object proxy(Class<?> type, Answer answer) {
      return Proxy.newProxyInstance(
          Stub.class.getClassLoader(),
          new Class<?>[] {type},
          (self, method, arguments) -> answer.to(method.getName()));
    }

    @Override
    public Connection connect(String url, Properties info) {
      return acceptsURL(url) ? connect(url) : null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:sqlserver:") || url.startsWith("jdbc:mysql:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getLogger("stub");
    }
  }
}
