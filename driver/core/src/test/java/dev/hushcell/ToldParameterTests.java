package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.CellCount;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A parameter that tells a tenant or a row is set again in each way that JDBC has. No cell is
 * sealed for the one before: either it is that of the row, or nothing is stored.
 */
class ToldParameterTests {
  private static final int TOLD = 2;

  /** Those without a scale, of which nobody knows what it would make of a value. */
  private static final int UNDERSTOOD = 5;

  @TempDir Path directory;

  @FunctionalInterface
  private interface Setting {
    void set(PreparedStatement statement, Connection ours) throws SQLException;
  }

  private static Map<String, Setting> settings(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    Map<String, Setting> all = new LinkedHashMap<>();
    all.put("setString", (s, c) -> s.setString(TOLD, value));
    all.put("setNString", (s, c) -> s.setNString(TOLD, value));
    all.put("setObject", (s, c) -> s.setObject(TOLD, value));
    all.put("setObject int", (s, c) -> s.setObject(TOLD, value, Types.VARCHAR));
    all.put("setObject int int", (s, c) -> s.setObject(TOLD, value, Types.VARCHAR, 0));
    all.put("setObject type", (s, c) -> s.setObject(TOLD, value, JDBCType.VARCHAR));
    all.put("setObject type int", (s, c) -> s.setObject(TOLD, value, JDBCType.VARCHAR, 0));
    all.put("setObject null", (s, c) -> s.setObject(TOLD, null));
    all.put("setObject null int", (s, c) -> s.setObject(TOLD, null, Types.VARCHAR));
    all.put("setString null", (s, c) -> s.setString(TOLD, null));
    all.put("setNull", (s, c) -> s.setNull(TOLD, Types.VARCHAR));
    all.put("setNull name", (s, c) -> s.setNull(TOLD, Types.VARCHAR, "VARCHAR"));
    all.put("setBytes", (s, c) -> s.setBytes(TOLD, bytes));
    all.put("setCharacterStream", (s, c) -> s.setCharacterStream(TOLD, new StringReader(value)));
    all.put(
        "setCharacterStream int",
        (s, c) -> s.setCharacterStream(TOLD, new StringReader(value), value.length()));
    all.put(
        "setCharacterStream long",
        (s, c) -> s.setCharacterStream(TOLD, new StringReader(value), (long) value.length()));
    all.put("setNCharacterStream", (s, c) -> s.setNCharacterStream(TOLD, new StringReader(value)));
    all.put("setAsciiStream", (s, c) -> s.setAsciiStream(TOLD, new ByteArrayInputStream(bytes)));
    all.put("setBinaryStream", (s, c) -> s.setBinaryStream(TOLD, new ByteArrayInputStream(bytes)));
    all.put("setClob reader", (s, c) -> s.setClob(TOLD, new StringReader(value)));
    all.put("setNClob reader", (s, c) -> s.setNClob(TOLD, new StringReader(value)));
    all.put(
        "setClob",
        (s, c) -> {
          Clob clob = c.createClob();
          clob.setString(1, value);
          s.setClob(TOLD, clob);
        });
    all.put(
        "setNClob",
        (s, c) -> {
          NClob clob = c.createNClob();
          clob.setString(1, value);
          s.setNClob(TOLD, clob);
        });
    all.put(
        "cleared",
        (s, c) -> {
          s.clearParameters();
          s.setString(1, "again");
        });
    return all;
  }

  @Test
  void noCellHasTheKeyOfTheTenantBefore() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { deal.note: { key: { per: tenant } } }\n");
    try (Connection ours = sandbox.connectAnew(sandbox.file("crm"))) {
      run(ours, "create table deal(note varchar(40), tenant varchar(40))");
      Hushcell.keys(ours).addTenant("acme", false);
      Hushcell.keys(ours).addTenant("globex", false);
      int stored = 0;
      for (Map.Entry<String, Setting> each : settings("globex").entrySet()) {
        try (PreparedStatement insert =
            ours.prepareStatement("insert into deal (note, tenant) values (?, ?)")) {
          insert.setString(1, "first");
          insert.setString(TOLD, "acme");
          assertThat(insert.executeUpdate()).isOne();
          stored += again(insert, each.getValue(), ours);
        }
        assertThat(cells(ours)).as(each.getKey()).isEqualTo(rows(ours));
      }
      assertThat(stored).as("sets that were understood").isEqualTo(UNDERSTOOD);
    }
  }

  @Test
  void noCellBelongsToTheRowBefore() throws Exception {
    Sandbox sandbox = new Sandbox(directory, "columns: { pay.amount: { belongs-to: id } }\n");
    try (Connection ours = sandbox.connectAnew(sandbox.file("crm"))) {
      run(ours, "create table pay(amount varchar(40), id bigint primary key)");
      int stored = 0;
      int id = 100;
      for (Setting each : settings("7").values()) {
        run(ours, "delete from pay where id = 7");
        try (PreparedStatement insert =
            ours.prepareStatement("insert into pay (amount, id) values (?, ?)")) {
          insert.setString(1, "first");
          insert.setInt(TOLD, id++);
          assertThat(insert.executeUpdate()).isOne();
          stored += again(insert, each, ours);
        }
        assertThat(Sandbox.rows(ours, "select amount from pay where amount is not null"))
            .isSubsetOf("first", "again");
      }
      assertThat(stored).as("sets that were understood").isEqualTo(UNDERSTOOD);
    }
  }

  /** Runs it once more with the parameter set in another way; 0 where that is refused. */
  private static int again(PreparedStatement insert, Setting setting, Connection ours) {
    try {
      insert.setString(1, "again");
      setting.set(insert, ours);
      return insert.executeUpdate();
    } catch (SQLException e) {
      return 0;
    }
  }

  /** Returns how many cells there are under each key. */
  private static List<Long> cells(Connection ours) throws SQLException {
    return Hushcell.keys(ours).cells().stream().map(CellCount::cells).sorted().toList();
  }

  /** Returns how many rows each tenant has. */
  private static List<Long> rows(Connection ours) throws SQLException {
    return Sandbox.rows(ours, "select count(*) from deal where tenant is not null group by tenant")
        .stream()
        .map(Long::valueOf)
        .sorted()
        .toList();
  }
}
