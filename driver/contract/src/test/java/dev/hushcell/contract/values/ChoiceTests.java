package dev.hushcell.contract.values;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Values that are chosen from several before they are stored or compared: they are what the plain
 * column would get, or the statement is refused with a code before it is sent.
 */
@EachServer
@EveryServer
@OneCollation
@Without({Variant.JOURNALS, Variant.FETCHES, Variant.BATCHES, Variant.SAVEPOINTS})
class ChoiceTests {
  private static final String TABLE =
      "create table thing (id int primary key, c varchar(40), e varchar(40), n int)";
  private static final String COLUMNS =
      "columns: { thing.c: { search: equality, compare: exact }, thing.e: {},"
          + " thing.n: { search: equality } }\n";

  private static final String REFUSED = "refused with a code";
  private static final String FAILED = "failed";

  private static final List<String> STATEMENTS =
      List.of(
          "insert into thing (id, c) values (2, coalesce(?, 'x'))",
          "insert into thing (id, e) values (2, coalesce(?, 'x'))",
          "insert into thing (id, c) values (2, coalesce('x', ?))",
          "insert into thing (id, c) values (2, coalesce(?, ?))",
          "insert into thing (id, c) values (2, coalesce(null, ?))",
          "insert into thing (id, c) select 2, coalesce(?, 'x')",
          "insert into thing (id, c) values (2, ifnull(?, 'x'))",
          "insert into thing (id, c) values (2, nvl(?, 'x'))",
          "insert into thing (id, c) values (2, nullif(?, 'x'))",
          "insert into thing (id, c) values (2, greatest(?, 'x'))",
          "insert into thing (id, c) values (2, least(?, 'x'))",
          "insert into thing (id, c) values (2, ? || 'x')",
          "insert into thing (id, c) values (2, concat(?, 'x'))",
          "insert into thing (id, c) values (2, case when 1 = 1 then ? else 'x' end)",
          "insert into thing (id, c) values (2, case when 1 = 1 then 'x' end)",
          "insert into thing (id, c) values (2, case ? when 'a' then 'x' else 'y' end)",
          "insert into thing (id, c) values (2, (select ?))",
          "insert into thing (id, c) values (2, (select 'x'))",
          "update thing set c = coalesce(?, c) where id = 1",
          "update thing set c = coalesce(c, ?) where id = 1",
          "update thing set c = coalesce(?, 'x') where id = 1",
          "update thing set e = coalesce(?, 'x') where id = 1",
          "update thing set c = nullif(c, ?) where id = 1",
          "update thing set c = case c when ? then 'x' else 'y' end where id = 1",
          "update thing set c = case c when ? then 'x' else c end where id = 1",
          "update thing set c = case c when ? then 'x' end where id = 1",
          "update thing set c = case c when 'a' then ? else 'y' end where id = 1",
          "update thing set c = case when c = ? then 'x' else 'y' end where id = 1",
          "update thing set c = case when c = ? then 'x' end where id = 1",
          "update thing set e = case when c = ? then 'x' else 'y' end where id = 1",
          "update thing set c = case when id = 1 then ? else c end where id = 1",
          "update thing set c = case when id = 1 then ? else ? end where id = 1",
          "update thing set c = if(id = 1, ?, 'x') where id = 1",
          "update thing set c = greatest(c, ?) where id = 1",
          "update thing set id = 3 where c = coalesce(?, 'x')",
          "update thing set id = 3 where c = case when 1 = 1 then ? else 'x' end",
          "update thing set id = 3 where c in (coalesce(?, 'x'), 'y')",
          "update thing set id = 3 where coalesce(c, ?) = 'a'",
          "update thing set id = 3 where coalesce(c, 'x') = coalesce(?, 'x')",
          "update thing set id = 3 where case c when ? then 1 else 0 end = 1",
          "update thing set id = 3 where nullif(c, ?) is null",
          "update thing set id = 3 where nullif(?, c) is null",
          "insert into thing (id, n) values (2, coalesce(?, 7))",
          "update thing set n = case n when ? then 8 else 9 end where id = 1",
          "insert into thing (id, c, e) select 2, coalesce(c, ?), e from thing",
          "select id, coalesce(c, ?) from thing",
          "select id, case c when ? then 'x' else c end from thing",
          "select id, case when c = ? then 'x' else 'y' end from thing");

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void giveWhatThePlainColumnGetsOrAreRefused() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    SoftAssertions all = new SoftAssertions();
    try (Connection plain = server.fresh().plain();
        Connection ours = scene.ours()) {
      for (Connection each : List.of(plain, ours)) {
        scene.run(each, TABLE, "insert into thing (id, c, e, n) values (1, 'a', 'a', 5)");
      }
      for (String sql : STATEMENTS) {
        for (@Nullable String value : new @Nullable String[] {"a", "b", null}) {
          String wanted = outcome(plain, sql, value);
          String found = outcome(ours, sql, value);
          // H2 does not know a type for COALESCE(?, ?); a sealed value names it.
          if (!found.equals(REFUSED) && !wanted.equals(FAILED)) {
            all.assertThat(found).as("%s with %s", sql, value).isEqualTo(wanted);
          }
        }
      }
    }
    all.assertAll();
  }

  /** Returns what there is afterwards, and puts it back to what it was. */
  private static String outcome(Connection connection, String sql, @Nullable String value)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      boolean number = sql.contains(" n =") || sql.contains(", n)");
      for (int i = 1; i <= sql.chars().filter(each -> each == '?').count(); i++) {
        if (number) {
          statement.setObject(i, value == null ? null : 5, Types.INTEGER);
        } else {
          statement.setString(i, value);
        }
      }
      if (statement.execute()) {
        return rows(Objects.requireNonNull(statement.getResultSet()));
      }
      try (Statement read = connection.createStatement()) {
        return rows(read.executeQuery("select id, c, e, n from thing"));
      }
    } catch (SQLException e) {
      return String.valueOf(e.getMessage()).contains("[HC-") ? REFUSED : FAILED;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static String rows(ResultSet rows) throws SQLException {
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      StringBuilder row = new StringBuilder();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.append(rows.getString(i)).append(' ');
      }
      all.add(row.toString());
    }
    all.sort(null);
    return all.toString();
  }
}
