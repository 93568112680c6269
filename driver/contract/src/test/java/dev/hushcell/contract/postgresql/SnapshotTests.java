package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What others make while a transaction looks at an older snapshot, or changes tables itself. */
@EachPostgres
@WithoutOptions
class SnapshotTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      """;
  private static final String VIEW = "create view v as select id, email from contact";
  private static final String MARK = "snapshot-mark@example.com";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.com')");
    }
  }

  @Test
  void viewThatOthersMakeIsKnownInAnOlderSnapshot() throws Exception {
    try (Connection ours = begun("repeatable read");
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select count(*) from contact")).containsExactly("1");
      scene.run(plain, VIEW);
      requireNotSent(ours, "v");
      assertThat(Found.rows(ours, "select email from v where email = 'ada@example.com'"))
          .containsExactly("ada@example.com");
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  /** Rows of a view are read; that they are not changed through one is told before. */
  private void requireNotSent(Connection ours, String view) throws SQLException {
    assertThat(Found.rows(ours, "select id from " + view + " where email = '" + MARK + "'"))
        .isEmpty();
    assertThatThrownBy(() -> scene.run(ours, "update " + view + " set email = '" + MARK + "'"))
        .hasMessageContaining("[HC-2118]");
    try (PreparedStatement query =
        ours.prepareStatement("select id from " + view + " where email = ?")) {
      query.setString(1, MARK);
      assertThat(Found.rows(query.executeQuery())).isEmpty();
    }
    assertThatThrownBy(() -> ours.prepareStatement("update " + view + " set email = ?"))
        .hasMessageContaining("[HC-2118]");
  }

  @Test
  void functionThatOthersMakeIsKnownInAnOlderSnapshot() throws Exception {
    try (Connection ours = begun("serializable");
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select count(*) from contact")).containsExactly("1");
      scene.run(
          plain,
          "create function f(text) returns bigint language sql as"
              + " 'select count(*) from contact where email::text = $1'");
      assertThatThrownBy(() -> Found.rows(ours, "select f('" + MARK + "')"))
          .hasMessageContaining("[HC-");
      assertThatThrownBy(() -> ours.prepareStatement("select f(?)")).hasMessageContaining("[HC-");
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  @Test
  void whatOneSessionSeesIsNotBelievedByOthers() throws Exception {
    try (Connection old = begun("repeatable read");
        Connection other = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(old, "select count(*) from contact")).containsExactly("1");
      scene.run(plain, VIEW);
      requireNotSent(other, "v");
      assertThat(Found.rows(old, "select count(*) from pg_class where false")).hasSize(1);
      requireNotSent(other, "v");
      assertThat(Found.rows(other, "select email from v")).containsExactly("ada@example.com");
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  @Test
  void ownDefinitionsHoldInTheirTransactionAndEndWithIt() throws Exception {
    for (String begin : new String[] {"read committed", "repeatable read"}) {
      try (Connection ours = begun(begin)) {
        scene.run(
            ours,
            "create table note (id int, body text)",
            "insert into note values (1, 'a')",
            "alter table note add author text",
            "insert into note values (2, 'b', 'c')",
            "create view w as select id, email from contact");
        requireNotSent(ours, "w");
        scene.run(ours, "rollback");
        assertThatThrownBy(() -> Found.rows(ours, "select * from w"))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isIn("42P01", "0AX00"));
        assertThat(Found.rows(ours, "select email from contact"))
            .containsExactly("ada@example.com");
      }
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  /** Nobody is shown both: what others made since the snapshot, and how it is called now. */
  @Test
  void viewThatOthersMadeAndTheTransactionRenamedIsRefused() throws Exception {
    try (Connection ours = begun("repeatable read");
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select count(*) from contact")).containsExactly("1");
      scene.run(plain, VIEW);
      scene.run(ours, "alter view v rename to w");
      String delete = "delete from w where email = ";
      assertRefused(() -> scene.run(ours, delete + "'" + MARK + "'"));
      assertRefused(() -> ours.prepareStatement(delete + "?"));
      scene.run(ours, "rollback");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  private static void assertRefused(ThrowingCallable statement) {
    assertThatThrownBy(statement).hasMessageContaining("[HC-4097]");
  }

  /** The question would wait for the lock of the very transaction that asks. */
  @Test
  void tableThatItsOwnTransactionLocksIsUsedOn() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain, VIEW, "create policy p on contact using (id > 0)", "create schema elsewhere");
    }
    try (Connection ours = begun("read committed")) {
      scene.run(
          ours,
          "alter table contact add city text",
          "insert into contact (id, email, city) values (2, '" + MARK + "', 'Graz')");
      assertThat(Found.rows(ours, "select id from v where email = '" + MARK + "'"))
          .containsExactly("2");
      scene.run(ours, "commit");
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  /** Of two tables of one name, one is there for this transaction only. */
  @Test
  void nameThatIsNotTheSameForAllIsRefusedInAnOlderSnapshot() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain, "create schema near", "create table near.contact (id int, email varchar(60))");
    }
    try (Connection ours = scene.ours()) {
      scene.run(ours, "set search_path = near, public", "begin isolation level repeatable read");
      scene.run(ours, "drop table near.contact");
      assertThatThrownBy(() -> scene.run(ours, "update contact set email = '" + MARK + "'"))
          .hasMessageContaining("[HC-4097]");
      scene.run(ours, "rollback");
      assertThatCode(() -> scene.run(ours, "select id from contact")).doesNotThrowAnyException();
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }

  private Connection begun(String isolation) throws SQLException {
    Connection ours = scene.ours();
    scene.run(ours, "begin", "set transaction isolation level " + isolation);
    return ours;
  }
}
