package dev.hushcell.change;

import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with different configurations, as during a rolling deployment. */
class RollingTests {
  private static final String EMAIL = "contact.email: { search: equality }";
  private static final String PHONE = "contact.phone: {}";

  @TempDir Path directory;
  private Deployment deployment;
  private Deployment.Jvm oldOne;
  private Connection before;
  private Connection after;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    deployment = new Deployment(directory);
    oldOne = deployment.start(EMAIL);
    before = oldOne.connect();
    run(
        before,
        "create table contact(id int primary key, email varchar(100))",
        "insert into contact values(1, 'ada@example.com')");
    after = deployment.start(EMAIL, PHONE).connect();
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  @Test
  void oldProcessGoesOnWhileAColumnIsAdded() throws SQLException {
    try (PreparedStatement insert = before.prepareStatement("insert into contact values(?, ?)")) {
      insert.setInt(1, 2);
      insert.setString(2, "joan@example.com");
      run(after, "alter table contact add column phone varchar(30)");
      insert.executeUpdate();
    }
    assertThat(rows(before, "select email from contact where id = 2"))
        .containsExactly("joan@example.com");
    assertThat(rows(after, "select * from contact where email = 'joan@example.com'"))
        .containsExactly("2|joan@example.com|null");
  }

  @Test
  void oldProcessSealsTheNewColumnAfterItsLease() throws SQLException {
    run(after, "alter table contact add column phone varchar(30)");
    oldOne.passLease();
    run(before, "update contact set phone = 'secret' where id = 1");
    assertThat(rows(after, "select phone from contact")).containsExactly("secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void oldProcessNeverSendsItInClearBeforeThat() throws SQLException {
    run(before, "update contact set email = 'x' where id = 2");
    run(after, "alter table contact add column phone varchar(30)");
    for (String sql :
        new String[] {
          "update contact set phone = 'secret' where id = 1",
          "insert into contact values(3, 'x', 'secret')",
          "insert into contact(id, phone) values(4, 'secret')",
          "select id from contact where phone = 'secret'"
        }) {
      Throwable outcome = catchThrowable(() -> run(before, sql));
      assertThat(outcome == null || String.valueOf(outcome.getMessage()).startsWith("[HC-"))
          .as(sql + ": " + outcome)
          .isTrue();
    }
    deployment.assertNeverSent("secret");
  }

  @Test
  void whoLooksAtTheTableAnewLooksAtTheCatalogueToo() throws SQLException {
    run(after, "alter table contact add column phone varchar(30)");
    run(before, "create table other(id int)"); // forgets what it knew of tables
    run(before, "update contact set phone = 'secret' where id = 1");
    assertThat(rows(after, "select phone from contact")).containsExactly("secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void plainColumnThatBecomesProtectedIsKeptOutByTheCheckUntilTheOldProcessKnows()
      throws SQLException {
    run(before, "alter table contact add column phone varchar(30)");
    try (PreparedStatement update = before.prepareStatement("update contact set phone = ?")) {
      assertThat(rows(after, "select phone from contact")).containsExactly("null"); // activates
      update.setString(1, "open");
      assertThat(catchThrowable(update::executeUpdate)).isInstanceOf(SQLException.class);
    }
    oldOne.passSecond();
    Throwable second = catchThrowable(() -> run(before, "update contact set phone = 'secret'"));
    if (second == null) {
      assertThat(rows(after, "select phone from contact")).containsExactly("secret");
    }
    oldOne.passLease();
    run(before, "update contact set phone = 'secret'");
    assertThat(rows(after, "select phone from contact")).containsExactly("secret");
  }

  @Test
  void oldProcessOfARenamedTableIsRefusedUnderTheOldName() throws SQLException {
    run(after, "alter table contact rename to person");
    for (int i = 0; i < 2; i++) {
      Throwable outcome =
          catchThrowable(() -> run(before, "update contact set email = 'secret' where id = 1"));
      assertThat(outcome).isInstanceOf(SQLException.class);
      oldOne.passLease();
    }
    run(before, "update person set email = 'secret' where id = 1");
    assertThat(rows(before, "select email from person")).containsExactly("secret");
    deployment.assertNeverSent("secret");
  }
}
