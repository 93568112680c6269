package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a server tells of the last statement, and settings that cut the answers of a session. */
@EachMaria
@OneCollation
class LastStatementTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact, evaluate: [pattern], text-order: code-point, rows: 1000, bytes: 100000 }
      """;
  private static final String MARK = "last-mark@example.com";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.com'), (2, 'bob@example.com')");
    }
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create table plain (id int primary key, n tinyint)",
          "insert into plain values (1, 1), (2, 2), (3, 3)",
          "create procedure p() select id from plain where id < 3",
          "create procedure q() update plain set n = n + 1");
    }
  }

  @Test
  void serverTellsWhatItTellsThePlainDriver() throws Exception {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String[] pair :
          List.of(
              new String[] {
                "select sql_calc_found_rows id from plain limit 1", "select found_rows()"
              },
              new String[] {"select id from plain where n < 3", "SELECT FOUND_ROWS() AS n"},
              new String[] {"call p()", "select found_rows()"},
              new String[] {"call q()", "select row_count()"},
              new String[] {"set @a = 1", "select row_count()"},
              new String[] {"update plain set n = 1 where id > 1", "select row_count()"},
              new String[] {"select cast('x' as signed) from plain", "show warnings"},
              new String[] {"select cast('x' as signed) from plain", "show count(*) warnings"},
              new String[] {"select cast('x' as signed) from plain", "select @@warning_count"},
              new String[] {"drop table if exists nowhere", "show warnings limit 1"})) {
        scene.run(plain, pair[0]);
        scene.run(ours, pair[0]);
        assertThat(Found.rows(ours, pair[1]))
            .as(pair[0] + "; " + pair[1])
            .isEqualTo(Found.rows(plain, pair[1]));
      }
    }
  }

  /** Each text has a name that none had before. */
  @Test
  void newNameDoesNotDisturbIt() throws Exception {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "select id from plain");
      assertThat(Found.rows(ours, "select found_rows() as never_said_before")).containsExactly("3");
      scene.run(ours, "update plain set n = n + 1 where id < 3");
      assertThat(Found.rows(ours, "select row_count() + 0 as nor_was_this")).containsExactly("2");
    }
  }

  @Test
  void whatWouldBeDisturbedIsRefused() throws Exception {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "select id from plain", "set @a = 1");
      assertThatThrownBy(() -> scene.run(ours, "select found_rows() + 1, 'x'"))
          .hasMessageContaining("[HC-4044]");
    }
  }

  /** What a server tells behind a statement that fails depends on where it fails. */
  @Test
  void failedStatementLeavesWhatItLeavesPlain() throws Exception {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String failing :
          List.of(
              "selekt 1",
              "select missing from plain",
              "select id from nowhere",
              "select f1(id) from plain",
              "select id from plain where id = (select id from plain)",
              "insert into plain values (1, 1)",
              "update plain set n = 1000",
              "call r()",
              "prepare q from 'select missing from plain'",
              "execute nothing")) {
        for (Connection each : List.of(plain, ours)) {
          scene.run(each, "select id from plain");
          assertThatThrownBy(() -> scene.run(each, failing)).isInstanceOf(SQLException.class);
        }
        assertThat(Found.rows(ours, "select found_rows()"))
            .as(failing)
            .isEqualTo(Found.rows(plain, "select found_rows()"));
      }
    }
  }

  @Test
  void failedStatementDoesNotHideAQuestion() throws Exception {
    try (Connection ours = scene.ours()) {
      for (String failing : List.of("select f1(id) from plain", "select id from nowhere")) {
        scene.run(ours, "select id from plain", "set @a = 1");
        assertThatThrownBy(() -> scene.run(ours, failing)).hasMessageNotContaining("[HC-");
        assertThatThrownBy(() -> scene.run(ours, "select found_rows()"))
            .as(failing)
            .hasMessageContaining("[HC-4044]");
      }
      scene.run(ours, "select id from plain", "set @a = 1");
      assertThatThrownBy(() -> scene.run(ours, "prepare q from 'select email from contact'"))
          .hasMessageContaining("[HC-2119]");
      assertThatThrownBy(() -> scene.run(ours, "select found_rows()"))
          .hasMessageContaining("[HC-4044]");
    }
  }

  /** The server fetched more rows than the condition lets through. */
  @Test
  void rowsThatWereFetchedForAConditionAreNotCounted() throws Exception {
    try (Connection ours = scene.ours()) {
      assertThat(Found.rows(ours, "select id from contact where email like 'a%'"))
          .containsExactly("1");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> Found.rows(ours, "select found_rows()"))
            .hasMessageContaining("[HC-4044]");
      }
      scene.run(ours, "set @a = 1");
      assertThatThrownBy(() -> Found.rows(ours, "select found_rows()"))
          .hasMessageContaining("[HC-4044]");
      scene.run(ours, "select id from plain");
      assertThat(Found.rows(ours, "select found_rows()")).containsExactly("3");
    }
  }

  /** Of what is no SELECT it is not known whether it finds rows. */
  @Test
  void onlyAQueryHidesAQuestion() throws Exception {
    try (Connection ours = scene.ours()) {
      for (String between :
          List.of("show warnings", "show tables", "update plain set n = 1", "do 1", "call q()")) {
        scene.run(ours, "select id from plain", "set @a = 1", "select id from plain where n = 1");
        scene.run(ours, "set @a = 1", between);
        assertThatThrownBy(() -> scene.run(ours, "select found_rows() + 1, 'x'"))
            .as(between)
            .hasMessageContaining("[HC-4044]");
      }
    }
  }

  @Test
  void limitOfASessionCutsNothingThatIsKnown() throws Exception {
    try (Connection plain = scene.plain()) {
      for (int i = 0; i < 8; i++) {
        scene.run(plain, "create view v" + i + " as select id, email from contact");
      }
    }
    try (Connection limited = scene.ours();
        Connection other = scene.ours()) {
      scene.run(limited, "set sql_select_limit = 1", "select id from v1");
      for (int i = 0; i < 8; i++) {
        for (Connection each : List.of(other, limited)) {
          String update = "update v" + i + " set email = '" + MARK + "' where id = 1";
          assertThatThrownBy(() -> scene.run(each, update)).hasMessageContaining("[HC-2118]");
          try (PreparedStatement query =
              each.prepareStatement("select id from v" + i + " where email = ?")) {
            query.setString(1, "ada@example.com");
            assertThat(Found.rows(query.executeQuery())).containsExactly("1");
          }
        }
      }
      scene.run(limited, "set sql_select_limit = 0");
      assertThat(Found.rows(limited, "select id from plain")).isEmpty();
      assertThatThrownBy(() -> scene.run(limited, "update v3 set email = '" + MARK + "'"))
          .hasMessageContaining("[HC-2118]");
    }
    assertThat(scene.traces().of(MARK)).isEmpty();
  }
}
