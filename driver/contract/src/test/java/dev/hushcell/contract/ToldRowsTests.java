package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.Keys;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A cell is sealed for the tenant, or the row, that the database stores beside it. */
@EachServer
class ToldRowsTests {
  private static final String COLUMNS =
      """
      columns:
        deal.note: { key: { per: tenant_id } }
        bill.note: { key: { per: tenant_id } }
        pay.amount: { belongs-to: id }
        contact.email: {}
      """;
  private static final List<Integer> TYPES =
      List.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.VARCHAR,
          Types.BOOLEAN,
          Types.BIT,
          Types.DOUBLE,
          Types.BINARY);

  @Parameter Server server;
  @TempDir Path directory;
  private Connection ours;
  private Scene scene;

  @BeforeEach
  void tables() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    ours = scene.ours();
    scene.run(
        ours,
        "create table deal (id int primary key, tenant_id varchar(4), title varchar(20), note"
            + " varchar(20))",
        "create table bill (id int primary key, tenant_id smallint, note varchar(20))",
        "create table contact (id int primary key, title varchar(20), email varchar(20))");
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private boolean hasRowsOfCells() {
    return !server.name().equals("sqlite");
  }

  @Test
  void resultSetsMoveNoRow() throws Exception {
    assumeTrue(
        ours.getMetaData()
            .supportsResultSetConcurrency(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE));
    Hushcell.keys(ours).addTenant("acme", false);
    scene.run(
        ours,
        "create table pay (id int primary key, title varchar(20), amount varchar(20))",
        "insert into deal (id, tenant_id, title, note) values (1, 'acme', 't', 'x')",
        "insert into pay (id, title, amount) values (1, 't', 'x')",
        "insert into contact (id, title, email) values (1, 't', 'x')");
    assertUnchanged(ours, "select id, tenant_id, note from deal", 2, "blue");
    assertUnchanged(ours, "select id, tenant_id as title from deal", 2, "blue");
    assertUnchanged(ours, "select contact.id, contact.tenant_id from deal contact", 2, "blue");
    assertUnchanged(ours, "select id, title from pay", 1, "77");
    try (Statement statement = updatable(ours);
        ResultSet rows = statement.executeQuery("select id, title, email from contact")) {
      assertThat(rows.next()).isTrue();
      rows.updateString("title", "new");
      rows.updateRow();
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select id, tenant_id from deal")).containsExactly("1|acme");
      assertThat(Found.rows(plain, "select id from pay")).containsExactly("1");
      assertThat(Found.rows(plain, "select title from contact")).containsExactly("new");
    }
  }

  /** The driver of MySQL has an option by which it calls a table by its alias. */
  @Test
  @EveryServer
  void anAliasIsNoOtherTable() throws Exception {
    assumeTrue(ours.getMetaData().getDriverName().startsWith("MySQL"));
    Hushcell.keys(ours).addTenant("acme", false);
    scene.run(ours, "insert into deal (id, tenant_id, title, note) values (1, 'acme', 't', 'x')");
    Base base = scene.base();
    String url = base.url() + base.separator() + "useOldAliasMetadataBehavior=true";
    Base aliased = new Base(url, base.user(), base.password(), '&');
    try (Connection other = aliased.ours(scene.configuration())) {
      assertUnchanged(other, "select contact.id, contact.tenant_id from deal contact", 2, "blue");
    }
  }

  private static Statement updatable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  private static void assertUnchanged(Connection connection, String query, int column, String value)
      throws SQLException {
    try (Statement statement = updatable(connection);
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      assertThatThrownBy(() -> rows.updateString(column, value))
          .as(query)
          .hasMessageContaining("[HC-4006]");
    }
  }

  /** Drivers make 44, 1 or TRUE of 300 for some types; that is not the tenant that was bound. */
  @Test
  void valueOfAnotherTypeTellsNoTenant() throws Exception {
    Keys keys = Hushcell.keys(ours);
    for (String tenant : List.of("300", "44", "1")) {
      keys.addTenant(tenant, false);
    }
    int stored = 0;
    for (int i = 0; i < TYPES.size(); i++) {
      stored += inserts("insert into bill (tenant_id, id, note) values (?, ?, ?)", i, false);
      stored += inserts("insert into bill (tenant_id, id, note) values (?, ?, ?)", i, true);
    }
    assertThat(stored).isGreaterThanOrEqualTo(4);
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select distinct tenant_id from bill")).containsExactly("300");
    }
    assertThat(keys.cells()).extracting(CellCount::cells).containsExactly((long) stored);
  }

  @Test
  void valueOfAnotherTypeTellsNoRow() throws Exception {
    assumeTrue(hasRowsOfCells());
    scene.run(ours, "create table pay (id int primary key, v int, amount varchar(20))");
    int stored = 0;
    for (int i = 0; i < TYPES.size(); i++) {
      if (inserts("insert into pay (id, v, amount) values (?, ?, ?)", i, i % 2 == 0) == 1) {
        stored++;
        assertThat(Found.rows(ours, "select id, amount from pay")).containsExactly("300|x");
      }
      scene.run(ours, "delete from pay");
    }
    assertThat(stored).isGreaterThanOrEqualTo(2);
  }

  /** Returns how many rows are inserted for 300, bound as a type, which may fail. */
  private int inserts(String sql, int type, boolean object) throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      statement.setInt(2, 2 * type + (object ? 1 : 0));
      statement.setString(3, "x");
      try {
        if (object) {
          statement.setObject(1, 300, JDBCType.valueOf(TYPES.get(type)));
        } else {
          statement.setObject(1, 300, TYPES.get(type));
        }
        return statement.executeUpdate();
      } catch (SQLException refused) {
        return 0;
      }
    }
  }

  /** By a scale a driver rounds: one of -1 makes 320 of 317. */
  @Test
  void scaledValueTellsNoTenant() throws Exception {
    Hushcell.keys(ours).addTenant("317", false);
    try (PreparedStatement statement =
        ours.prepareStatement("insert into bill (id, tenant_id, note) values (1, ?, 'x')")) {
      statement.setObject(1, new BigDecimal(317), Types.DECIMAL, 0);
      assertThatThrownBy(statement::executeUpdate).hasMessageContaining("[HC-4070]");
      statement.setInt(1, 317);
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  @Test
  @EveryServer
  void nothingIsCutToAnotherTenant() throws Exception {
    assumeTrue(server.words().names().contains("mysql"));
    Hushcell.keys(ours).addTenant("acme1", false);
    for (String sql :
        List.of(
            "insert ignore into deal (id, tenant_id, note) values (1, 'acme1', 'x')",
            "insert ignore into deal set id = 1, tenant_id = 'acme1', note = 'x'",
            "update ignore deal set note = 'x' where tenant_id = 1")) {
      assertThatThrownBy(() -> scene.run(ours, sql)).as(sql).hasMessageContaining("[HC-2141]");
    }
    assertThatCode(() -> scene.run(ours, "delete from deal where tenant_id = 'x'"))
        .doesNotThrowAnyException();
  }

  /** Where a text is compared with a number, some database takes these for equal. */
  @Test
  void namesOfOneNumberAreOfOneTenant() throws Exception {
    Keys keys = Hushcell.keys(ours);
    keys.addTenant("1", false);
    for (String name : List.of("01", "1.0", "1e0", "10E-1", "0.1e1", "1a", "1-0")) {
      assertThatThrownBy(() -> keys.addTenant(name, false))
          .as(name)
          .hasMessageContaining("[HC-1382]");
    }
    for (String name : List.of("1.1", "1e1", "2a", "a1")) {
      assertThat(keys.addTenant(name, false).tenant()).isEqualTo(name);
    }
  }
}
