package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of JSON keep the text that they were given, as cells. */
@EachMaria
@OneCollation
class JsonTests {
  private static final String COLUMNS =
      """
      columns:
        doc.body: {}
        doc.note: { search: equality, compare: exact }
        old.body: {}
      """;
  private static final String NEEDLE = "confidential-dossier-of-Ada-Lovelace";
  private static final String JSON =
      "{\"b\" : 1.50,  \"a\":\"" + NEEDLE + " ß\", \"b\": [null, \"it's\"]}";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    ours = scene.ours();
    scene.run(
        ours,
        "create table doc (id int primary key, body json" + otherwise() + ")",
        "alter table doc add column note varchar(40)");
  }

  private boolean isMysql() {
    return server.words().names().contains("mysql-itself");
  }

  /** MySQL takes none that is a literal. */
  private String otherwise() {
    return isMysql() ? "" : " default '[ ]'";
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private interface Setter {
    void set(PreparedStatement statement, String value) throws Exception;
  }

  private static Map<String, Setter> setters() {
    Map<String, Setter> setters = new LinkedHashMap<>();
    setters.put("string", (s, v) -> s.setString(2, v));
    setters.put("object", (s, v) -> s.setObject(2, v));
    setters.put("object as text", (s, v) -> s.setObject(2, v, Types.LONGVARCHAR));
    setters.put("reader", (s, v) -> s.setCharacterStream(2, new StringReader(v)));
    setters.put(
        "clob",
        (s, v) -> {
          Clob clob = s.getConnection().createClob();
          clob.setString(1, v);
          s.setClob(2, clob);
        });
    return setters;
  }

  @Test
  void everySetterSealsAndEveryGetterOpens() throws Exception {
    int id = 0;
    for (String value : List.of(JSON, "\"" + NEEDLE.repeat(5_000) + "\"")) {
      for (Map.Entry<String, Setter> setter : setters().entrySet()) {
        try (PreparedStatement insert =
            ours.prepareStatement("insert into doc (id, body) values (?, ?)")) {
          insert.setInt(1, ++id);
          setter.getValue().set(insert, value);
          insert.executeUpdate();
        }
        textIs(id, value, setter.getKey());
      }
    }
    scene.run(
        ours,
        "insert into doc (id, body) values (100, '" + JSON.replace("'", "''") + "')",
        "insert into doc (id) values (101)");
    textIs(100, JSON, "literal");
    if (!isMysql()) {
      textIs(101, "[ ]", "default");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.bytes(plain, "select body from doc"))
          .hasSize(id + 2)
          .noneMatch(each -> each.contains(NEEDLE));
    }
    assertThat(scene.traces().of(NEEDLE)).isEmpty();
  }

  private void textIs(int id, String text, String how) throws SQLException {
    try (Statement statement = ours.createStatement();
        ResultSet row = statement.executeQuery("select body from doc where id = " + id)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).as(how).isEqualTo(text);
      assertThat(row.getObject(1)).isEqualTo(text);
      assertThat(row.getObject(1, String.class)).isEqualTo(text);
      assertThat(row.getClob(1).getSubString(1, text.length())).isEqualTo(text);
    }
  }

  @Test
  void whatJooqBindsIsKept() throws Exception {
    DSLContext jooq = DSL.using(ours, SQLDialect.MARIADB);
    Field<org.jooq.JSON> body = DSL.field(DSL.name("body"), org.jooq.JSON.class);
    jooq.insertInto(DSL.table(DSL.name("doc")), DSL.field(DSL.name("id"), Integer.class), body)
        .values(1, org.jooq.JSON.valueOf(JSON))
        .execute();
    assertThat(jooq.select(body).from(DSL.table(DSL.name("doc"))).fetchSingle().value1().data())
        .isEqualTo(JSON);
  }

  @Test
  void aCallThatTakesAllOfADocumentGoes() throws Exception {
    scene.run(ours, "alter table doc add column plain json");
    try (PreparedStatement insert =
        ours.prepareStatement(
            "insert into doc (id, body, plain) values (?, json_extract(?,'$'), json_extract(?,"
                + " '$'))")) {
      insert.setInt(1, 1);
      insert.setString(2, "[1,  2]");
      insert.setString(3, "[1,  2]");
      insert.executeUpdate();
    }
    scene.run(
        ours,
        "insert into doc (id, body) values (json_extract('2', '$'), JSON_EXTRACT('[3,  4]', '$'))",
        "update doc set body = json_extract('[5,  6]', '$') where id = 1");
    assertThat(Found.rows(ours, "select body, plain from doc order by id"))
        .containsExactly("[5,  6]|[1, 2]", "[3,  4]|null");
  }

  @Test
  void whatIsAskedOfThemIsRefused() throws Exception {
    for (String query :
        List.of(
            "select json_value(body, '$.a') from doc",
            "select json_extract(body, '$.a') from doc",
            "select id from doc where json_contains(body, '1')",
            "select id from doc where body = '{}'",
            "select id from doc order by body",
            "select json_arrayagg(body) from doc",
            "update doc set body = json_set(body, '$.a', 1)",
            "insert into doc (id, body) values (1, json_object('a', 1))",
            "insert into doc (id, body) values (1, json_extract('{}', '$.a'))",
            "insert into doc (id, body) values (1, json_extract(concat('{', '}'), '$'))",
            "select json_extract(body, '$') from doc",
            "insert into doc (id, body) values (1, {base}.json_extract('{}', '$'))",
            "insert into doc (id, body) values (1, json_value('{}', '$'))",
            "insert into doc (id, note) values (1, json_extract('{}', '$'))",
            "select id from doc where note = json_extract('{}', '$')",
            "insert into doc (id, body) values (json_extract('1', '$'), '{}') on duplicate key update body ="
                + " json_merge('{}', '{}')")) {
      assertThatThrownBy(() -> scene.run(ours, query.replace("{base}", scene.base().name())))
          .as(query)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-2");
    }
    Scene searched = Scene.of(server, directory, "columns:\n  doc.body: { search: equality }\n");
    try (Connection other = searched.ours()) {
      assertThatThrownBy(
              () -> searched.run(other, "create table doc (id int primary key, body json)"))
          .hasMessageContaining("[HC-2204]");
    }
  }

  @Test
  void metadataTellWhatAPlainTableTells() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(ours, "drop table doc", "create table doc (id int primary key, body json)");
      scene.run(plain, "create table twin (id int primary key, body json)");
      assertThat(columns(ours, "doc")).isEqualTo(columns(plain, "twin")).hasSize(2);
      assertThat(described(ours, "doc")).isEqualTo(described(plain, "twin"));
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        connection.getMetaData().getColumns(connection.getCatalog(), null, table, "%")) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 4; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(rows.getMetaData().getColumnLabel(i)).append('=').append(rows.getString(i));
        }
        found.add(row.toString());
      }
    }
    return found;
  }

  private static List<Object> described(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select body from " + table)) {
      ResultSetMetaData metadata = rows.getMetaData();
      return List.of(
          metadata.getColumnType(1),
          metadata.getColumnTypeName(1),
          metadata.getColumnClassName(1),
          metadata.getPrecision(1),
          metadata.getScale(1),
          metadata.getColumnDisplaySize(1),
          metadata.isCaseSensitive(1));
    }
  }

  @Test
  void anEmptyTableIsTakenOver() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table old (id int primary key, body json not null)");
      scene.run(ours, "insert into old values (1, '{ }')");
      assertThat(Found.rows(ours, "select body from old")).containsExactly("{ }");
      assertThat(Found.bytes(plain, "select body from old")).noneMatch("{ }"::equals);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{=usual}", "utf8mb4_bin"})
  void aTextWithACheckOfJsonIsNoJson(String collation) throws Exception {
    assumeTrue(isMysql() || !collation.equals("utf8mb4_bin"), "that is the type there");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table old (id int primary key, body longtext collate "
              + collation
              + ", constraint body check (json_valid(body)))");
      assertThatThrownBy(() -> scene.run(ours, "insert into old values (1, '{}')"))
          .hasMessageContaining("[HC-1335]")
          .hasMessageContaining("CHECK");
    }
  }

  @Test
  void rowsAreEncryptedAndDecryptedAgain() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table old (id int primary key, body json not null)",
          "insert into old values (1, '{\"b\":  1, \"a\": 2}'), (2, '[ ]')");
      List<String> before = Found.rows(plain, "select body from old order by id");
      TableName table = new TableName(ours.getCatalog(), "old");
      RewritingOptions alone = RewritingOptions.usual().asOnlyProcess();
      var columns = Hushcell.columns(ours);
      columns.encrypt(table, alone, ColumnProgress.none());
      assertThat(Found.rows(ours, "select body from old order by id")).isEqualTo(before);
      assertThat(Found.bytes(plain, "select body from old")).noneMatch(before::contains);
      columns.rotateKey(table, List.of(), alone, ColumnProgress.none());
      assertThat(Found.rows(ours, "select body from old order by id")).isEqualTo(before);
      columns.decrypt(table, List.of(), alone, ColumnProgress.none());
      assertThat(Found.rows(plain, "select body from old order by id")).isEqualTo(before);
      assertThatThrownBy(() -> scene.run(plain, "insert into old values (3, 'no json')"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> scene.run(plain, "insert into old values (3, null)"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void whatWasWrittenInBetweenIsReadByTheDatabaseWhenItIsDecrypted() throws Exception {
    RewritingOptions alone = RewritingOptions.usual().asOnlyProcess();
    TableName table = new TableName(ours.getCatalog(), "old");
    String written = "{\"b\" :1, \"a\":[]}";
    scene.run(
        ours,
        "create table old (id int primary key, body json)",
        "insert into old (id, body) values (1, '" + written + "')",
        "insert into old (id, body) values (2, '" + NEEDLE + "')");
    var columns = Hushcell.columns(ours);
    assertThatThrownBy(() -> columns.decrypt(table, List.of(), alone, ColumnProgress.none()))
        .hasMessageContaining("[HC-1365]")
        .satisfies(failed -> assertThat(failed.toString()).doesNotContain(NEEDLE));
    scene.run(ours, "update old set body = '[]' where id = 2");
    columns.resume(columns.status().get(0).job(), alone, ColumnProgress.none());
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select body from old order by id"))
          .containsExactly(isMysql() ? "{\"a\": [], \"b\": 1}" : written, "[]");
    }
  }
}
