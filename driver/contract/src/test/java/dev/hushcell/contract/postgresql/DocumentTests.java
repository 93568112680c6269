package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record3;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.postgresql.util.PGobject;

/** Columns of json, jsonb and xml keep what they were given, as cells. */
@EachPostgres
class DocumentTests {
  private static final String NEEDLE = "confidential-dossier-of-Ada-Lovelace";

  /** With what jsonb would drop: blanks, the order of keys, the first of equal ones. */
  private static final String JSON =
      "{\"b\" : 1.50,  \"a\":\"" + NEEDLE + " ß\", \"b\": [null, \"it's\"]}";

  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b='1'>" + NEEDLE + " ß</a>";

  private static final List<String> COLUMNS = List.of("plan", "tree", "page");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void table() throws Exception {
    scene =
        Scene.of(
            server,
            directory,
            "columns:\n  doc.plan: {}\n  doc.tree: {}\n  doc.page: {}\n  doc.note: {}\n");
    ours = scene.ours();
    scene.run(
        ours, "create table doc (id int primary key, plan json, tree jsonb, page xml, note text)");
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private interface Setter {
    void set(PreparedStatement statement, String column, String value) throws Exception;
  }

  private static String type(String column) {
    return Map.of("plan", "json", "tree", "jsonb", "page", "xml").get(column);
  }

  private static String value(String column) {
    return column.equals("page") ? XML : JSON;
  }

  private static Map<String, Setter> setters() {
    Map<String, Setter> setters = new LinkedHashMap<>();
    setters.put("string", (s, c, v) -> s.setString(2, v));
    setters.put("national string", (s, c, v) -> s.setNString(2, v));
    setters.put("object", (s, c, v) -> s.setObject(2, v));
    setters.put("object as varchar", (s, c, v) -> s.setObject(2, v, Types.VARCHAR));
    setters.put("object as other", (s, c, v) -> s.setObject(2, v, Types.OTHER));
    setters.put("reader", (s, c, v) -> s.setCharacterStream(2, new StringReader(v)));
    setters.put("clob reader", (s, c, v) -> s.setClob(2, new StringReader(v)));
    setters.put(
        "clob",
        (s, c, v) -> {
          Clob clob = s.getConnection().createClob();
          clob.setString(1, v);
          s.setClob(2, clob);
        });
    setters.put(
        "xml",
        (s, c, v) -> {
          SQLXML xml = s.getConnection().createSQLXML();
          xml.setString(v);
          s.setSQLXML(2, xml);
        });
    setters.put("object of its driver", (s, c, v) -> s.setObject(2, ofDriver(c, v)));
    setters.put(
        "object of its driver as other", (s, c, v) -> s.setObject(2, ofDriver(c, v), Types.OTHER));
    return setters;
  }

  private static PGobject ofDriver(String column, String value) throws SQLException {
    PGobject object = new PGobject();
    object.setType(type(column));
    object.setValue(value);
    return object;
  }

  @Test
  void everySetterSealsAndEveryGetterOpens() throws Exception {
    int id = 0;
    for (String column : COLUMNS) {
      for (String place : List.of("?", "?::" + type(column), "cast(? as " + type(column) + ")")) {
        String insert = "insert into doc (id, " + column + ") values (?, " + place + ")";
        for (Map.Entry<String, Setter> setter : setters().entrySet()) {
          try (PreparedStatement statement = ours.prepareStatement(insert)) {
            statement.setInt(1, ++id);
            setter.getValue().set(statement, column, value(column));
            statement.executeUpdate();
          }
          textIs(id, column, value(column), setter.getKey() + " for " + place);
        }
      }
    }
    onlyCellsAreStored(id);
    assertThat(scene.traces().of(NEEDLE)).isEmpty();
  }

  private void textIs(int id, String column, String text, String how) throws Exception {
    try (Statement statement = ours.createStatement();
        ResultSet row =
            statement.executeQuery("select " + column + ", id from doc where id = " + id)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).as(how).isEqualTo(text);
      assertThat(row.getObject(1, String.class)).isEqualTo(text);
      assertThat(row.getClob(1).getSubString(1, text.length())).isEqualTo(text);
      assertThat(all(row.getCharacterStream(1))).isEqualTo(text);
      assertThat(row.getSQLXML(1).getString()).isEqualTo(text);
      assertThat(row.getObject(1, SQLXML.class).getString()).isEqualTo(text);
      Object object = row.getObject(1);
      assertThat(object instanceof SQLXML xml ? xml.getString() : object).isEqualTo(text);
    }
  }

  private static String all(Reader reader) throws Exception {
    StringWriter all = new StringWriter();
    reader.transferTo(all);
    return all.toString();
  }

  private void onlyCellsAreStored(int rows) throws Exception {
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement();
        ResultSet stored =
            statement.executeQuery("select coalesce(plan, tree, page) from doc order by id")) {
      int found = 0;
      for (; stored.next(); found++) {
        assertThat(stored.getBytes(1)[0]).isEqualTo((byte) 0xF8);
      }
      assertThat(found).isEqualTo(rows);
    }
  }

  @Test
  void literalsAreSealed() throws Exception {
    scene.run(
        ours,
        "insert into doc (id, plan, tree, page) values (1, '"
            + json()
            + "', '"
            + json()
            + "', '"
            + XML.replace("'", "''")
            + "')",
        "insert into doc (id, plan, tree, page) values (2, '"
            + json()
            + "'::json, '"
            + json()
            + "'::jsonb, '<a/>'::xml)",
        "insert into doc (id, plan, tree, page) values (3, json '"
            + json()
            + "', json '"
            + json()
            + "', '<a/>')",
        "insert into doc (id, plan, tree, page) values (4, cast('"
            + json()
            + "' as json), cast('"
            + json()
            + "' as jsonb),"
            + " cast('<a/>' as xml))",
        "update doc set tree = '[1,  2]' where id = 4");
    assertThat(Found.rows(ours, "select plan from doc order by id")).containsOnly(JSON);
    assertThat(Found.rows(ours, "select tree from doc where id < 4")).containsOnly(JSON);
    assertThat(Found.rows(ours, "select tree from doc where id = 4")).containsExactly("[1,  2]");
    assertThat(Found.rows(ours, "select page from doc where id > 1")).containsOnly("<a/>");
    assertThat(scene.traces().of(NEEDLE)).isEmpty();
  }

  private static String json() {
    return JSON.replace("'", "''");
  }

  @Test
  void aCastToAnotherTypeIsRefused() throws Exception {
    for (String values :
        List.of(
            "(tree) values ('{}'::xml)",
            "(tree) values ('{}'::text)",
            "(tree) values (cast(? as xml))",
            "(page) values ('<a/>'::json)",
            "(note) values ('{}'::jsonb)",
            "(note) values (?::jsonb)",
            "(note) values (json '{}')",
            "(page) values (json '{}')")) {
      assertThatThrownBy(() -> ours.prepareStatement("insert into doc " + values))
          .as(values)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-21");
    }
  }

  @Test
  void aValueBeyondAChunkIsKept() throws Exception {
    String large = "[\"" + NEEDLE.repeat(5_000) + "\",  1]";
    try (PreparedStatement insert =
        ours.prepareStatement("insert into doc (id, tree) values (1, ?::jsonb)")) {
      insert.setCharacterStream(1, new StringReader(large));
      insert.executeUpdate();
    }
    textIs(1, "tree", large, "large");
    assertThat(scene.traces().of(NEEDLE)).isEmpty();
  }

  @Test
  void whatItsDriverHoldsIsTakenWhenItIsSet() throws Exception {
    PGobject reused = ofDriver("tree", "[1]");
    try (PreparedStatement insert =
        ours.prepareStatement("insert into doc (id, tree) values (?, ?)")) {
      insert.setInt(1, 1);
      insert.setObject(2, reused);
      reused.setValue("[2]");
      insert.addBatch();
      insert.setInt(1, 2);
      insert.setObject(2, ofDriver("tree", null));
      insert.addBatch();
      assertThat(insert.executeBatch()).containsExactly(1, 1);
    }
    assertThat(Found.rows(ours, "select tree from doc order by id")).containsExactly("[1]", "null");
  }

  @Test
  void aValueThatIsNoTextIsRefused() throws Exception {
    try (PreparedStatement insert =
        ours.prepareStatement("insert into doc (id, tree) values (1, ?)")) {
      for (Object value : List.of(5, true, new byte[] {1}, java.util.UUID.randomUUID())) {
        insert.setObject(1, value);
        assertThatThrownBy(insert::executeUpdate).hasMessageContaining("HC-300");
      }
    }
    assertThatThrownBy(() -> scene.run(ours, "insert into doc (id, tree) values (1, 5)"))
        .hasMessageContaining("HC-3003");
  }

  @Test
  void whatIsAskedOfThemIsRefused() throws Exception {
    for (String query :
        List.of(
            "select tree -> 'a' from doc",
            "select tree ->> 'a' from doc",
            "select id from doc where tree @> '{}'",
            "select id from doc where tree ? 'a'",
            "select id from doc where tree = '{}'",
            "select id from doc where tree like '%'",
            "select id from doc order by tree",
            "select count(*) from doc group by tree",
            "select distinct tree from doc",
            "select jsonb_pretty(tree) from doc",
            "select jsonb_path_query(tree, '$.a') from doc",
            "select key from doc, jsonb_each(tree)",
            "select json_agg(tree) from doc",
            "select xpath('/a', page) from doc",
            "select xmlserialize(content page as text) from doc",
            "select id from doc where page is document",
            "update doc set tree = tree || '{}'",
            "update doc set tree = jsonb_set(tree, '{a}', '1')")) {
      assertThatThrownBy(() -> ours.createStatement().execute(query))
          .as(query)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-2");
    }
    assertThat(Found.rows(ours, "select id from doc where tree is null")).isEmpty();
  }

  @Test
  void conditionsAreNotEvaluatedOverThem() throws Exception {
    Scene evaluated =
        Scene.of(
            server,
            directory,
            "columns:\n  doc.tree: { evaluate: [range, pattern, order], text-order: code-point,"
                + " rows: 100, bytes: 10000 }\n");
    try (Connection other = evaluated.ours()) {
      evaluated.run(other, "create table doc (id int primary key, tree jsonb)");
      for (String end : List.of("where tree = '{}'", "where tree like '{%'", "order by tree")) {
        assertThatThrownBy(() -> Found.rows(other, "select id from doc " + end))
            .as(end)
            .hasMessageContaining("[HC-21");
      }
    }
  }

  @Test
  void theirValuesAreNotSearched() throws Exception {
    Scene searched = Scene.of(server, directory, "columns:\n  doc.tree: { search: equality }\n");
    try (Connection other = searched.ours()) {
      assertThatThrownBy(
              () -> searched.run(other, "create table doc (id int primary key, tree jsonb)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-2204]");
    }
  }

  @Test
  void columnsAreAddedAndHaveDefaults() throws Exception {
    Scene more =
        Scene.of(server, directory, "columns:\n  note.tree: {}\n  note.page: { storage: text }\n");
    try (Connection other = more.ours()) {
      more.run(
          other,
          "create table note (id int primary key, tree jsonb not null default '{ }'::jsonb)",
          "insert into note (id) values (1)",
          "alter table note add column page xml",
          "insert into note values (2, '[]', '<a/>')");
      assertThat(Found.rows(other, "select tree from note order by id"))
          .containsExactly("{ }", "[]");
      assertThat(Found.rows(other, "select page from note where id = 2")).containsExactly("<a/>");
    }
  }

  @Test
  void whatJooqBindsIsKept() throws Exception {
    DSLContext jooq = DSL.using(ours, SQLDialect.POSTGRES);
    Table<?> doc = DSL.table(DSL.name("doc"));
    Field<Integer> id = DSL.field(DSL.name("id"), Integer.class);
    Field<org.jooq.JSON> plan = DSL.field(DSL.name("plan"), org.jooq.JSON.class);
    Field<JSONB> tree = DSL.field(DSL.name("tree"), JSONB.class);
    Field<org.jooq.XML> page = DSL.field(DSL.name("page"), org.jooq.XML.class);
    jooq.insertInto(doc, id, plan, tree, page)
        .values(1, org.jooq.JSON.valueOf(JSON), JSONB.valueOf(JSON), org.jooq.XML.valueOf(XML))
        .execute();
    Record3<org.jooq.JSON, JSONB, org.jooq.XML> found =
        jooq.select(plan, tree, page).from(doc).where(id.eq(1)).fetchSingle();
    assertThat(found.value1().data()).isEqualTo(JSON);
    assertThat(found.value2().data()).isEqualTo(JSON);
    assertThat(found.value3().data()).isEqualTo(XML);
  }

  @Test
  void rowsAreChangedInResultSets() throws Exception {
    scene.run(ours, "insert into doc (id) values (1)");
    try (Statement statement =
            ours.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet row = statement.executeQuery("select id, plan, tree, page from doc")) {
      assertThat(row.next()).isTrue();
      row.updateString(2, JSON);
      row.updateObject(3, ofDriver("tree", JSON));
      SQLXML xml = ours.createSQLXML();
      xml.setString(XML);
      row.updateSQLXML(4, xml);
      row.updateRow();
    }
    textIs(1, "plan", JSON, "plan");
    textIs(1, "tree", JSON, "tree");
    textIs(1, "page", XML, "page");
  }

  @Test
  void metadataTellWhatAPlainTableTells() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table twin (id int primary key, plan json, tree jsonb, page xml, note text)");
      assertThat(columns(ours, "doc")).isEqualTo(columns(plain, "twin")).hasSize(5);
      for (int i = 2; i <= 4; i++) {
        assertThat(described(ours, "doc", i)).isEqualTo(described(plain, "twin", i));
      }
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, "public", table, "%")) {
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

  private static List<Object> described(Connection connection, String table, int column)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      ResultSetMetaData metadata = rows.getMetaData();
      return List.of(
          metadata.getColumnType(column),
          metadata.getColumnTypeName(column),
          metadata.getPrecision(column),
          metadata.getScale(column),
          metadata.getColumnDisplaySize(column),
          metadata.isCaseSensitive(column),
          metadata.isSigned(column),
          metadata.isNullable(column));
    }
  }
}
