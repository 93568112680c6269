package dev.hushcell.contract.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.admin.RewritingOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachH2;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Columns of H2 are rewritten: what is carried over, what is refused, what is finished. */
@EachH2
class ColumnJobTests {
  private static final RewritingOptions ALONE = RewritingOptions.usual().asOnlyProcess();
  private static final ColumnProgress SILENT = ColumnProgress.none();
  private static final TableName CONTACT = new TableName("PUBLIC", "CONTACT");

  /** H2 resolves the name of a table while another connection replaces it by its copy. */
  private static final Set<Integer> MOMENTARY =
      Set.of(
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
          ErrorCode.GENERAL_ERROR_1);

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene =
        Scene.of(
            server,
            directory,
            "columns: { contact.email: { search: equality, compare: exact }, contact.note: {} }\n");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table owner (id int primary key)",
          "insert into owner values (1)",
          "create table contact (id int primary key, email varchar(60) not null, owner int"
              + " references owner (id), note varchar(20), changed timestamp default timestamp"
              + " '2020-01-01 00:00:00' on update current_timestamp, plus int generated always as"
              + " (id + 1), constraint by_email unique nulls distinct (owner, email))",
          "create index mails on contact (email desc, id)",
          "create table child (id int primary key, contact int references contact (id))",
          "comment on column contact.email is 'it''s private'",
          "create user reader password 'r'",
          "grant select on contact to reader",
          "insert into contact (id, email, owner, note) select x, 'user' || x || '@example.com', 1,"
              + " case when mod(x, 2) = 0 then 'note ' || x end from system_range(1, 40)",
          "insert into child values (1, 7)");
    }
  }

  private static RewritingStatus encrypt(Connection ours, ColumnProgress progress)
      throws SQLException {
    return Hushcell.columns(ours).encrypt(CONTACT, ALONE, progress);
  }

  @Test
  void newConnectionsWaitWhileTheDatabaseIsShut() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection plain = scene.plain()) {
      scene.run(plain, "set exclusive 1");
      Future<List<String>> opened =
          other.submit(
              () -> {
                try (Connection ours = scene.ours()) {
                  return Found.rows(ours, "select id from owner");
                }
              });
      Thread.sleep(300);
      assertThat(opened.isDone()).isFalse();
      scene.run(plain, "set exclusive 0");
      assertThat(opened.get()).containsExactly("1");
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void whatTheTableHasIsCarriedOver() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      List<String> before =
          Found.rows(
              plain, "select id, email, owner, note, changed, plus from contact order by id");
      assertThat(encrypt(ours, SILENT).phase()).isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select * from contact order by id")).isEqualTo(before);
      assertThat(
              Found.rows(
                  plain,
                  "select index_name, column_name, ordering_specification from"
                      + " information_schema.index_columns where table_name = 'CONTACT' and"
                      + " index_name = 'MAILS' order by ordinal_position"))
          .containsExactly("MAILS|EMAIL|DESC", "MAILS|ID|ASC");
      assertThat(
              Found.rows(
                  plain,
                  "select is_nullable, remarks, is_visible from information_schema.columns"
                      + " where table_name = 'CONTACT' and column_name = 'EMAIL'"))
          .containsExactly("NO|it's private|TRUE");
      assertThat(
              Found.rows(
                  plain,
                  "select constraint_name from information_schema.table_constraints"
                      + " where table_name = 'CONTACT' and constraint_type = 'UNIQUE'"))
          .containsExactly("BY_EMAIL");
      assertThat(
              Found.rows(
                  plain,
                  "select table_name from information_schema.table_privileges"
                      + " where grantee = 'READER'"))
          .containsExactly("CONTACT");
      assertThatThrownBy(
              () ->
                  scene.run(
                      ours,
                      "insert into contact (id, email, owner) values (99, 'user1@example.com', 1)"))
          .hasMessageContaining("BY_EMAIL");
      assertThatThrownBy(() -> scene.run(ours, "insert into contact (id) values (99)"))
          .hasMessageContaining("EMAIL");
      assertThatThrownBy(() -> scene.run(plain, "insert into child values (2, 99)"))
          .hasMessageContaining("CHILD");
      assertThatThrownBy(() -> scene.run(plain, "update contact set email = X'00' where id = 1"))
          .hasMessageContaining("constraint");
    }
  }

  @Test
  void namesWhatItDoesNotCarryOver() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create view v as select id from contact",
          "create synonym s for contact",
          "create trigger t before update on contact for each row call"
              + " \"dev.hushcell.contract.h2.Silent\"",
          "create index notes on contact (note)");
      assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(CONTACT, ALONE.asDryRun(), SILENT))
          .hasMessageContaining("[HC-1362]")
          .hasMessageContaining("DROP VIEW \"PUBLIC\".\"V\"")
          .hasMessageContaining("DROP SYNONYM \"PUBLIC\".\"S\"")
          .hasMessageContaining("DROP TRIGGER \"PUBLIC\".\"T\"")
          .hasMessageContaining("DROP INDEX \"PUBLIC\".\"NOTES\"");
    }
  }

  @Test
  void asksBeforeOthersWaitLonger() throws SQLException {
    RewritingOptions brief = ALONE.mayBlock(Duration.ZERO);
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Hushcell.columns(ours).encrypt(CONTACT, brief, SILENT))
          .hasMessageContaining("[HC-1362]")
          .hasMessageContaining("nobody could write");
      assertThat(Hushcell.columns(ours).status()).as("on record").isEmpty();
      assertThat(Hushcell.columns(ours).encrypt(CONTACT, ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
    }
  }

  @Test
  void finishesWhatWasInterruptedWhileTheTableWasAway() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = endedAt(ours, Step.EXCHANGING);
      String away = '"' + job.job() + '"';
      scene.run(
          plain,
          "alter table contact rename to " + away,
          "alter table " + away + " alter column email rename to \"" + job.job() + "_old_1\"",
          "create table contact (id int)");
      assertThatThrownBy(() -> Hushcell.columns(ours).resume(job.job(), ALONE, SILENT))
          .hasMessageContaining("[HC-1362]")
          .hasMessageContaining("drop or rename");
      scene.run(plain, "drop table contact");
      assertThatThrownBy(() -> Hushcell.columns(ours).abandon(job.job()))
          .hasMessageContaining("[HC-1361]")
          .hasMessageContaining("resume");
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select id, note from contact where email = 'user8@example.com'"))
          .containsExactly("8|note 8");
    }
  }

  @Test
  void opensAgainATableThatWasShut() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      RewritingStatus job = endedAt(ours, Step.EXCHANGING);
      scene.run(
          plain,
          "alter table contact add constraint \""
              + job.job()
              + "_shut\" check (\""
              + job.job()
              + "\" = 0) nocheck");
      assertThatThrownBy(() -> scene.run(plain, "update contact set note = 'x' where id = 1"))
          .hasMessageContaining("_shut");
      assertThat(Hushcell.columns(ours).abandon(job.job()).phase()).isEqualTo(Phase.ABANDONED);
      scene.run(plain, "update contact set note = 'x' where id = 1");
    }
  }

  /** The job ends with a step. */
  private static RewritingStatus endedAt(Connection ours, Step end) throws SQLException {
    ColumnProgress ending =
        (step, done, total) -> {
          if (step == end) {
            throw new IllegalStateException("ended");
          }
        };
    assertThatThrownBy(() -> encrypt(ours, ending)).hasMessageContaining("IllegalStateException");
    return Hushcell.columns(ours).status().get(0);
  }

  /** One on the plain URL, who repeats what meets the moment of a definition. */
  @Test
  void aWriterThatKnowsNothingGoesOnUntilTheExchange() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch began = new CountDownLatch(1);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      Future<Integer> last = thread.submit(() -> writes(plain, stop, began));
      began.await();
      RewritingStatus job = endedAt(ours, Step.EXCHANGING);
      stop.set(true);
      int note = last.get();
      assertThat(Hushcell.columns(ours).resume(job.job(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
      assertThat(Found.rows(ours, "select email, note from contact where id = 3"))
          .containsExactly("new" + note + "@example.com|n" + note);
    } finally {
      stop.set(true);
      thread.shutdownNow();
    }
  }

  private int writes(Connection plain, AtomicBoolean stop, CountDownLatch began)
      throws SQLException {
    int i = 0;
    while (true) {
      try {
        scene.run(
            plain,
            "update contact set email = 'new"
                + i
                + "@example.com', note = 'n"
                + i
                + "' where id = 3");
      } catch (SQLException e) {
        assertThat(e.getErrorCode()).as(e.getMessage()).isIn(MOMENTARY);
        continue;
      }
      began.countDown();
      if (stop.get()) {
        return i;
      }
      i++;
    }
  }
}
