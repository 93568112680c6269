package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.Erasures;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Unusual values, keys, names and moments: a person is erased, or refused before anything is. */
@EachRewriting
class ErasingAttackTests {
  private static final List<String> VALUES =
      List.of(
          "Jörg Ünal",
          "Conor O'Brien",
          "a \"b\" `c`",
          " ahead",
          "\uD83D\uDE00",
          "50% _",
          "\\",
          "-");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void findsWhateverAValueIsMadeOf() throws Exception {
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            """
            subject:
              who:
                visit: { by: mail, delete: true }
                diary: { by: owner, delete: true }
            """);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table visit (mail varchar(60), place varchar(20))",
          "create table diary (id int primary key, owner varchar(60))");
      for (int i = 0; i < VALUES.size(); i++) {
        insert(ours, "insert into visit (mail, place) values (?, 'Rome')", VALUES.get(i));
        insert(ours, "insert into diary (id, owner) values (" + i + ", ?)", VALUES.get(i));
      }
      Erasures erasures = Hushcell.erasures(ours);
      for (int i = 0; i < VALUES.size(); i++) {
        assertThat(erasures.erase("who", VALUES.get(i)).tables())
            .as(VALUES.get(i))
            .allMatch(each -> each.rows() == 1);
        String left = String.valueOf(VALUES.size() - i - 1);
        assertThat(Found.rows(ours, "select count(*) from visit")).containsExactly(left);
        assertThat(Found.rows(ours, "select count(*) from diary")).containsExactly(left);
      }
    }
    whoeverComesBackIsFoundByTheSealedValue(scene);
  }

  private static void whoeverComesBackIsFoundByTheSealedValue(Scene scene) throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, "delete from hushcell_erasure");
      for (int i = 0; i < VALUES.size(); i++) {
        insert(ours, "insert into diary (id, owner) values (" + i + ", ?)", VALUES.get(i));
      }
      assertThat(Hushcell.erasures(ours).replay()).hasSameSizeAs(VALUES);
      assertThat(Found.rows(ours, "select count(*) from diary")).containsExactly("0");
    }
  }

  private static void insert(Connection connection, String sql, String value) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, value);
      int unused = insert.executeUpdate();
    }
  }

  @Test
  void aNumberIsWhatEachColumnTakesItFor() throws Exception {
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            """
            subject:
              who:
                message: { by: customer_id, delete: true }
                paper: { by: owner, delete: true }
            """);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table paper (id int primary key, owner varchar(60))",
          "insert into paper values (1, '0815'), (2, '815'), (3, ''), (4, null)",
          "insert into message values (8, 815, 'hello')");
      Erasures erasures = Hushcell.erasures(ours);
      for (String bad :
          List.of("", " 815", "815 ", "NULL", "8\uFFFD", "8\uD83D", "8\u0000", "8.1")) {
        assertThatThrownBy(() -> erasures.erase("who", bad))
            .as(bad)
            .hasMessageContaining("[HC-1501]");
      }
      assertThat(ErasingScene.list(directory)).doesNotExist();
      assertThat(erasures.erase("who", "0815").tables()).allMatch(each -> each.rows() == 1);
      assertThat(Found.rows(ours, "select id from paper order by id"))
          .containsExactly("2", "3", "4");
      assertThat(Found.rows(ours, "select id from message where id = 8")).isEmpty();
    }
  }

  @Test
  void aProtectedColumnIsComparedAsItIsDeclared() throws Exception {
    Scene scene =
        Scene.of(
            server,
            directory,
            "columns: { club.mail: { search: equality, compare: ignore-case }, club.nick: {} }\n"
                + "subject: { mail: { club: { by: mail, clear: place } },"
                + " nick: { club: { by: nick, delete: true } } }\nerased: '"
                + ErasingScene.list(directory)
                + "'\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table club (id int primary key, mail varchar(60), nick varchar(20), place"
              + " varchar(20))",
          "insert into club values (1, 'Ada@x.org', 'ada', 'Rome'), (2, 'ADA@X.ORG', 'b', 'Oslo'),"
              + " (3, 'grace@x.org', 'c', 'Bonn')");
      Erasures erasures = Hushcell.erasures(ours);
      assertThatThrownBy(() -> erasures.erase("nick", "ada")).hasMessageStartingWith("[HC-2");
      assertThat(ErasingScene.list(directory)).doesNotExist();
      assertThat(erasures.erase("mail", "ada@x.org").tables().get(0).rows()).isEqualTo(2);
      assertThat(Found.rows(ours, "select id from club where place is not null"))
          .containsExactly("3");
    }
  }

  @Test
  void namesMayBeKeywordsAndHaveBlanks() throws Exception {
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            """
            subject:
              who:
                '"order"': { by: 'user id', clear: [ group, Select ] }
                message: { by: customer_id, delete: true }
            """);
    try (Connection ours = scene.ours()) {
      String q = ours.getMetaData().getIdentifierQuoteString();
      scene.run(
          ours,
          "create table 'order' ('primary' int not null, 'user id' int, 'group' varchar(20), 'Select'"
                  .replace("'", q)
              + " varchar(20), primary key ('primary', 'user id'))".replace("'", q),
          "insert into 'order' values (1, 5, ".replace("'", q) + "'a', 'b'), (1, 6, 'c', 'd')");
      assertThat(Hushcell.erasures(ours).erase("who", "5").tables().get(0).rows()).isOne();
      assertThat(Found.rows(ours, "select * from 'order' order by 2".replace("'", q)))
          .containsExactly("1|5|null|null", "1|6|c|d");
    }
  }

  @Test
  void keysOfSeveralColumnsAreFollowedOverManyTransactions() throws Exception {
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            "subject: { who: { part: { by: owner, set: { words: gone } }, message: { by:"
                + " customer_id, delete: true } } }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table part (a varchar(10) not null, b int not null, owner int, words varchar(20),"
              + " primary key (a, b))");
      ours.setAutoCommit(false);
      try (PreparedStatement insert =
          ours.prepareStatement("insert into part values (?, ?, ?, 'secret')")) {
        for (int i = 0; i < 1200; i++) {
          insert.setString(1, "k" + i % 3);
          insert.setInt(2, i);
          insert.setInt(3, i % 100 == 0 ? 6 : 5);
          insert.addBatch();
        }
        int[] unused = insert.executeBatch();
      }
      ours.commit();
      assertThat(Hushcell.erasures(ours).erase("who", "5").tables().get(0).rows()).isEqualTo(1188);
      assertThat(Found.rows(ours, "select count(*), min(owner) from part where words = 'secret'"))
          .containsExactly("12|6");
      ours.commit();
    }
  }

  @Test
  void rowsWhoseKeyIsNullAreMetToo() throws Exception {
    assumeThat(server.name()).isEqualTo("sqlite"); // no other has such keys
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            "subject: { who: { odd: { by: owner, set: { words: gone } }, message: { by:"
                + " customer_id, delete: true } } }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table odd (k varchar(10) primary key, owner int, words varchar(20))",
          "insert into odd values (null, 5, 'a'), ('x', 5, 'b'), (null, 6, 'c')");
      ErasureReport unused = Hushcell.erasures(ours).erase("who", "5");
      assertThat(Found.rows(ours, "select owner, words from odd where words <> 'gone'"))
          .containsExactly("6|c");
    }
  }

  @Test
  void aTriggerThatThrowsStopsItWithoutQuotingRows() throws Exception {
    assumeThat(server.name()).doesNotStartWith("h2"); // its triggers are classes
    Scene scene = ErasingScene.of(server, directory, 1);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(plain, trigger());
      Erasures erasures = Hushcell.erasures(ours);
      Throwable refused = catchThrowable(() -> erasures.erase("customer_id", ErasingScene.NAME));
      for (Throwable each = refused; each != null; each = each.getCause()) {
        assertThat(each)
            .hasMessageContaining("[HC-1505]")
            .hasMessageContaining("--replay")
            .hasMessageNotContaining(ErasingScene.NAME);
      }
      assertThat(erasures.status().pending()).isOne();
      scene.run(
          plain, "drop trigger stop" + (server.name().equals("postgresql") ? " on message" : ""));
      assertThat(erasures.replay()).hasSize(1);
      assertThat(ErasingScene.rows(ours)).isEqualTo(ErasingScene.forgotten(1));
    }
  }

  private String[] trigger() {
    String name = "'not " + ErasingScene.NAME + "'";
    return switch (server.name()) {
      case "postgresql" ->
          new String[] {
            "create function stop() returns trigger language plpgsql as $$ begin raise exception "
                + name
                + "; end $$",
            "create trigger stop before delete on message for each row execute function stop()"
          };
      case "sqlite" ->
          new String[] {
            "create trigger stop before delete on message begin select raise(abort, "
                + name
                + "); end"
          };
      default ->
          new String[] {
            "create trigger stop before delete on message for each row signal sqlstate '45000' set"
                + " message_text = "
                + name
          };
    };
  }

  @Test
  void severalProcessesMayEraseTheSamePersonAtOnce() throws Exception {
    Scene scene = ErasingScene.of(server, directory, 300);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<String>> ends = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ends.add(threads.submit(() -> ended(scene)));
      }
      for (Future<String> each : ends) {
        assertThat(each.get()).matches("done|\\[HC-.*"); // in each other's way, they may fail
      }
    } finally {
      threads.shutdown();
    }
    try (Connection ours = scene.ours()) {
      List<ErasureReport> unused = Hushcell.erasures(ours).replay();
      assertThat(ErasingScene.rows(ours)).isEqualTo(ErasingScene.forgotten(300));
      assertThat(Hushcell.erasures(ours).status().open()).isEmpty();
    }
  }

  private static String ended(Scene scene) {
    try (HushcellDataSource process = scene.source(scene.base()::plain);
        Connection ours = process.getConnection()) {
      ErasureReport unused = Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME);
      return "done";
    } catch (SQLException e) {
      assertThat(String.valueOf(e.getMessage())).doesNotContain(ErasingScene.NAME);
      return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  @Test
  void aDatabaseThatSomebodyHoldsIsErasedLater() throws Exception {
    assumeThat(server.name()).isEqualTo("sqlite"); // others lock rows
    Scene scene = ErasingScene.of(server, directory, 2);
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      Erasures erasures = Hushcell.erasures(ours);
      ErasureReport other = erasures.erase("customer_id", "4713");
      assertThat(other.isDone()).isTrue();
      plain.setAutoCommit(false);
      scene.run(plain, "update line set remark = 'mine'");
      assertThatThrownBy(() -> erasures.erase("customer_id", ErasingScene.NAME))
          .hasMessageContaining("[HC-1505]");
      plain.rollback();
      assertThat(erasures.replay()).hasSize(1);
      assertThat(ErasingScene.rows(ours)).isEqualTo(ErasingScene.forgotten(2));
    }
  }

  @Test
  @EveryServer
  void aTableOfAnotherSchemaIsErased() throws Exception {
    assumeThat(server.name()).isIn("postgresql", "h2");
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            ErasingScene.SUBJECT.replace(
                "    line:", "    far.stay: { by: customer_id, delete: true }\n    line:"));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create schema far",
          "create table far.stay (id int primary key, customer_id int)",
          "insert into far.stay values (1, 1947114711), (2, 4712)");
      ErasureReport unused = Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME);
      assertThat(Found.rows(plain, "select id from far.stay")).containsExactly("2");
      scene.run(plain, "create table far.trip (id int primary key, customer_id int)");
      assertThatThrownBy(() -> Hushcell.erasures(ours).erase("customer_id", "4712"))
          .hasMessageContaining("[HC-1503]");
    }
  }

  @Test
  @EveryServer
  void whatFailsWhileItIsCountedLeavesNothingToReplay() throws Exception {
    assumeThat(server.name()).isEqualTo("postgresql"); // compares such values with no text
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            "subject: { who: { line: { by: remark, delete: true }, mood: { by: kind, delete: true }"
                + " } }\n");
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create type feeling as enum ('glad', 'sad')",
          "create table mood (id int primary key, kind feeling)");
      assertThatThrownBy(() -> Hushcell.erasures(ours).erase("who", "glad"))
          .hasMessageContaining("[HC-1505]")
          .hasMessageContaining("nothing was changed")
          .hasMessageNotContaining("--replay");
      assertThat(ErasingScene.list(directory)).doesNotExist();
    }
  }

  @Test
  @EveryServer
  void partitionsAreTablesToo() throws Exception {
    assumeThat(server.name()).isEqualTo("postgresql"); // others do not list them
    String keep = "    stay_1: { by: customer_id, keep: true }\n";
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            ErasingScene.SUBJECT.replace(
                "    line:", "    stay: { by: customer_id, delete: true }\n" + keep + "    line:"));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table stay (id int, customer_id int) partition by range (id)",
          "create table stay_1 partition of stay for values from (1) to (9)",
          "insert into stay values (1, 1947114711), (2, 4712)");
      ErasureReport unused = Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME);
      assertThat(Found.rows(plain, "select id from stay")).containsExactly("2");
      scene.run(plain, "create table stay_2 partition of stay for values from (10) to (19)");
      assertThatThrownBy(() -> Hushcell.erasures(ours).erase("customer_id", "4712"))
          .hasMessageContaining("[HC-1503]")
          .hasMessageContaining("stay_2");
    }
  }

  @Test
  void anEnormousNumberIsRefused() throws Exception {
    assumeThat(server.name()).isNotEqualTo("sqlite"); // such a column has floating numbers there
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            "subject: { who: { price: { by: much, delete: true }, message: { by: customer_id,"
                + " delete: true } } }\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table price (id int primary key, much decimal(20, 2))",
          "insert into price values (1, 4712.00), (2, 4712.50)");
      Erasures erasures = Hushcell.erasures(ours);
      for (String bad : List.of("1e999999999", "1e-999999999", "99999999999999999999999")) {
        assertThatThrownBy(() -> erasures.erase("who", bad)).hasMessageContaining("[HC-1501]");
      }
      assertThat(erasures.erase("who", "4712.0").tables()).allMatch(each -> each.rows() == 1);
      assertThat(Found.rows(ours, "select id from price")).containsExactly("2");
    }
  }

  @Test
  void aConstantThatIsTooLongIsRefusedBeforeAnythingIsChanged() throws Exception {
    Scene scene =
        ErasingScene.of(
            server,
            directory,
            1,
            ErasingScene.SUBJECT
                .replace("email: gone", "name: " + "x".repeat(41))
                .replace("name, phone", "phone"));
    assumeThat(server.name()).isNotEqualTo("sqlite"); // takes any length
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Hushcell.erasures(ours).erase("customer_id", ErasingScene.NAME))
          .hasMessageContaining("[HC-1502]");
      assertThat(ErasingScene.list(directory)).doesNotExist();
    }
  }
}
