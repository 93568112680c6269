package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Metadata show the schema that the application made, as for a table without protection. */
@EachServer
@EveryServer
@EveryBuild({Variant.DRIVERS, Variant.SHIPPED})
class MetadataTests {
  private static final String COLUMNS =
      """
      columns:
        person.name: { search: equality, compare: exact }
        person.age: {}
        person.mark: { search: equality, compare: exact }
      """;

  @Parameter Server server;
  @TempDir Path directory;

  private static String create(String table) {
    return "create table "
        + table
        + " (id int not null primary key, name varchar(40) not null, age int default 5,"
        + " mark varchar(20) default 'it''s', town varchar(30), constraint "
        + table
        + "_name unique (name))";
  }

  @Test
  void tellWhatAPlainTableTells() throws IOException, SQLException {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, create("person"));
      scene.run(plain, create("friend"));
      DatabaseMetaData subject = ours.getMetaData();
      DatabaseMetaData twin = plain.getMetaData();
      String catalog = ours.getCatalog();
      String schema = ours.getSchema();
      String person = stored(subject, "person");
      String friend = stored(subject, "friend");
      assertThat(columns(subject.getColumns(catalog, schema, person, "%")))
          .isEqualTo(columns(twin.getColumns(catalog, schema, friend, "%")));
      assertThat(rows(subject.getPrimaryKeys(catalog, schema, person), 4, 5))
          .isEqualTo(rows(twin.getPrimaryKeys(catalog, schema, friend), 4, 5));
      assertThat(rows(subject.getIndexInfo(catalog, schema, person, false, true), 3, 4, 8, 9, 10))
          .isEqualTo(rows(twin.getIndexInfo(catalog, schema, friend, false, true), 3, 4, 8, 9, 10));
      assertThat(names(subject.getTables(catalog, schema, "%", null)))
          .contains("person", "friend")
          .noneMatch(each -> each.startsWith("hushcell_"));
      assertThat(names(subject.getColumns(catalog, schema, "%", "%")))
          .noneMatch(each -> each.startsWith("hushcell_"));
      for (String own : List.of("hushcell_key", "hushcell_column")) {
        assertThat(names(subject.getPrimaryKeys(catalog, schema, stored(subject, own)))).isEmpty();
        assertThat(names(subject.getIndexInfo(catalog, schema, stored(subject, own), false, true)))
            .isEmpty();
      }
    }
    Scene shown = Scene.of(server, directory, COLUMNS + "metadata: all\n");
    try (Connection ours = shown.ours()) {
      shown.run(ours, create("person"));
      assertThat(
              names(ours.getMetaData().getTables(ours.getCatalog(), ours.getSchema(), "%", null)))
          .contains("hushcell_key", "hushcell_column");
    }
  }

  /**
   * PostgreSQL adds the type to a text. MariaDB and MySQL lose bytes of a DEFAULT that is binary,
   * so metadata may leave it out.
   */
  private List<String> columns(ResultSet rows) throws SQLException {
    boolean lost = server.name().startsWith("m");
    return rows(rows).stream()
        .map(each -> each.replace("'::character varying|", "'|"))
        .map(
            each ->
                lost ? each.replaceAll("COLUMN_DEF=(5|'it''s'|it's)[|]", "COLUMN_DEF=null|") : each)
        .toList();
  }

  private static String stored(DatabaseMetaData metadata, String name) throws SQLException {
    return metadata.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
  }

  private static List<String> names(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        found.add(rows.getString(3).toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }

  /** Returns all columns of the rows, or those at some places. */
  private static List<String> rows(ResultSet rows, int... places) throws SQLException {
    List<String> found = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          int place = i;
          boolean wanted =
              places.length == 0 || java.util.Arrays.stream(places).anyMatch(each -> each == place);
          String label = rows.getMetaData().getColumnLabel(i);
          String text = String.valueOf(rows.getString(i));
          row.add(wanted && i != 3 ? label + "=" + text : "");
        }
        found.add(String.join("|", row));
      }
    }
    return found;
  }
}
