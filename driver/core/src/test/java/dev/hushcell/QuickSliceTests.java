package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One table, from end to end, on a real H2. */
class QuickSliceTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality }
        contact.password: {}
      """;
  private static final String CREATE =
      "create table contact(id int primary key, name varchar(40),"
          + " email varchar(100) unique, password varchar(60))";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, COLUMNS);
    database = sandbox.file("crm");
  }

  @Test
  void applicationReadsTextAndTheDatabaseHoldsCells() throws SQLException {
    try (Connection ours = sandbox.connect(database);
        Connection raw = plain(database)) {
      run(ours, CREATE);
      insert(ours, 1, "ada@example.com", "difference engine");
      insert(ours, 2, "grace@example.com", null);
      assertThat(rows(ours, "select * from contact order by id"))
          .containsExactly(
              "1|name 1|ada@example.com|difference engine", "2|name 2|grace@example.com|null");
      assertThat(bytes(raw, "select email from contact")).noneMatch(cell -> cell.contains("ada"));
      assertThat(bytes(raw, "select password from contact order by id"))
          .noneMatch(cell -> cell.contains("engine"))
          .element(1)
          .isEqualTo("null");
    }
  }

  @Test
  void updatesAndLooksUpByEquality() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE);
      insert(ours, 1, "ada@example.com", "x");
      try (PreparedStatement update =
          ours.prepareStatement("update contact set email = ?, password = ? where email = ?")) {
        update.setString(1, "countess@example.com");
        update.setString(2, "y");
        update.setString(3, "ada@example.com");
        assertThat(update.executeUpdate()).isEqualTo(1);
        assertThat(update.executeUpdate()).isZero();
      }
      assertThat(found(ours, "ada@example.com")).isFalse();
      assertThat(found(ours, "countess@example.com")).isTrue();
      assertThat(rows(ours, "select id from contact where email = 'countess@example.com'"))
          .containsExactly("1");
    }
  }

  @Test
  void processStartedAnewReadsWhatWasWritten() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE);
      insert(ours, 1, "ada@example.com", "x");
    }
    try (Connection again = sandbox.connectAnew(database)) {
      assertThat(rows(again, "select email, password from contact"))
          .containsExactly("ada@example.com|x");
      assertThat(found(again, "ada@example.com")).isTrue();
    }
  }

  @Test
  void rolledBackTransactionLosesNoKey() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE);
      ours.setAutoCommit(false);
      insert(ours, 1, "ada@example.com", "x");
      ours.rollback();
      insert(ours, 2, "grace@example.com", "y");
      Savepoint savepoint = ours.setSavepoint();
      insert(ours, 3, "joan@example.com", "z");
      ours.rollback(savepoint);
      ours.commit();
    }
    try (Connection again = sandbox.connectAnew(database)) {
      assertThat(rows(again, "select id, email, password from contact"))
          .containsExactly("2|grace@example.com|y");
    }
  }

  @Test
  void tableThatWasThereEmptyIsActivatedByTheFirstStatementThatTouchesIt() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, CREATE);
      try (Connection ours = sandbox.connect(database)) {
        assertThat(
                rows(
                    raw,
                    "select table_name from information_schema.tables where table_name like 'HUSHCELL%'"))
            .isEmpty();
        insert(ours, 1, "ada@example.com", "x");
        assertThat(rows(ours, "select email from contact")).containsExactly("ada@example.com");
      }
      assertThat(bytes(raw, "select email from contact")).noneMatch(cell -> cell.contains("ada"));
    }
  }

  @Test
  void whatCiphertextCannotHonourIsRefused() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE);
      assertThatThrownBy(() -> rows(ours, "select id from contact order by password"))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageMatching(
              "(?s)\\[HC-2\\d{3}\\].*contact\\.password.*"
                  .replace("contact", "(?i:contact)")
                  .replace("password", "(?i:password)"));
    }
  }

  @Test
  void unnamedMemoryWorks() throws SQLException {
    try (Connection ours = sandbox.connect("h2:mem:");
        Connection other = sandbox.connect("h2:mem:")) {
      for (Connection each : new Connection[] {ours, other}) {
        run(each, CREATE);
        insert(each, 1, "ada@example.com", "x");
        assertThat(rows(each, "select email from contact")).containsExactly("ada@example.com");
      }
    }
  }

  @Test
  void namedMemoryIsANewDatabaseAfterItsLastConnection() throws SQLException {
    for (int i = 0; i < 2; i++) {
      try (Connection ours = sandbox.connect("h2:mem:slice")) {
        run(ours, CREATE);
        insert(ours, 1, "ada@example.com", "x");
        assertThat(rows(ours, "select email from contact")).containsExactly("ada@example.com");
      }
    }
  }

  @Test
  void sqlOfTheUrlRunsThroughTheSurface() throws SQLException {
    String init =
        ";INIT=create table contact(email varchar(20), password varchar(9))\\;insert into contact values('ada', 'x')";
    try (Connection ours = sandbox.connect("h2:mem:init" + init);
        Connection raw = plain("h2:mem:init")) {
      assertThat(rows(ours, "select email from contact")).containsExactly("ada");
      assertThat(bytes(raw, "select email from contact")).noneMatch(cell -> cell.contains("ada"));
    }
  }

  @Test
  void tableMayGetItsDeclaredColumnsOneAfterTheOther() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(
          ours,
          "create table contact(id int primary key, email varchar(100))",
          "alter table contact add password varchar(60)",
          "insert into contact values(1, 'ada@example.com', 'x')");
      assertThat(rows(ours, "select * from contact")).containsExactly("1|ada@example.com|x");
    }
  }

  @Test
  void statusShowsWhatIsActivated() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      assertThat(Hushcell.status(ours).columns()).isEmpty();
      run(ours, CREATE);
      HushcellStatus status = Hushcell.status(ours);
      assertThat(status.module().approvedOnly()).isTrue();
      assertThat(status.keyStore()).contains("master").doesNotContain(Sandbox.PASSWORD);
      assertThat(status.catalogues())
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.schema()).isEqualTo("PUBLIC");
                assertThat(each.trust()).isEqualTo("pinned");
                assertThat(each.keys()).isEqualTo(2);
              });
      assertThat(status.columns())
          .extracting(column -> column.name().shortForm())
          .containsExactly("CONTACT.EMAIL", "CONTACT.PASSWORD");
    }
  }

  private static void insert(Connection connection, int id, String email, String password)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into contact values(?, ?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "name " + id);
      insert.setString(3, email);
      insert.setString(4, password);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  private static boolean found(Connection connection, String email) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select password from contact where email = ?")) {
      query.setString(1, email);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
