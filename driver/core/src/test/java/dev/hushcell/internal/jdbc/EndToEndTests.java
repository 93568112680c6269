package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndToEndTests {
  private static final ProtectedColumn EMAIL = Surface.text("EMAIL", Search.EQUALITY);
  private static final ProtectedColumn NOTE = Surface.text("NOTE", Search.NONE);
  private static final String INSERT = "INSERT INTO contact(id, email, note) VALUES (?, ?, ?)";
  private static final String FIND = "SELECT id, email, note FROM contact WHERE email = ?";

  private Surface surface;

  @BeforeEach
  void open() throws SQLException {
    surface = Surface.open();
    surface.directly(
        "CREATE TABLE contact(id INT, email VARBINARY(400) UNIQUE, note VARBINARY(400))");
    surface.plans.touching(INSERT).plain().assigned(EMAIL).assigned(NOTE);
    surface.plans.touching(FIND).compared(EMAIL).columns(null, EMAIL, NOTE);
  }

  @AfterEach
  void close() throws SQLException {
    surface.close();
  }

  @Test
  void storesCellsAndReadsText() throws SQLException {
    try (PreparedStatement insert = surface.connection.prepareStatement(INSERT)) {
      insert.setInt(1, 7);
      insert.setString(2, "ada@example.org");
      insert.setString(3, "first programmer");
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    try (PreparedStatement find = surface.connection.prepareStatement(FIND)) {
      find.setString(1, "ada@example.org");
      try (ResultSet row = find.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt("id")).isEqualTo(7);
        assertThat(row.getString(2)).isEqualTo("ada@example.org");
        assertThat(row.getString("note")).isEqualTo("first programmer");
        assertThat(row.next()).isFalse();
      }
    }
    assertThat(sent()).doesNotContain("ada@").doesNotContain("programmer");
  }

  @Test
  void sealsLiteralsOfAPlainStatement() throws SQLException {
    String update = "UPDATE contact SET note = 'secret-é' WHERE id = 1";
    surface.plans.touching(update).literal("'secret-é'", NOTE, Use.ASSIGNED, "secret-é");
    String select = "SELECT note FROM contact";
    surface.plans.touching(select).columns(NOTE);
    try (Statement statement = surface.connection.createStatement()) {
      statement.executeUpdate("INSERT INTO contact(id) VALUES (1)");
      statement.executeUpdate(update);
      try (ResultSet row = statement.executeQuery(select)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("secret-é");
      }
    }
    assertThat(sent()).doesNotContain("secret");
    assertThat(surface.traffic.texts().get(1))
        .startsWith("UPDATE contact SET note = X'f8")
        .endsWith("' WHERE id = 1");
  }

  @Test
  void passesUntouchedTextAsTheVerySameString() throws SQLException {
    String sql = new String("SELECT  1 /* odd   spacing */");
    try (Statement statement = surface.connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
    }
    assertThat(surface.traffic.texts()).singleElement().isSameAs(sql);
  }

  private String sent() {
    StringBuilder all = new StringBuilder();
    surface
        .traffic
        .payloads()
        .forEach(each -> all.append(new String(each, StandardCharsets.UTF_8)).append('\n'));
    return all.toString();
  }
}
