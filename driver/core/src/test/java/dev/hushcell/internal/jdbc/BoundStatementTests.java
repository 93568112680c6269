package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundStatementTests {
  private static final ProtectedColumn NOTE = Surface.text("NOTE", Search.NONE);
  private static final ProtectedColumn EMAIL = Surface.text("EMAIL", Search.EQUALITY);
  private static final String INSERT = "INSERT INTO contact(id, note) VALUES (?, ?)";

  private Surface surface;

  @BeforeEach
  void open() throws SQLException {
    surface = Surface.open();
    surface.directly(
        "CREATE TABLE contact(id INT, note VARBINARY(400), email VARBINARY(400), age INT)");
    surface.plans.touching(INSERT).plain().assigned(NOTE);
    surface.plans.touching("SELECT id, note FROM contact ORDER BY id").columns(null, NOTE);
  }

  @AfterEach
  void close() throws SQLException {
    surface.close();
  }

  private List<String> stored() throws SQLException {
    List<String> cells = new ArrayList<>();
    try (var statement = surface.raw.createStatement();
        ResultSet rows = statement.executeQuery("SELECT note FROM contact ORDER BY id")) {
      while (rows.next()) {
        byte[] cell = rows.getBytes(1);
        cells.add(cell == null ? "null" : HexFormat.of().formatHex(cell));
      }
    }
    return cells;
  }

  private List<String> read() throws SQLException {
    List<String> values = new ArrayList<>();
    try (var statement = surface.connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, note FROM contact ORDER BY id")) {
      while (rows.next()) {
        values.add(rows.getInt(1) + "=" + rows.getString(2));
      }
    }
    return values;
  }

  @Test
  void valueForAParameterThatIsNotThereIsNotShownToTheDriver() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      surface.traffic.clear();
      assertThatThrownBy(() -> insert.setString(3, "secret")).hasMessageContaining("HC-4017");
      assertThatThrownBy(() -> insert.setString(0, "secret")).hasMessageContaining("HC-4017");
      assertThat(surface.traffic.calls()).allMatch(call -> call.arguments().isEmpty());
    }
  }

  @Test
  void sealsARetainedValueAnewAtEachRun() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setString(2, "kept");
      insert.setInt(1, 1);
      insert.executeUpdate();
      insert.setInt(1, 2);
      insert.execute();
      insert.setInt(1, 3);
      assertThat(insert.executeLargeUpdate()).isEqualTo(1);
    }
    assertThat(read()).containsExactly("1=kept", "2=kept", "3=kept");
    assertThat(stored()).doesNotHaveDuplicates();
  }

  @Test
  void sealsEachRowOfABatchAnew() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setString(2, "same");
      for (int i = 1; i <= 3; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      insert.setInt(1, 4);
      insert.setNull(2, Types.VARCHAR);
      insert.addBatch();
      assertThat(insert.executeBatch()).containsExactly(1, 1, 1, 1);
      insert.setInt(1, 5);
      insert.setString(2, "later");
      insert.addBatch();
      assertThat(insert.executeLargeBatch()).containsExactly(1);
    }
    assertThat(read()).containsExactly("1=same", "2=same", "3=same", "4=null", "5=later");
    assertThat(stored()).doesNotHaveDuplicates();
  }

  @Test
  void forgetsABatchThatWasCleared() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setInt(1, 1);
      insert.setString(2, "dropped");
      insert.addBatch();
      insert.clearBatch();
      assertThat(insert.executeBatch()).isEmpty();
    }
    assertThat(stored()).isEmpty();
  }

  @Test
  void forgetsValuesWhenParametersAreCleared() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setInt(1, 1);
      insert.setString(2, "gone");
      insert.clearParameters();
      insert.setInt(1, 1);
      assertThatThrownBy(insert::executeUpdate)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("#2");
    }
    assertThat(stored()).isEmpty();
  }

  @Test
  void keepsACopyOfBytes() throws SQLException {
    ProtectedColumn bytes =
        Surface.column("NOTE", Search.NONE, Storage.BINARY, SampleTypes.ALL.get(17));
    surface.plans.touching(INSERT).plain().assigned(bytes);
    surface.plans.touching("SELECT note FROM contact").columns(bytes);
    byte[] value = {1, 2, 3};
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setInt(1, 1);
      insert.setBytes(2, value);
      value[0] = 9;
      insert.executeUpdate();
    }
    try (PreparedStatement select =
            surface.connection.prepareStatement("SELECT note FROM contact");
        ResultSet row = select.executeQuery()) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBytes(1)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void turnsLiteralsIntoParametersAndKeepsTheOrderOfTheOthers() throws SQLException {
    String sql =
        "UPDATE contact SET note = 'one', age = ?, email = 'two' WHERE id = ? AND note IS NULL";
    surface
        .plans
        .touching(sql)
        .plain()
        .plain()
        .literal("'one'", NOTE, Use.ASSIGNED, "one")
        .literal("'two'", EMAIL, Use.ASSIGNED, "two");
    surface.directly("INSERT INTO contact(id) VALUES (7), (8)");
    try (PreparedStatement update = surface.connection.prepareStatement(sql)) {
      update.setInt(1, 40);
      update.setInt(2, 7);
      assertThat(update.executeUpdate()).isEqualTo(1);
      update.setInt(2, 8);
      assertThat(update.executeUpdate()).isEqualTo(1);
      assertThatThrownBy(() -> update.setInt(3, 1)).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> update.setInt(0, 1)).isInstanceOf(SQLException.class);
      assertThat(update.getParameterMetaData().getParameterCount()).isEqualTo(2);
    }
    assertThat(surface.traffic.texts().get(0))
        .isEqualTo("UPDATE contact SET note = ?, age = ?, email = ? WHERE id = ? AND note IS NULL");
    assertThat(read()).containsExactly("7=one", "8=one");
    assertThat(stored()).doesNotHaveDuplicates();
  }

  @Test
  void bindsNullOrAConstantWhereOnlyNullnessIsAsked() throws SQLException {
    String sql = "SELECT id FROM contact WHERE (? IS NULL OR email = ?)";
    surface.plans.touching(sql).nullTest().compared(EMAIL).columns((ProtectedColumn) null);
    surface.directly("INSERT INTO contact(id) VALUES (1)");
    try (PreparedStatement select = surface.connection.prepareStatement(sql)) {
      Object[] values = {
        "secret",
        4711,
        true,
        new byte[] {47, 11},
        java.sql.Date.valueOf("1947-11-01"),
        java.sql.Time.valueOf("04:07:11"),
        java.util.UUID.randomUUID()
      };
      for (Object value : values) {
        select.setObject(1, value);
        select.setString(2, "nobody");
        try (ResultSet rows = select.executeQuery()) {
          assertThat(rows.next()).isFalse();
        }
      }
      select.setString(1, null);
      select.setString(2, null);
      try (ResultSet rows = select.executeQuery()) {
        assertThat(rows.next()).isTrue();
      }
    }
    assertThat(surface.traffic.calls().toString())
        .doesNotContain("secret", "4711", "1947", "04:07");
  }

  @Test
  void bindsTheStorageTypeForNull() throws SQLException {
    ProtectedColumn text = Surface.column("NOTE", Search.NONE, Storage.TEXT, SampleTypes.VARCHAR);
    String other = "INSERT INTO contact(id, note) VALUES (1, ?)";
    surface.plans.touching(other).assigned(text);
    try (PreparedStatement binary = surface.connection.prepareStatement(INSERT);
        PreparedStatement asText = surface.connection.prepareStatement(other)) {
      binary.setInt(1, 1);
      binary.setNull(2, Types.VARCHAR, "VARCHAR");
      binary.executeUpdate();
      asText.setNull(1, Types.INTEGER);
      asText.executeUpdate();
    }
    assertThat(surface.traffic.argumentsOf("PreparedStatement.setNull"))
        .containsExactly(List.of(2, Types.VARBINARY), List.of(1, Types.VARCHAR));
  }

  @Test
  void comparesWithTheSameCellEachTime() throws SQLException {
    surface.plans.touching("INSERT INTO contact(email) VALUES (?)").assigned(EMAIL);
    String find = "SELECT email FROM contact WHERE email IN (?, ?)";
    surface.plans.touching(find).compared(EMAIL).compared(EMAIL).columns(EMAIL);
    try (PreparedStatement insert =
            surface.connection.prepareStatement("INSERT INTO contact(email) VALUES (?)");
        PreparedStatement select = surface.connection.prepareStatement(find)) {
      insert.setString(1, "a@b");
      insert.executeUpdate();
      select.setString(1, "x");
      select.setString(2, "a@b");
      for (int i = 0; i < 2; i++) {
        try (ResultSet rows = select.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString("EMAIL")).isEqualTo("a@b");
        }
      }
    }
  }

  @Test
  void asksForFreshProtectionOnlyWhereSomethingIsSealed() throws SQLException {
    read();
    assertThat(surface.ledger.events).doesNotContain("requireFresh");
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setInt(1, 1);
      insert.setString(2, "x");
      insert.executeUpdate();
    }
    assertThat(surface.ledger.events).containsExactly("requireFresh");
  }
}
