package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.server.EachSqlite;
import dev.hushcell.contract.server.Server;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells belong to rows by the number of the row, which SQLite assigns where none is given. */
@EachSqlite
class BelongsToSqliteTests {
  private static final String INSERT = "insert into pay (id, amount) values (?, ?)";
  private static final int ROWS = 40;

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void makeScene() throws Exception {
    scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              pay.amount: { belongs-to: id }
              pay.note: { belongs-to: id, storage: text }
            """
                + IntStream.range(0, 6)
                    .mapToObj("  made%1$d.amount: { belongs-to: id }\n"::formatted)
                    .collect(Collectors.joining()));
  }

  private void makeTable(Connection ours) throws SQLException {
    scene.run(
        ours,
        "create table pay (id integer primary key autoincrement, amount varchar(40), note"
            + " varchar(40))");
  }

  @Test
  void refusesOtherKeys() throws Exception {
    List<String> tables =
        List.of(
            "(id bigint primary key, amount varchar(20))",
            "(id integer primary key desc, amount varchar(20))",
            "(id integer primary key, amount varchar(20)) without rowid",
            "(id integer, n integer, amount varchar(20), primary key (id, n))",
            "(id integer not null unique, amount varchar(20))",
            "(id integer primary key references base (id) on update cascade, amount varchar(20))");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table base (id integer primary key)");
      for (int i = 0; i < tables.size(); i++) {
        scene.run(plain, "create table made" + i + " " + tables.get(i));
      }
    }
    try (Connection ours = scene.ours()) {
      for (int i = 0; i < tables.size(); i++) {
        String insert = "insert into made%d (id, amount) values (1, 'x')".formatted(i);
        assertThatThrownBy(() -> scene.run(ours, insert))
            .as(tables.get(i))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-")
            .hasMessageContaining("belong");
      }
    }
    try (Connection plain = scene.plain()) {
      for (int i = 0; i < tables.size(); i++) {
        assertThat(Found.rows(plain, "select count(*) from made" + i)).containsExactly("0");
      }
    }
  }

  @Test
  void numberOfTheRowHasOneName() throws Exception {
    try (Connection ours = scene.ours()) {
      makeTable(ours);
      scene.run(ours, "insert into pay (id, amount) values (1, 'one')");
      for (String sql :
          List.of(
              "insert into pay (rowid, amount) values (7, 'x')",
              "insert into pay (id, rowid, amount) values (7, 8, 'x')",
              "insert into pay (id, oid, amount) values (7, 8, 'x')",
              "update pay set rowid = 9 where id = 1",
              "update pay set _rowid_ = 9, amount = 'x' where id = 1",
              "update pay set amount = 'x' where rowid = 1")) {
        assertThatThrownBy(() -> scene.run(ours, sql)).as(sql).hasMessageContaining("[HC-");
      }
      assertThat(Found.rows(ours, "select id, amount from pay")).containsExactly("1|one");
      assertThat(Found.rows(ours, "select rowid, p.amount from pay p")).containsExactly("1|one");
    }
  }

  @Test
  void noCellIsStoredUnderANumberThatSqliteAssigns() throws Exception {
    try (Connection ours = scene.ours()) {
      makeTable(ours);
      for (String sql :
          List.of(
              "insert into pay (amount) values ('x')",
              "insert into pay values (null, 'x', 'y')",
              "insert into pay (id, amount) values (1, null), (null, 'x')")) {
        assertThatThrownBy(() -> scene.run(ours, sql)).as(sql).hasMessageContaining("[HC-2162]");
      }
      try (PreparedStatement insert = ours.prepareStatement(INSERT)) {
        insert.setNull(1, Types.INTEGER);
        insert.setString(2, "x");
        assertThatThrownBy(insert::executeUpdate).hasMessageContaining("[HC-3016]");
        for (Object none : List.of(17.0, "9007199254740993", "1e2", " 17")) {
          insert.setObject(1, none);
          assertThatThrownBy(insert::executeUpdate)
              .as(none.toString())
              .hasMessageContaining("[HC-3016]");
        }
        insert.setBigDecimal(1, new BigDecimal("9007199254740993.0"));
        assertThatThrownBy(insert::executeUpdate).hasMessageContaining("[HC-3016]");
      }
      assertThatThrownBy(
              () ->
                  scene.run(ours, "insert into pay (id, amount) values (9007199254740993.0, 'x')"))
          .hasMessageContaining("[HC-");
      assertThat(Found.rows(ours, "select count(*) from pay")).containsExactly("0");
      scene.run(ours, "insert into pay (id, amount) values (null, null)");
      assertThat(Found.rows(ours, "select * from pay")).containsExactly("1|null|null");
    }
  }

  @Test
  void numbersAreKeptHoweverTheyAreBound() throws Exception {
    try (Connection ours = scene.ours()) {
      makeTable(ours);
      List<Object> keys =
          List.of(7, Long.MAX_VALUE, Long.MIN_VALUE, "-12", new BigDecimal("9007199254740993"));
      try (PreparedStatement insert = ours.prepareStatement(INSERT)) {
        for (Object key : keys) {
          insert.setObject(1, key);
          insert.setString(2, "=" + key);
          assertThat(insert.executeUpdate()).isOne();
        }
        insert.setBigDecimal(1, new BigDecimal("18.0"));
        insert.setString(2, "=18");
        assertThat(insert.executeUpdate()).isOne();
      }
      for (Object key : keys) {
        assertThat(Found.rows(ours, "select amount from pay where id = " + key))
            .containsExactly("=" + key);
      }
      scene.run(ours, "update pay set amount = 'text' where id = '18'");
      assertThat(Found.rows(ours, "select amount from pay where id = 18")).containsExactly("text");
    }
  }

  @Test
  void readsInEachEncoding() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(plain, "pragma encoding = 'UTF-16le'", "create table other (id integer)");
      assertThat(Found.rows(plain, "pragma encoding")).containsExactly("UTF-16le");
    }
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      makeTable(ours);
      scene.run(ours, "insert into pay values (-17, '\u20ac 100', 'note'), (2, 'two', null)");
      assertThat(Found.rows(ours, "select * from pay order by id"))
          .containsExactly("-17|\u20ac 100|note", "2|two|null");
      scene.run(plain, "update pay set amount = (select amount from pay where id = -17)");
      assertThatThrownBy(() -> Found.rows(ours, "select amount from pay where id = 2"))
          .hasMessageContaining("[HC-3015]");
      assertThat(Found.rows(ours, "select amount from pay where id = -17"))
          .containsExactly("\u20ac 100");
    }
  }

  @ParameterizedTest
  @EnumSource
  void jobsGoByTheNumber(BelongsToJob job) throws Exception {
    job.requireKept(server, directory, ROWS);
  }
}
