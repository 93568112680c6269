package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application may do with the catalogue, and what a translated text leaves behind. */
class OwnTablesTests {
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(100))";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
    database = sandbox.file("crm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from hushcell_column",
        "update public.hushcell_key set key_version = 2",
        "insert into \"HUSHCELL_KEY\" select * from hushcell_key",
        "drop table hushcell_manifest",
        "truncate table Hushcell_Column",
        "alter table hushcell_key add column x int",
        "execute immediate 'delete from hushcell_key'"
      })
  void refusesToChangeTheCatalogue(String sql) throws SQLException {
    try (Connection ours = sandbox.connect(database);
        Statement statement = ours.createStatement()) {
      statement.execute(CREATE);
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("HC-2131");
    }
  }

  @Test
  void readsTheCatalogueAsAnyTable() throws SQLException {
    try (Connection ours = sandbox.connect(database);
        Statement statement = ours.createStatement()) {
      statement.execute(CREATE);
      try (ResultSet rows = statement.executeQuery("select count(*) from hushcell_column")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void showsTheCatalogueInNoResultSetThatCanBeChanged() throws SQLException {
    try (Connection ours = sandbox.connect(database);
        Statement statement =
            ours.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      statement.execute(CREATE);
      statement.execute("create table city(id int primary key, name varchar(20))");
      statement.execute("insert into city values (1, 'Bern')");
      assertThatThrownBy(() -> statement.executeQuery("select * from hushcell_key"))
          .hasMessageContaining("HC-2131");
      try (ResultSet cities = statement.executeQuery("select * from city")) {
        assertThat(cities.next()).isTrue();
        cities.updateString(2, "Basel");
        cities.updateRow();
      }
      try (ResultSet rows = statement.executeQuery("select name from city")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("Basel");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into HTE_contact(id, email) values (1, 'marked')",
        "insert into \"hte_Contact\"(id, email) values (1, 'marked')",
        "select 1 where exists (select 1 from hte_contact where email = 'marked')",
        "execute immediate 'insert into hte_contact(email) values (''marked'')'"
      })
  void refusesWhatAnOrmCollectsInAScratchTable(String sql) throws SQLException {
    try (Connection ours = sandbox.connect(database);
        Statement statement = ours.createStatement()) {
      statement.execute(CREATE);
      statement.execute("create local temporary table HTE_contact(id int, email varchar(100))");
      assertThatThrownBy(() -> statement.execute(sql))
          .hasMessageContaining("HC-2134")
          .hasMessageNotContaining("marked");
      statement.execute("drop table HTE_contact");
    }
  }

  @Test
  void translatesATouchingTextWithoutShowingItToTheDriver() throws SQLException, IOException {
    String touching = "insert into contact values (1, 'marked-by-native')";
    String plain = "select 'shown-by-native'";
    try (Connection ours = sandbox.connect(database + ";TRACE_LEVEL_FILE=3");
        Statement statement = ours.createStatement()) {
      statement.execute(CREATE);
      assertThat(ours.nativeSQL(touching)).isEqualTo(touching);
      assertThat(ours.nativeSQL(plain)).isEqualTo(plain);
    }
    assertThat(traces()).contains("shown-by-native").doesNotContain("marked-by-native");
  }

  private String traces() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".trace.db")).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }
}
