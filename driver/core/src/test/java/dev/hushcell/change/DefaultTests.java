package dev.hushcell.change;

import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DEFAULT of a protected column is sealed in the definition of the table. */
class DefaultTests {
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(9) default 'secret', note varchar(20))";

  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    deployment = new Deployment(directory);
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  private Connection started() throws SQLException {
    return deployment.start("contact.email: { search: equality }", "contact.note: {}").connect();
  }

  @Test
  void rowsThatTakeItShareOneCell() throws SQLException {
    Connection ours = started();
    run(ours, CREATE, "alter table contact alter column note set default 'a secret too'");
    run(ours, "insert into contact(id) values(1), (2)", "insert into contact values(3, 'x', 'y')");
    assertThat(rows(ours, "select id from contact where email = 'secret' order by id"))
        .containsExactly("1", "2");
    assertThat(rows(ours, "select note from contact order by id"))
        .containsExactly("a secret too", "a secret too", "y");
    run(ours, "update contact set note = default where id = 3");
    assertThat(rows(ours, "select distinct note, id from contact order by id")).hasSize(3);
    deployment.assertNeverSent("secret");
  }

  @Test
  void refusesItWhereAParameterWouldTakeItsPlace() throws SQLException {
    Connection ours = started();
    assertThatThrownBy(() -> ours.prepareStatement(CREATE))
        .hasMessageContaining("[HC-4021]")
        .hasMessageNotContaining("secret");
    try (Statement statement = ours.createStatement()) {
      assertThatThrownBy(() -> statement.addBatch(CREATE)).hasMessageContaining("[HC-4021]");
    }
    deployment.assertNeverSent("secret");
  }

  @Test
  void refusesOneThatTheColumnDoesNotTake() throws SQLException {
    Connection ours = started();
    String longer = CREATE.replace("secret", "secret and more");
    assertThatThrownBy(() -> run(ours, longer))
        .hasMessageContaining("[HC-3004]")
        .hasMessageNotContaining("secret");
    run(ours, CREATE, "insert into contact(id) values(1)");
    assertThat(rows(ours, "select email from contact")).containsExactly("secret");
    deployment.assertNeverSent("secret");
  }
}
