package dev.hushcell.change;

import static dev.hushcell.change.Deployment.assertRefused;
import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.KeyringFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that go away and come back while a process that knows the old ones goes on writing. */
class RemadeTests {
  private static final String EMAIL = "contact.email: { search: equality }";
  private static final String TABLE =
      "create table contact(id int primary key, email varchar(100))";

  @TempDir Path directory;
  private Deployment deployment;
  private Deployment.Jvm writer;
  private Deployment.Jvm reader;
  private Connection writing;
  private Connection other;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    deployment = new Deployment(directory);
    writer = deployment.start(EMAIL);
    writing = writer.connect();
    run(writing, TABLE, "insert into contact values(1, 'ada@example.com')");
    reader = deployment.start(EMAIL);
    other = reader.connect();
    assertThat(rows(other, "select email from contact")).containsExactly("ada@example.com");
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  @Test
  void tableMadeAnewThroughTheDriverHasTheSameKeyForAll() throws SQLException {
    try (PreparedStatement insert = writing.prepareStatement("insert into contact values(?, ?)")) {
      run(other, "drop table contact", TABLE);
      insert.setInt(1, 2);
      insert.setString(2, "ben@example.com");
      insert.executeUpdate();
    }
    assertThat(rows(other, "select email from contact where email = 'ben@example.com'"))
        .containsExactly("ben@example.com");
  }

  @Test
  void cellOfAKeyThatWasDroppedWithEverythingIsToldAndReadsAsNothingElse() throws SQLException {
    run(other, "drop all objects", TABLE, "insert into contact values(1, 'cyd@example.com')");
    run(writing, "insert into contact values(2, 'lost@example.com')"); // within its lease
    assertThatThrownBy(() -> rows(other, "select email from contact where id = 2"))
        .hasMessageStartingWith("[HC-3002]");
    writer.passLease();
    assertThatThrownBy(() -> rows(writing, "select email from contact where id = 2"))
        .hasMessageStartingWith("[HC-3002]");
    run(writing, "update contact set email = 'dee@example.com' where id = 2");
    assertThat(rows(other, "select email from contact order by id"))
        .containsExactly("cyd@example.com", "dee@example.com");
    deployment.assertNeverSent("lost@");
  }

  @Test
  void cellInATableThatWasMadeAnewPastTheDriverStopsIt() throws SQLException {
    run(deployment.past(), "drop table contact", TABLE);
    run(writing, "insert into contact values(2, 'lost@example.com')"); // within its lease
    writer.passLease();
    reader.passLease();
    assertRefused(KeyringFault.EXISTING_ROWS, writing, "select email from contact");
    assertRefused(KeyringFault.EXISTING_ROWS, other, "insert into contact values(3, 'x')");
    deployment.assertNeverSent("lost@");
  }
}
