package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.Columns;
import dev.hushcell.admin.RowMove;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.policy.ColumnName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A cell that is found in another row than it was sealed for is noticed, however it got there. */
@EachServer
@OneCollation
@WithoutOptions
class BelongsToTests {
  private static final String MARK = "Zq9row";
  private static final String INSERT = "insert into pay (id, amount, city) values (?, ?, ?)";
  private static final String OTHER_ROW = "[HC-3015]";
  private static final String REFUSED = "[HC-2162]";

  @Parameter Server server;
  @TempDir Path directory;

  private Scene scene;

  @BeforeEach
  void makeScene() throws IOException, SQLException {
    assumeTrue(
        server.words().names().contains("mysql")
            || isSqlite()
            || List.of("h2", "postgresql").contains(server.name()),
        "the database is not asked who assigns keys");
    scene =
        Scene.of(
            server,
            directory,
            """
            columns:
              pay.amount: { belongs-to: id }
              note.body: { belongs-to: ID, storage: text }
              other.body: { belongs-to: id }
              linked.body: { belongs-to: id }
              heir.body: { belongs-to: id }
              wide.body: { belongs-to: id }
              wide.note: { belongs-to: id, pad: 16, storage: text }
              wide.owed: { belongs-to: id }
            """
                + IntStream.range(0, 6)
                    .mapToObj("  made%1$d.body: *\n  there%1$d.body: *\n"::formatted)
                    .collect(Collectors.joining())
                    .replace("*", "{ belongs-to: id }"));
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table pay (id %s primary key, amount varchar(40), city varchar(20))"
              .formatted(isSqlite() ? "integer" : "bigint"),
          "create table note (id integer not null, body varchar(40), primary key (id))");
      try (PreparedStatement insert = ours.prepareStatement(INSERT)) {
        for (int id = -1; id <= 3; id++) {
          insert.setLong(1, id);
          insert.setString(2, MARK + id);
          insert.setString(3, "Bonn");
          insert.addBatch();
        }
        int[] unused = insert.executeBatch();
      }
    }
  }

  private boolean isSqlite() {
    return server.words().names().contains("sqlite");
  }

  private static int update(Connection ours, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static void swap(Connection plain, String table, String column, int one, int other)
      throws SQLException {
    List<byte[]> cells =
        List.of(cell(plain, table, column, one), cell(plain, table, column, other));
    store(plain, table, column, one, cells.get(1));
    store(plain, table, column, other, cells.get(0));
  }

  private static byte[] cell(Connection plain, String table, String column, int id)
      throws SQLException {
    try (Statement statement = plain.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select %s from %s where id = %d".formatted(column, table, id))) {
      assertThat(rows.next()).isTrue();
      return rows.getBytes(1);
    }
  }

  private static void store(Connection plain, String table, String column, int id, byte[] cell)
      throws SQLException {
    try (PreparedStatement statement =
        plain.prepareStatement("update %s set %s = ? where id = %d".formatted(table, column, id))) {
      if (table.equals("note")) {
        statement.setString(1, new String(cell, StandardCharsets.US_ASCII));
      } else {
        statement.setBytes(1, cell);
      }
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  @Test
  void readsWhatItWroteInEveryForm() throws SQLException {
    try (Connection ours = scene.ours()) {
      for (String sql :
          List.of(
              "select amount from pay where id = 2",
              "select p.amount from pay p where p.id = 2",
              "select amount as a from pay where id = 2",
              "select x.amount from (select id, amount from pay) x where x.id = 2",
              "select x.a from (select id, amount as a from pay) x where x.id = 2",
              "select x.amount from (select * from pay) x where x.id = 2",
              "with x as (select id as n, amount from pay) select amount from x where n = 2",
              "select amount from pay where id = 2 union all select amount from pay where id = 77",
              "select (select p.amount from pay p where p.id = q.id) from pay q where q.id = 2",
              "select q.amount from pay p join pay q on p.id = q.id - 1 where p.id = 1",
              "select amount from pay where id = 2 and pay.amount is not null order by city")) {
        assertThat(Found.rows(ours, sql)).as(sql).containsExactly(MARK + "2");
      }
      assertThat(Found.rows(ours, "select * from pay where id = 0"))
          .containsExactly("0|" + MARK + "0|Bonn");
      assertThat(Found.rows(ours, "select p.*, q.* from pay p, pay q where p.id = 1 and q.id = -1"))
          .containsExactly("1|%s1|Bonn|-1|%s-1|Bonn".formatted(MARK, MARK));
      assertThat(
              Found.rows(
                  ours,
                  "select p.id, q.amount from pay p left join pay q on q.id = p.id + 3"
                      + " order by p.id"))
          .containsExactly("-1|" + MARK + "2", "0|" + MARK + "3", "1|null", "2|null", "3|null");
      assertThat(Found.rows(ours, "select count(amount) from pay")).containsExactly("5");
      try (Statement statement = ours.createStatement();
          ResultSet row = statement.executeQuery("select id, amount from pay where id = 3")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString("amount")).isEqualTo(MARK + "3");
        assertThat(row.getMetaData().getColumnLabel(2)).isEqualToIgnoringCase("amount");
        assertThat(row.getMetaData().getPrecision(2)).isEqualTo(40);
      }
    }
  }

  @Test
  void storesByKeysOfEveryClass() throws SQLException {
    try (Connection ours = scene.ours()) {
      assertThat(update(ours, INSERT, 10, MARK + "a", "Bonn")).isOne();
      assertThat(update(ours, INSERT, 11L, MARK + "b", "Bonn")).isOne();
      assertThat(update(ours, INSERT, new BigDecimal("12"), MARK + "c", "Bonn")).isOne();
      scene.run(
          ours,
          "insert into pay (id, amount) values (13, '%sd'), (-14, '%se')".formatted(MARK, MARK),
          "insert into pay values (15, null, 'Bonn')",
          "insert into pay (city, id) values ('Bonn', 16)",
          "insert into note values (0, '%sn')".formatted(MARK),
          "update pay set amount = '%su' where id = 15".formatted(MARK),
          "update pay set amount = '%sv', city = 'Ulm' where (16 = id) and city = 'Bonn'"
              .formatted(MARK));
      assertThat(update(ours, "update pay set amount = ? where id = ?", MARK + "w", 10)).isOne();
      assertThat(update(ours, "update pay set amount = null where city = ?", "Ulm")).isOne();
      assertThat(Found.rows(ours, "select id, amount from pay where id > 3 or id < -1 order by id"))
          .containsExactly(
              "-14|" + MARK + "e",
              "10|" + MARK + "w",
              "11|" + MARK + "b",
              "12|" + MARK + "c",
              "13|" + MARK + "d",
              "15|" + MARK + "u",
              "16|null");
      assertThat(Found.rows(ours, "select body from note")).containsExactly(MARK + "n");
      try (PreparedStatement again =
          ours.prepareStatement("update pay set amount = ? where id = ?")) {
        for (int id = 1; id <= 3; id++) {
          again.setString(1, MARK + "again" + id);
          again.setInt(2, id);
          assertThat(again.executeUpdate()).isOne();
        }
        again.setString(1, MARK);
        again.setNull(2, Types.BIGINT);
        assertThatThrownBy(again::executeUpdate).hasMessageContaining("[HC-3016]");
      }
      assertThat(Found.rows(ours, "select amount from pay where id in (1, 2, 3) order by id"))
          .containsExactly(MARK + "again1", MARK + "again2", MARK + "again3");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.bytes(plain, "select amount from pay where amount is not null"))
          .noneMatch(each -> each.contains(MARK));
    }
  }

  @Test
  @EveryServer
  void keepsTheLongestValuesBehindTheLongestKeys() throws SQLException {
    assumeFalse(isSqlite(), "numbers have up to 19 digits there");
    String digits = "9".repeat(38);
    String longest = "\u20ac".repeat(10);
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create table wide (id numeric(38, 0) primary key, body varchar(10), note varchar(10),"
              + " owed decimal(38, 2))");
      for (String id : List.of(digits, "-" + digits)) {
        try (PreparedStatement insert =
            ours.prepareStatement("insert into wide values (?, ?, ?, ?)")) {
          insert.setBigDecimal(1, new BigDecimal(id));
          insert.setString(2, longest);
          insert.setString(3, longest);
          insert.setBigDecimal(4, new BigDecimal("9".repeat(36) + ".99"));
          assertThat(insert.executeUpdate()).isOne();
        }
        assertThat(Found.rows(ours, "select body, note, owed from wide where id = " + id))
            .containsExactly(longest + "|" + longest + "|" + "9".repeat(36) + ".99");
      }
      if (server.name().equals("h2") || server.name().equals("postgresql")) {
        UUID key = new UUID(-1, -2);
        scene.run(ours, "create table other (id uuid primary key, body varchar(10))");
        assertThat(update(ours, "insert into other values (?, ?)", key, longest)).isOne();
        assertThat(update(ours, "update other set body = ? where id = ?", "ada", key)).isOne();
        assertThat(Found.rows(ours, "select * from other")).containsExactly(key + "|ada");
        scene.run(ours, "update other set body = 'eve' where id = '" + key + "'");
        assertThat(Found.rows(ours, "select body from other")).containsExactly("eve");
      }
    }
  }

  @Test
  void noticesACellOfAnotherRow() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "insert into note values (1, '%sx'), (2, '%sy')".formatted(MARK, MARK));
      swap(plain, "pay", "amount", 1, 2);
      swap(plain, "note", "body", 1, 2);
      for (String sql :
          List.of(
              "select amount from pay where id = 1",
              "select * from pay where id = 2",
              "select q.amount from pay p join pay q on p.id = q.id where p.id = 1",
              "select q.amount from pay p join pay q on p.id = 3 - q.id where p.id = 1",
              "select body from note where id = 1",
              "select x.id, x.amount from (select 2 as id, p.amount from pay p where p.id = 1) x",
              "with x as (select amount from pay where id = 2) select amount from x",
              "select amount from pay where id = 2 union all select amount from pay where id = 77")) {
        assertThatThrownBy(() -> Found.rows(ours, sql))
            .as(sql)
            .hasMessageContaining(OTHER_ROW)
            .message()
            .doesNotContain(MARK);
      }
      assertThat(Found.rows(ours, "select amount from pay where id = 3"))
          .containsExactly(MARK + "3");
      byte[] own = cell(plain, "pay", "amount", 3);
      byte[] forged = own.clone();
      forged[forged.length - 1] ^= 1;
      store(plain, "pay", "amount", 3, forged);
      assertThatThrownBy(() -> Found.rows(ours, "select amount from pay where id = 3"))
          .hasMessageContaining("[HC-3001]");
    }
  }

  @Test
  void refusesWhatCannotTellTheRow() throws SQLException {
    try (Connection ours = scene.ours()) {
      for (String sql :
          List.of(
              "update pay set amount = '" + MARK + "' where city = 'Bonn'",
              "update pay set amount = '" + MARK + "' where id in (1)",
              "update pay set amount = '" + MARK + "' where id = 1 or id = 2",
              "update pay set amount = '" + MARK + "' where id > 1",
              "update pay set amount = '" + MARK + "' where id = 1 + 1",
              "update pay set amount = '" + MARK + "'",
              "update pay set amount = amount where id = 1",
              "update pay p join pay q on p.id = q.id + 1 set p.amount = 'x' where q.id = 1",
              "update pay p set amount = 'x' from pay q where p.id = q.id + 1 and q.id = 1",
              "update pay set amount = 'x' where exists (select 1 from pay q where q.id = 1)",
              "update pay set amount = 'x' where not id = 1",
              "update pay set amount = 'x' where (id = 1) is not true",
              "update pay set amount = 'x' where id = 1.5",
              "update pay set id = 77 where id = 1",
              "update pay set id = 77, amount = '" + MARK + "' where id = 1",
              "insert into pay (amount) values ('" + MARK + "')",
              "insert into pay (id, amount) values (1 + 76, '" + MARK + "')",
              "insert into pay (id, amount) select 77, '" + MARK + "'",
              "insert into pay (id, amount) select id + 77, amount from pay",
              "insert into pay (id, amount) select 77, amount from pay where id = 1",
              "select coalesce(amount, 'x') from pay",
              "select case when id = 1 then amount end from pay",
              "select max(amount) from pay",
              "select amount from pay where amount = '" + MARK + "1'",
              "select amount from pay order by amount",
              "select distinct amount from pay",
              "select amount from pay union select amount from pay")) {
        assertThatThrownBy(() -> scene.run(ours, sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .message()
            .contains("[HC-")
            .doesNotContain(MARK);
      }
      assertThat(Found.rows(ours, "select count(*) from pay where id = 77")).containsExactly("0");
    }
  }

  @Test
  @EveryServer
  void upsertsOnThatKeyAlone() throws SQLException {
    String name = server.name();
    boolean mysql = server.words().names().contains("mysql");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create unique index pay_city on pay (city, id)");
      if (name.equals("postgresql")) {
        scene.run(
            ours,
            "insert into pay (id, amount) values (2, '%sz') on conflict (id) do update set amount ="
                    .formatted(MARK)
                + " excluded.amount",
            "insert into pay (id, amount) values (3, 'x') on conflict (id) do update set amount ="
                + " '%sy'".formatted(MARK));
        for (String sql :
            List.of(
                "on conflict (city, id) do update set amount = excluded.amount",
                "on conflict (id) do update set amount = excluded.amount, id = 77",
                "on conflict (id) do update set amount = (select amount from pay where id = 1)")) {
          assertThatThrownBy(
                  () -> scene.run(ours, "insert into pay (id, amount) values (2, 'q') " + sql))
              .as(sql)
              .hasMessageContaining(REFUSED);
        }
        assertThatThrownBy(
                () ->
                    scene.run(
                        ours,
                        "insert into pay (id, amount) values (2, 'q'), (3, 'q') on conflict (id) do"
                            + " update set amount = 'x'"))
            .hasMessageContaining(REFUSED);
        assertThat(Found.rows(ours, "select amount from pay where id in (2, 3) order by id"))
            .containsExactly(MARK + "z", MARK + "y");
        assertThat(
                Found.rows(ours, "update pay set amount = 'r' where id = 1 returning id, amount"))
            .containsExactly("1|r");
        assertThat(
                Found.rows(
                    ours, "insert into pay values (60, 'x', 'Ulm') returning *, amount as a"))
            .containsExactly("60|x|Ulm|x");
        assertThat(
                Found.rows(
                    ours,
                    "with w as (insert into pay as p (id, amount) values (61, 'y') returning p.id,"
                        + " p.amount) select * from w"))
            .containsExactly("61|y");
        assertThat(Found.rows(ours, "delete from pay where id in (60, 61) returning amount"))
            .containsExactlyInAnyOrder("x", "y");
        for (String sql :
            List.of(
                "select p from pay p",
                "select row_to_json(p) from pay p",
                "copy (select amount from pay) to stdout",
                "table pay",
                "insert into pay (id, amount) values (70, 'x'), (71, (select amount from pay limit"
                    + " 1))",
                "with w as (insert into pay (id, amount) values (72, 'x')) insert into pay (id,"
                    + " amount) select 73, 'x'")) {
          assertThatThrownBy(() -> scene.run(ours, sql))
              .as(sql)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("[HC-");
        }
      } else if (isSqlite()) {
        upsertsOnSqlite(ours);
      } else if (mysql) {
        if (name.equals("mariadb")) {
          assertThat(
                  Found.rows(
                      ours, "insert into pay (id, amount) values (60, 'x') returning id, amount"))
              .containsExactly("60|x");
        }
        assertThatThrownBy(
                () ->
                    scene.run(
                        ours,
                        "insert into pay (id, amount) values (2, 'q') on duplicate key update amount"
                            + " = values(amount)"))
            .hasMessageContaining(REFUSED);
        scene.run(ours, "replace into pay (id, amount) values (2, '%sz')".formatted(MARK));
        assertThat(Found.rows(ours, "select amount from pay where id = 2"))
            .containsExactly(MARK + "z");
      } else {
        scene.run(ours, "merge into pay (id, amount) key (id) values (2, '%sz')".formatted(MARK));
        assertThat(Found.rows(ours, "select amount from pay where id = 2"))
            .containsExactly(MARK + "z");
        assertThatThrownBy(
                () ->
                    scene.run(
                        ours,
                        "merge into pay (id, amount, city) key (city) values (2, 'q', 'Bonn')"))
            .hasMessageContaining(REFUSED);
        assertThatThrownBy(
                () ->
                    scene.run(
                        ours,
                        "merge into pay p using (select 2 as id from dual) s on p.id = s.id when"
                            + " matched then update set amount = 'q'"))
            .hasMessageContaining(REFUSED);
      }
    }
  }

  private void upsertsOnSqlite(Connection ours) throws SQLException {
    scene.run(
        ours,
        "insert into pay (id, amount) values (2, '%sz') on conflict (id) do update set amount ="
                .formatted(MARK)
            + " excluded.amount",
        "insert or replace into pay (id, amount) values (3, '%sy')".formatted(MARK),
        "replace into pay (id, amount) values (1, '%sx')".formatted(MARK),
        "insert or ignore into pay (id, amount) values (1, 'q')");
    for (String sql :
        List.of(
            "on conflict (city, id) do update set amount = excluded.amount",
            "on conflict do update set amount = excluded.amount",
            "on conflict (id) do update set amount = excluded.amount, id = 77")) {
      assertThatThrownBy(
              () -> scene.run(ours, "insert into pay (id, amount) values (2, 'q') " + sql))
          .as(sql)
          .hasMessageContaining(REFUSED);
    }
    assertThat(Found.rows(ours, "select amount from pay where id in (1, 2, 3) order by id"))
        .containsExactly(MARK + "x", MARK + "z", MARK + "y");
    assertThat(Found.rows(ours, "update pay set amount = 'r' where id = 1 returning id, amount"))
        .containsExactly("1|r");
  }

  @Test
  void mendsMovesThatWereMeantAndNoCopies() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      Columns columns = Hushcell.columns(ours);
      ColumnName amount = stored(ours, "pay", "amount");
      assertThat(columns.misplaced(amount)).isEmpty();
      scene.run(plain, "update pay set id = id + 100 where id in (1, 2)");
      store(plain, "pay", "amount", 101, cell(plain, "pay", "amount", 101));
      assertThat(columns.misplaced(amount))
          .containsExactly(new RowMove("1", "101"), new RowMove("2", "102"));
      for (List<RowMove> wrong :
          List.of(
              List.of(new RowMove("1", "101"), new RowMove("1", "102")),
              List.of(new RowMove("2", "101")),
              List.of(new RowMove("1", "77")),
              List.of(new RowMove("1; drop table pay", "101")))) {
        assertThatThrownBy(() -> columns.rebind(amount, wrong))
            .hasMessageContaining("[HC-1373]")
            .message()
            .doesNotContain("drop");
      }
      store(plain, "pay", "amount", -1, cell(plain, "pay", "amount", 3));
      assertThatThrownBy(() -> columns.rebind(amount, List.of(new RowMove("3", "-1"))))
          .hasMessageContaining("[HC-1373]")
          .hasMessageContaining("copy");
      assertThatThrownBy(() -> Found.rows(ours, "select amount from pay where id = 101"))
          .hasMessageContaining(OTHER_ROW);
      columns.rebind(amount, List.of(new RowMove("1", "101"), new RowMove("2", "102")));
      assertThat(Found.rows(ours, "select id, amount from pay where id > 100 order by id"))
          .containsExactly("101|" + MARK + "1", "102|" + MARK + "2");
      swap(plain, "pay", "amount", 101, 102);
      columns.rebind(amount, List.of(new RowMove("102", "101"), new RowMove("101", "102")));
      assertThat(Found.rows(ours, "select amount from pay where id > 100 order by id"))
          .containsExactly(MARK + "2", MARK + "1");
      assertThat(columns.misplaced(amount)).containsExactly(new RowMove("3", "-1"));
    }
  }

  private static ColumnName stored(Connection ours, String table, String column)
      throws SQLException {
    return Hushcell.status(ours).columns().stream()
        .map(each -> each.name())
        .filter(each -> each.shortForm().equalsIgnoreCase(table + "." + column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void opensNothingWhereTheRowIsNotTold() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      swap(plain, "pay", "amount", 1, 2);
      for (String sql :
          List.of(
              "select x.amount from (select 1 as id, amount from pay where id = 2) x where x.id = 1",
              "select p.id, (select q.amount from pay q where q.id = 3 - p.id) from pay p where p.id"
                  + " = 1",
              "with id as (select 1 as id), p as (select p.amount from pay p where p.id = 2) select"
                  + " * from id, p",
              "select * from (select * from pay where id = 1) pay",
              "select pay.* from pay where id in (select 2 from pay)",
              "select id, amount from pay where id = 1 for update")) {
        assertThatThrownBy(() -> Found.rows(ours, sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .message()
            .contains(isSqlite() && sql.endsWith("for update") ? "syntax" : "[HC-")
            .doesNotContain(MARK);
      }
      // Where the keys of two rows stand beside each other, each cell is opened by its own.
      assertThat(
              Found.rows(
                  ours,
                  "select p.id, q.amount, p.amount from pay p, pay q where p.id = 0 and q.id = 3"))
          .containsExactly("0|" + MARK + "3|" + MARK + "0");
      assertThat(Found.rows(ours, "select 1 as id, q.amount from pay q where q.id = 3"))
          .containsExactly("1|" + MARK + "3");
      assertThat(
              Found.rows(ours, "select q.city as id, q.amount as city from pay q where q.id = 3"))
          .containsExactly("Bonn|" + MARK + "3");
      scene.run(ours, "create view seen as select id, city from pay");
      assertThatThrownBy(() -> scene.run(ours, "create view sight as select id, amount from pay"))
          .hasMessageContaining("[HC-");
      scene.run(plain, "create view past as select id, amount from pay");
    }
    try (Connection ours = scene.ours()) {
      for (String sql : List.of("select amount from past", "select * from past")) {
        assertThatThrownBy(() -> Found.rows(ours, sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-");
      }
      if (!isSqlite()) {
        cannotBeSetInARow(ours);
      }
      try (PreparedStatement keys =
          ours.prepareStatement(
              "insert into pay (id, amount) values (55, ?)", Statement.RETURN_GENERATED_KEYS)) {
        keys.setString(1, MARK + "55");
        assertThat(keys.executeUpdate()).isOne();
        try (ResultSet row = keys.getGeneratedKeys()) {
          int columns = row.getMetaData().getColumnCount();
          if (row.next() && columns > 1) {
            assertThatThrownBy(() -> row.getString("amount")).hasMessageContaining("[HC-3016]");
          }
        }
      }
      assertThat(Found.rows(ours, "select amount from pay where id = 55"))
          .containsExactly(MARK + "55");
    }
  }

  private static void cannotBeSetInARow(Connection ours) throws SQLException {
    try (Statement statement =
            ours.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
        ResultSet row = statement.executeQuery("select id, amount, city from pay where id = 3")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(2)).isEqualTo(MARK + "3");
      assertThatThrownBy(
              () -> {
                row.updateString(2, MARK);
                row.updateRow();
              })
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  @EveryServer
  void refusesKeysThatTheApplicationDoesNotAssign() throws SQLException {
    assumeFalse(isSqlite(), "one kind of key alone is taken there");
    boolean mysql = server.words().names().contains("mysql");
    String identity = mysql ? "bigint auto_increment" : "bigint generated by default as identity";
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      List<String> tables =
          List.of(
              "(id " + identity + " primary key, body varchar(20))",
              "(id bigint default 5 primary key, body varchar(20))",
              "(id varchar(20) primary key, body varchar(20))",
              "(id bigint, n int, body varchar(20), primary key (id, n))",
              "(id bigint, n int primary key, body varchar(20))",
              "(n int primary key, body varchar(20))");
      for (int i = 0; i < tables.size(); i++) {
        String made = "create table made" + i + " " + tables.get(i);
        assertThatThrownBy(() -> scene.run(ours, made)).as(made).hasMessageContaining("[HC-2236]");
        String there = "there" + i;
        scene.run(plain, "create table " + there + " " + tables.get(i));
        assertThatThrownBy(() -> scene.run(ours, "insert into " + there + " (body) values ('x')"))
            .as(made)
            .isInstanceOf(SQLException.class)
            .message()
            .contains("[HC-")
            .contains("belong");
      }
      scene.run(
          plain,
          "create table base (id bigint primary key)",
          "create table linked (id bigint primary key, body varchar(20), foreign key (id) references"
              + " base (id) on update cascade)");
      assertThatThrownBy(() -> scene.run(ours, "insert into linked (id, body) values (1, 'x')"))
          .hasMessageContaining(REFUSED)
          .hasMessageContaining("foreign key");
      if (server.name().equals("postgresql")) {
        scene.run(
            plain,
            "create table heir (id bigint primary key, body varchar(20))",
            "create table child () inherits (heir)");
        assertThatThrownBy(() -> scene.run(ours, "insert into heir (id, body) values (1, 'x')"))
            .hasMessageContaining(REFUSED)
            .hasMessageContaining("twice");
      }
      scene.run(ours, "create table other (id bigint primary key, body varchar(20))");
      before(plain);
      assertThatThrownBy(() -> scene.run(ours, "insert into other (id, body) values (2, 'x')"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("trigger");
    }
  }

  private void before(Connection plain) throws SQLException {
    switch (server.name()) {
      case "postgresql" ->
          scene.run(
              plain,
              "create function up() returns trigger language plpgsql as 'begin new.id := 7; return"
                  + " new; end'",
              "create trigger up before insert on other for each row execute function up()");
      case "h2" ->
          scene.run(
              plain,
              "create trigger up before insert on other for each row call"
                  + " 'dev.hushcell.contract.BelongsToTests$Up'");
      default ->
          scene.run(plain, "create trigger up before insert on other for each row set new.id = 7");
    }
  }

  /** A trigger that changes the key. */
  public static final class Up implements org.h2.api.Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
      after[0] = 7L;
    }
  }
}
