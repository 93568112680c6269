package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** One table from end to end: made, written, searched and read; and cells in the database. */
@EachServer
@EveryServer
@EveryBuild({Variant.DRIVERS, Variant.SHIPPED})
class FirstStepsTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
      """;
  private static final String CREATE =
      "create table contact (id int primary key, name varchar(40),"
          + " email varchar(100) unique, password varchar(60))";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
  }

  @Test
  void applicationReadsTextAndTheDatabaseHoldsCells() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, CREATE);
      insert(ours, 1, "ada@example.com", "difference engine");
      insert(ours, 2, "grace@example.com", null);
      assertThat(Found.rows(ours, "select * from contact order by id"))
          .containsExactly(
              "1|name 1|ada@example.com|difference engine", "2|name 2|grace@example.com|null");
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(2)
          .noneMatch(cell -> cell.contains("ada"));
      assertThat(Found.bytes(plain, "select password from contact order by id"))
          .noneMatch(cell -> cell.contains("engine"))
          .element(1)
          .isEqualTo("null");
    }
  }

  @Test
  void findsByEquality() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, CREATE);
      insert(ours, 1, "ada@example.com", "x");
      insert(ours, 2, "grace@example.com", "y");
      assertThat(idsOf(ours, "grace@example.com")).containsExactly("2");
      assertThat(idsOf(ours, "nobody@example.com")).isEmpty();
      assertThat(Found.rows(ours, "select id from contact where email = 'ada@example.com'"))
          .containsExactly("1");
    }
  }

  @Test
  void dataSourceAroundThatOfTheDriverReadsTheSame() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, CREATE);
      insert(ours, 1, "ada@example.com", "x");
    }
    try (HushcellDataSource source =
            new HushcellDataSource(new PlainDataSource(scene.base()::plain));
        Connection ours = configured(source).getConnection()) {
      assertThat(idsOf(ours, "ada@example.com")).containsExactly("1");
      assertThat(Found.rows(ours, "select email, password from contact"))
          .containsExactly("ada@example.com|x");
    }
  }

  @Test
  void tableThatWasThereEmptyIsActivatedByTheFirstStatementThatTouchesIt() throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, CREATE);
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(idsOf(ours, "ada@example.com")).isEmpty();
      insert(ours, 1, "ada@example.com", "x");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
      assertThat(Found.bytes(plain, "select email from contact"))
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  @Test
  void filesOfTheServerHoldThePlainColumnAndNothingOfTheProtectedOnes() throws SQLException {
    assumeTrue(!server.traces().isEmpty(), "the files of the server cannot be reached from here");
    try (Connection ours = scene.ours()) {
      scene.run(ours, CREATE);
      insert(ours, 7, "marker-email-7f3a", "marker-password-91bc");
      assertThat(idsOf(ours, "marker-email-7f3a")).containsExactly("7");
      scene.run(
          ours,
          "update contact set name = 'marker-name-44d0', password = 'marker-literal-5e21'"
              + " where email = 'marker-email-7f3a'");
    }
    server.flush();
    List<String> hidden =
        List.of("marker-email-7f3a", "marker-password-91bc", "marker-literal-5e21");
    assertThat(scene.traces().of("marker-name-44d0")).as("the search itself").isNotEmpty();
    assertThat(scene.traces().of(hidden).values()).hasSize(3).allMatch(List::isEmpty);
  }

  private HushcellDataSource configured(HushcellDataSource source) {
    source.setConfig(scene.configuration().toString());
    return source;
  }

  private static void insert(Connection connection, int id, String email, String password)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into contact (id, name, email, password) values (?, ?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "name " + id);
      insert.setString(3, email);
      insert.setString(4, password);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  private static List<String> idsOf(Connection connection, String email) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select id from contact where email = ?")) {
      query.setString(1, email);
      try (ResultSet rows = query.executeQuery()) {
        return Found.rows(rows);
      }
    }
  }
}
