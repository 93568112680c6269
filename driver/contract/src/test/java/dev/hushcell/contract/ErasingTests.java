package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ErasedTable;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.Erasures;
import dev.hushcell.admin.ScrubReport;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import dev.hushcell.policy.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A person is forgotten as it is declared, stays forgotten, and nothing else changes. */
@EachRewriting
class ErasingTests {
  private static final int MESSAGES = ErasingScene.MESSAGES;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void erasesWhatIsDeclaredAndNothingElse() throws Exception {
    Scene scene = ErasingScene.of(server, directory, MESSAGES);
    try (Connection ours = scene.ours()) {
      Erasures erasures = Hushcell.erasures(ours);
      ErasureReport done = erasures.erase("customer_id", ErasingScene.NAME);
      assertThat(done.isDone()).isTrue();
      assertThat(rows(done)).containsExactly("line 2", "message 1100", "orders 2", "customer 1");
      assertThat(ErasingScene.rows(ours)).isEqualTo(ErasingScene.forgotten(MESSAGES));
      assertThat(erasures.status().open()).isEmpty();
      assertThat(erasures.status().listed()).isOne();
      assertThat(Hushcell.status(ours).open()).isEmpty();
      assertThat(erasures.replay()).isEmpty();
    }
  }

  private static List<String> rows(ErasureReport report) {
    return report.tables().stream()
        .map(each -> each.table().table().toLowerCase(Locale.ROOT) + " " + each.rows())
        .toList();
  }

  @Test
  void aDryRunCountsAndChangesNothing() throws Exception {
    Scene scene = ErasingScene.of(server, directory, 10);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      Map<String, List<String>> before = ErasingScene.rows(plain);
      ErasureReport seen = Hushcell.erasures(ours).foresee("customer_id", ErasingScene.NAME);
      assertThat(seen.isDone()).isFalse();
      assertThat(rows(seen)).containsExactly("line 2", "message 10", "orders 2", "customer 1");
      assertThat(seen.tables().get(2).kept()).isEmpty();
      assertThat(seen.tables()).extracting(ErasedTable::fate).contains(ErasedTable.Fate.DELETED);
      assertThat(seen.undeclared()).isEmpty();
      assertThat(ErasingScene.rows(plain)).isEqualTo(before);
      assertThat(ErasingScene.list(directory)).doesNotExist();
      assertThatThrownBy(() -> Found.rows(plain, "select * from hushcell_erasure"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void refusesWhereTablesAreNotDeclared() throws Exception {
    Scene scene = ErasingScene.of(server, directory, 10);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table ticket (id int primary key, customer_id int, words varchar(20))",
          "create table claim (id int primary key, owner int, foreign key (owner) references"
              + " customer (id))");
      Map<String, List<String>> before = ErasingScene.rows(plain);
      Erasures erasures = Hushcell.erasures(ours);
      assertThat(erasures.foresee("customer_id", ErasingScene.NAME).undeclared())
          .map(each -> each.toLowerCase(Locale.ROOT))
          .satisfiesExactly(
              claim -> assertThat(claim).contains("claim refers to ", ".customer by owner"),
              ticket -> assertThat(ticket).contains("ticket has the column customer_id"));
      assertThatThrownBy(() -> erasures.erase("customer_id", ErasingScene.NAME))
          .hasMessageContaining("[HC-1503]")
          .message()
          .containsIgnoringCase("ticket has the column customer_id")
          .doesNotContain(ErasingScene.NAME);
      assertThat(ErasingScene.rows(plain)).isEqualTo(before);
      assertThat(ErasingScene.list(directory)).doesNotExist();
    }
  }

  @Test
  void whoeverComesBackWithABackupIsForgottenAgain() throws Exception {
    Scene scene = ErasingScene.of(server, directory, 10);
    Map<String, List<List<Object>>> yesterday = ErasingScene.saved(scene);
    try (Connection ours = scene.ours()) {
      ErasureReport unused = Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME);
    }
    ErasingScene.restore(scene, yesterday);
    try (Connection ours = scene.ours()) {
      assertThat(ErasingScene.rows(ours)).isNotEqualTo(ErasingScene.forgotten(10));
      assertThat(Hushcell.status(ours).open())
          .singleElement()
          .asString()
          .contains("hushcell erase --replay");
      List<ErasureReport> again = Hushcell.erasures(ours).replay();
      assertThat(again).hasSize(1);
      assertThat(rows(again.get(0)))
          .containsExactly("line 2", "message 10", "orders 2", "customer 1");
      assertThat(ErasingScene.rows(ours)).isEqualTo(ErasingScene.forgotten(10));
      assertThat(Hushcell.status(ours).open()).isEmpty();
    }
  }

  @Test
  void nothingTellsWhoItWas() throws Exception {
    Scene scene = ErasingScene.of(server, directory, 10);
    try (Connection ours = scene.ours()) {
      ErasureReport done = Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME);
      assertThat(done.toString()).doesNotContain(ErasingScene.NAME, "ada@example.com");
      assertThat(Found.rows(ours, "select * from hushcell_erasure").get(0))
          .doesNotContain(ErasingScene.NAME)
          .contains(done.record(), done.tag());
    }
    for (String file : List.of("erased", "audit")) {
      assertThat(Files.readString(directory.resolve(file)))
          .isNotEmpty()
          .doesNotContain(ErasingScene.NAME, "ada@example.com");
    }
  }

  @Test
  void findsByAProtectedColumnAndChangesRowsWithoutAKey() throws Exception {
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            10,
            """
            subject:
              mail:
                visit: { by: mail, clear: place, set: { mail: nobody@example.com } }
                seen: { by: mail, delete: true }
            """);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table visit (mail varchar(60), place varchar(20))",
          "create table seen (place int, nr int, mail varchar(60), primary key (place, nr))",
          "insert into visit values ('ada@example.com', 'Paris'), ('grace@example.com', 'Rome')",
          "insert into seen values (1, 1, 'ada@example.com'), (1, 2, 'grace@example.com')");
      ErasureReport done = Hushcell.erasures(ours).erase("mail", "ada@example.com");
      assertThat(rows(done)).containsExactly("visit 1", "seen 1");
      assertThat(Found.rows(ours, "select * from visit"))
          .containsExactlyInAnyOrder("nobody@example.com|null", "grace@example.com|Rome");
      assertThat(Found.rows(ours, "select * from seen")).containsExactly("1|2|grace@example.com");
    }
  }

  @Test
  void goesOnWithWhatADatabaseRefused() throws Exception {
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            10,
            """
            subject:
              customer_id:
                orders: { by: customer_id, delete: true }
                line: { by: id, keep: true }
                message: { by: customer_id, delete: true }
                customer: { by: id, clear: [ name, phone ], set: { email: gone } }
            """);
    try (Connection ours = scene.ours()) {
      Erasures erasures = Hushcell.erasures(ours);
      assertThatThrownBy(() -> erasures.erase("customer_id", ErasingScene.NAME))
          .hasMessageContaining("[HC-1505]")
          .hasMessageNotContaining(ErasingScene.NAME);
      assertThat(erasures.status().pending()).isOne();
      scene.run(ours, "delete from line where order_id < 3");
      assertThat(rows(erasures.erase("customer_id", ErasingScene.NAME)))
          .containsExactly("orders 2", "line 0", "message 10", "customer 1");
      assertThat(erasures.status().pending()).isZero();
      assertThat(erasures.status().listed()).isOne();
    }
  }

  @Test
  void filesDoNotHaveThePersonAfterTheScrub() throws Exception {
    assumeThat(server.name())
        .doesNotStartWith("h2"); // rewrites a file only while nobody is connected
    Scene scene = ErasingScene.of(server, directory, 1);
    List<String> marks = List.of("Zq8name" + Long.toHexString(System.nanoTime()) + "ofhers");
    TableFiles files = new TableFiles(server, scene);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "update customer set name = '" + marks.get(0) + "' where id = " + ErasingScene.NAME);
      server.flush();
      assertThat(files.having(marks)).isNotEmpty();
      ErasureReport done = Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME);
      TableName customer = done.tables().get(3).table();
      assertThat(done.beyond()).anyMatch(each -> each.contains("column scrub " + customer));
      ScrubReport unused = Hushcell.columns(ours).scrub(customer);
      server.flush();
      assertThat(files.having(marks)).isEmpty();
    }
  }

  @Test
  void rowsThatATriggerPutsBackAreNoticed() throws Exception {
    assumeThat(server.name()).isEqualTo("sqlite"); // others write triggers in other ways
    Scene scene = ErasingScene.of(server, directory, 1);
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create trigger back after delete on line begin insert into line values"
              + " (old.id + 100, old.order_id, 'again'); end");
    }
    try (Connection ours = scene.ours()) {
      Erasures erasures = Hushcell.erasures(ours);
      assertThatThrownBy(() -> erasures.erase("customer_id", ErasingScene.NAME))
          .hasMessageContaining("[HC-1506]")
          .hasMessageNotContaining(ErasingScene.NAME);
      assertThat(erasures.status().pending()).isOne();
    }
  }
}
