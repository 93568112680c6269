package dev.hushcell;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Statements of a size that no one writes: they work, or are refused with a code before long. */
@Timeout(120)
class HostileStatementTests {
  private static final int MEGABYTES = 10 << 20;

  @TempDir Path directory;
  private Connection connection;

  @BeforeEach
  void connect() throws IOException, SQLException {
    Sandbox sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
    connection = sandbox.connect(sandbox.file("crm"));
    execute("create table contact (id int primary key, email varchar(100))");
    execute("create table thing (id int primary key, label clob)");
    execute("insert into contact values (1, 'ada@example.org')");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void comparesWithTwentyThousandParameters() throws SQLException {
    String sql = "select id from contact where email in (?" + ", ?".repeat(19_999) + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i < 20_000; i++) {
        statement.setString(i, "nobody" + i);
      }
      statement.setString(20_000, "ada@example.org");
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  @Test
  void refusesAHundredThousandElementsOfAProtectedColumn() {
    String marks = "select id from contact where email in (?" + ", ?".repeat(99_999) + ")";
    String literals = "select id from contact where email in ('a'" + ", 'b'".repeat(99_999) + ")";
    assertThatThrownBy(() -> connection.prepareStatement(marks).close())
        .hasMessageStartingWith("[HC-20");
    assertThatThrownBy(() -> execute(literals)).hasMessageStartingWith("[HC-20");
  }

  @Test
  void passesAHundredThousandElementsOfAPlainColumn() throws SQLException {
    execute("select id from thing where id in (1" + ", 2".repeat(99_999) + ")");
  }

  @Test
  void passesTenMegabytesForAPlainColumn() throws SQLException {
    execute("insert into thing values (1, '" + "x".repeat(MEGABYTES) + "')");
    execute("/*" + "y".repeat(MEGABYTES) + "*/ delete from thing");
  }

  @Test
  void refusesTenMegabytesForAProtectedColumn() {
    String literal = "insert into contact values (2, '" + "x".repeat(MEGABYTES) + "')";
    String comment = "/*" + "y".repeat(MEGABYTES) + "*/ insert into contact values (2, 'x')";
    String names = "select id from contact where " + "x".repeat(MEGABYTES) + " = 1";
    assertThatThrownBy(() -> execute(literal)).hasMessageStartingWith("[HC-20");
    assertThatThrownBy(() -> execute(names)).hasMessageStartingWith("[HC-20");
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          try {
            execute(comment);
          } catch (SQLException refused) {
            assertThat(refused.getMessage()).startsWith("[HC-20");
          }
        });
  }

  @Test
  void overflowsNoStackOnWhatIsNested() {
    for (String open : new String[] {"(", "not (", "abs(", "(select ", "case when ", "array["}) {
      String sql = "select id from contact where email = 'x' or " + open.repeat(50_000);
      assertThatThrownBy(() -> execute(sql)).hasMessageStartingWith("[HC-2");
    }
  }

  @Test
  void overflowsNoStackOnWhatIsChained() {
    for (String link :
        new String[] {" or id = 1", " + 1", " || 'x'", " union select 1", " and not not id = 2"}) {
      String sql = "select id from contact where id = 1" + link.repeat(5_000);
      try {
        execute(sql);
      } catch (SQLException refused) {
        if (refused.getMessage().contains("StackOverflow")) {
          assertThat((Throwable) refused)
              .rootCause()
              .satisfies(HostileStatementTests::isOfTheDatabase);
        }
      } catch (StackOverflowError overflow) {
        isOfTheDatabase(overflow);
      }
    }
  }

  /** As through its plain driver: its frames fill the stack, none of them is of the planner. */
  private static void isOfTheDatabase(Throwable overflow) {
    assertThat(overflow)
        .isInstanceOf(StackOverflowError.class)
        .extracting(Throwable::getStackTrace, as(InstanceOfAssertFactories.ARRAY))
        .extracting(frame -> ((StackTraceElement) frame).getClassName())
        .anyMatch(name -> name.startsWith("org.h2."))
        .noneMatch(name -> name.startsWith("dev.hushcell.internal.plan"))
        .noneMatch(name -> name.startsWith("dev.hushcell.internal.sql"));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
