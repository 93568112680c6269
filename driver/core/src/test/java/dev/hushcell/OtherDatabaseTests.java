package dev.hushcell;

import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.mistake.ConfigFault;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sources that lead to one database now and to another one then. */
class OtherDatabaseTests {
  @TempDir Path directory;
  private Sandbox sandbox;
  private final ThreadLocal<String> route = new ThreadLocal<>();

  @BeforeEach
  void makeTwo() throws IOException, SQLException {
    sandbox = new Sandbox(directory, "columns: { contact.email: {}, note.body: {} }\n");
    String contact = "create table contact(id int primary key, email varchar(100))";
    try (Connection one = sandbox.connectAnew(sandbox.file("one"))) {
      run(one, contact, "insert into contact values (1, 'ada@example.com')");
    }
    try (Connection other = sandbox.connectAnew(sandbox.file("other"))) {
      run(other, contact, "create table note(id int primary key, body varchar(100))");
    }
    sandbox.declare("columns: { contact.email: {} }\n");
  }

  /**
   * What is protected in the second one would go there in plaintext, or under keys of the first.
   */
  @Test
  void areRefusedFromTheSecondDatabaseOn() throws SQLException {
    try (HushcellDataSource ours = new HushcellDataSource(routing())) {
      ours.setConfig(sandbox.configuration.toString());
      assertReads(ours);
      route.set(sandbox.file("other"));
      Refusal.of(ConfigFault.OTHER_DATABASE, ours::getConnection);
      route.set(sandbox.file("one"));
      assertReads(ours);
    }
  }

  /** The catalogue is read by a thread of its own, for which a router may choose otherwise. */
  @Test
  void areRefusedWhereTheCatalogueIsThatOfAnotherDatabase() {
    route.set(sandbox.file("other"));
    try (HushcellDataSource ours = new HushcellDataSource(routing())) {
      ours.setConfig(sandbox.configuration.toString());
      Refusal.of(ConfigFault.OTHER_DATABASE, ours::getConnection);
    }
  }

  @Test
  void areRefusedAsThoseOfTheCatalogue() {
    try (HushcellDataSource ours = new HushcellDataSource(routing())) {
      ours.setConfig(sandbox.configuration.toString());
      ours.setCatalogueDataSource(routing(sandbox.file("other")));
      Refusal.of(ConfigFault.OTHER_DATABASE, ours::getConnection);
    }
  }

  @Test
  void areRefusedByPhysicalConnectionsToo() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUser("sa");
    h2.setPassword("");
    h2.setURL("jdbc:" + sandbox.file("one"));
    try (HushcellXaDataSource ours = new HushcellXaDataSource(h2)) {
      ours.setConfig(sandbox.configuration.toString());
      ours.getXAConnection().close();
      h2.setURL("jdbc:" + sandbox.file("other"));
      Refusal.of(ConfigFault.OTHER_DATABASE, ours::getXAConnection);
    }
  }

  @Test
  void mayNameTheSameDatabaseInSeveralWays() throws SQLException {
    try (HushcellDataSource ours = new HushcellDataSource(routing())) {
      ours.setConfig(sandbox.configuration.toString());
      assertReads(ours);
      route.set("h2:file:" + directory.resolve("../" + directory.getFileName()).resolve("one"));
      assertReads(ours);
    }
  }

  /** In memory nothing but the name tells one from another. */
  @Test
  void areTakenByTheirNameInMemory() throws SQLException {
    route.set("h2:mem:routed1;DB_CLOSE_DELAY=-1");
    DataSource both = routing("h2:mem:routed1");
    try (HushcellDataSource ours = new HushcellDataSource(both)) {
      ours.setConfig(sandbox.configuration.toString());
      ours.getConnection().close();
      route.set("h2:mem:routed2");
      Refusal.of(ConfigFault.OTHER_DATABASE, ours::getConnection);
    }
  }

  private static void assertReads(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      assertThat(rows(connection, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  private DataSource routing() {
    return routing(sandbox.file("one"));
  }

  /** Leads to the database that the thread asks for. */
  private DataSource routing(String usual) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> plain(route.get() == null ? usual : route.get());
                  case "getLoginTimeout" -> 0;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
