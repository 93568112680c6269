package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rows that are sorted or filtered in the driver are changed through their result set. */
@EachServer
@OneCollation
@WithoutOptions
class UpdatableOrderTests {
  private static final String SORTED =
      "select id, name, note, city, hits from person order by name desc";

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void makeScene() throws IOException, SQLException {
    scene = FoundPeople.scene(server, directory);
    try (Connection ours = scene.ours()) {
      assumeTrue(
          ours.getMetaData()
              .supportsResultSetConcurrency(
                  ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE));
    }
  }

  /** H2 is asked in the same statement where NULL comes, and changes no rows of such a query. */
  private String sorted() {
    return server.name().equals("h2") ? SORTED + " nulls last" : SORTED;
  }

  private static Statement updatable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  @Test
  void changesTheRowThatIsRead() throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = updatable(ours);
        ResultSet rows = statement.executeQuery(sorted())) {
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
      for (int id : List.of(5, 3, 1, 6, 4, 2)) { // Ben5 … Ada2
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt("id")).isEqualTo(id);
        rows.updateString("name", "New" + id);
        rows.updateString("city", "town " + id);
        rows.updateRow();
        assertThat(rows.getString("name")).isEqualTo("New" + id);
      }
      assertThat(rows.next()).isFalse();
      assertThat(rows.absolute(2)).isTrue();
      assertThat(rows.getString("name")).isEqualTo("New3");
      rows.updateNull("note");
      rows.updateRow();
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select id, name, note, city, hits from person order by id"))
          .containsExactly(
              "1|New1|n|town 1|10",
              "2|New2|n|town 2|20",
              "3|New3|null|town 3|30",
              "4|New4|n|town 4|40",
              "5|New5|n|town 5|50",
              "6|New6|n|town 6|60");
      assertThat(Found.bytes(plain, "select name from person")).noneMatch(s -> s.contains("New"));
    }
  }

  @Test
  void deletesTheRowThatIsRead() throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = updatable(ours);
        ResultSet rows = statement.executeQuery(sorted())) {
      assertThat(rows.absolute(2)).isTrue(); // 3
      rows.deleteRow();
      assertThatThrownBy(() -> rows.getString("name")).isInstanceOf(SQLException.class);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt("id")).isEqualTo(1);
      assertThat(rows.getString("name")).startsWith("Ben").endsWith("1");
      rows.deleteRow();
      assertThatThrownBy(rows::previous).hasMessageContaining("[HC-4006]");
      assertThat(rows.absolute(1)).isTrue();
      assertThat(rows.getInt("id")).isEqualTo(5);
      assertThat(rows.last()).isTrue();
      assertThat(rows.getInt("id")).isEqualTo(2);
      rows.updateString("city", "last");
      rows.updateRow();
      assertThat(rows.absolute(4)).isTrue();
      assertThat(rows.getInt("id")).isEqualTo(6);
      rows.deleteRow();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt("id")).isEqualTo(4);
      assertThatThrownBy(rows::moveToInsertRow).hasMessageContaining("[HC-4006]");
    }
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, "select id, city from person order by id"))
          .containsExactly("2|last", "4|Bonn", "5|Bonn");
    }
  }

  @Test
  void changesWhatAConditionKept() throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement = updatable(ours);
        ResultSet rows =
            statement.executeQuery(
                "select id, name, city from person where name like 'Ada%' order by id desc")) {
      while (rows.next()) {
        rows.updateString(3, "of " + rows.getString(2).substring(0, 3) + rows.getInt(1));
        rows.updateRow();
      }
    }
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, "select id, city from person order by id"))
          .containsExactly("1|Bonn", "2|of Ada2", "3|Bonn", "4|of Ada4", "5|Bonn", "6|of Ada6");
    }
  }

  @Test
  void refusesWhereRowsAreReadForwards() throws SQLException {
    try (Connection ours = scene.ours();
        Statement forwards =
            ours.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
        Statement statement = updatable(ours)) {
      assertThatThrownBy(() -> forwards.executeQuery(SORTED)).hasMessageContaining("[HC-4033]");
      assertThatThrownBy(() -> statement.executeQuery("select max(name) from person"))
          .hasMessageContaining("[HC-4033]");
      assertThatThrownBy(() -> statement.executeQuery("select upper(name) as u from person"))
          .hasMessageContaining("[HC-4033]");
    }
  }
}
