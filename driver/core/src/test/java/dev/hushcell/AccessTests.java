package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile may write but not read, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTests {
  private static final String RULES =
      """
      columns:
        mailbox.secret: { search: equality, compare: exact }
        mailbox.answer: { search: equality, compare: exact, key: mailbox.secret }
        mailbox.hint: { search: equality, compare: exact, key: mailbox.secret }
      access:
        refusing: { mailbox.secret: { write-only: true } }
        nulling:
          mailbox.secret: { write-only: true, on-read: "null" }
          public.mailbox.hint: { write-only: true, on-read: null, search: allow }
        full: {}
      """;

  private static final String VIEW =
      "create view letters as select id, secret as s, answer from mailbox";

  private Path directory;
  private Sandbox sandbox;
  private Connection full;
  private Connection refusing;
  private Connection nulling;

  @BeforeAll
  void connect(@TempDir Path temporary) throws IOException, SQLException {
    directory = temporary;
    sandbox = new Sandbox(directory, RULES);
    full = connect("full");
    refusing = connect("refusing");
    nulling = connect("nulling");
    run(
        full,
        "create table mailbox(id int primary key, secret varchar(20), answer varchar(20),"
            + " hint varchar(20) not null)");
  }

  @BeforeEach
  void fill() throws SQLException {
    run(
        full,
        "delete from mailbox",
        "insert into mailbox values(1, 's1', 'a1', 'h1'), (2, 's2', 'a2', 'h2')");
  }

  private Connection connect(String profile) throws SQLException {
    return sandbox.connect("h2:mem:" + directory.hashCode() + ";hushcell.profile=" + profile);
  }

  @AfterAll
  void close() throws SQLException {
    full.close();
    refusing.close();
    nulling.close();
  }

  @Test
  void profileWithoutLimitsReadsEverything() throws SQLException {
    assertThat(stored()).containsExactly("1|s1|a1|h1", "2|s2|a2|h2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select secret from mailbox",
        "select * from mailbox",
        "select m.* from mailbox m",
        "select x.s from (select secret s from mailbox) x",
        "with w(s) as (select secret from mailbox) select s from w",
        "select (select secret from mailbox where id = 1) from mailbox",
        "select coalesce(secret, 'x') from mailbox",
        "select case when id = 1 then secret end from mailbox",
        "select secret from mailbox union all select secret from mailbox",
        "select secret from mailbox union all select answer from mailbox",
        "select nullif(secret, 'x') from mailbox",
        "select secret from final table (update mailbox set answer = 'x')",
        "select id from mailbox where secret = 's1'",
        "select id from mailbox where secret in ('s1', 's2')",
        "select id from mailbox where secret is not distinct from 's1'",
        "select id from mailbox where answer in (select secret from mailbox)",
        "select 1 from mailbox a join mailbox b on a.secret = b.secret",
        "select 1 from mailbox a join mailbox b using(secret)",
        "select 1 from mailbox a natural join mailbox b",
        "select count(*) from mailbox group by secret",
        "select count(distinct secret) from mailbox",
        "select distinct secret from mailbox",
        "select 1 from mailbox where exists(select 1 from mailbox where secret = 's1')",
        "update mailbox set answer = secret",
        "update mailbox set answer = coalesce(secret, 'x')",
        "update mailbox set id = 3 where secret = 's1'",
        "delete from mailbox where secret = 's1'",
        "insert into mailbox(id, answer, hint) select 9, secret, answer from mailbox where id = 1",
        "merge into mailbox(id, secret, hint) key(secret) values(1, 's1', 'h')",
        "merge into mailbox m using (select 1 as i) s on m.secret = 's1'"
            + " when matched then update set answer = 'x'",
      })
  void readingIsRefused(String sql) throws SQLException {
    Refusal.of(PlanFault.WRITE_ONLY, () -> run(refusing, sql));
    Refusal.of(PlanFault.WRITE_ONLY, () -> refusing.prepareStatement(sql).close());
    assertThat(stored()).containsExactly("1|s1|a1|h1", "2|s2|a2|h2");
  }

  @Test
  void refusalNamesColumnProfileAndPosition() {
    SQLException refusal =
        Refusal.of(PlanFault.WRITE_ONLY, () -> run(refusing, "select secret from mailbox"));
    assertThat(refusal.getMessage()).contains("MAILBOX.SECRET", "profile refusing", "position 8");
  }

  @Test
  void writingIsAllowed() throws SQLException {
    run(
        refusing,
        "insert into mailbox values(3, 's3', 'a3', 'h3')",
        "update mailbox set secret = 'new' where id = 1",
        "update mailbox set secret = coalesce(secret, 'x') where id = 2",
        "update mailbox set secret = null where id = 3");
    assertThat(stored()).containsExactly("1|new|a1|h1", "2|s2|a2|h2", "3|null|a3|h3");
  }

  @Test
  void whetherThereIsAValueMayBeAsked() throws SQLException {
    assertThat(rows(refusing, "select count(secret) from mailbox")).containsExactly("2");
    assertThat(rows(refusing, "select id from mailbox where secret is null")).isEmpty();
    assertThat(rows(refusing, "select answer from mailbox where id = 1")).containsExactly("a1");
  }

  @Test
  void generatedKeysDoNotShowIt() throws SQLException {
    try (PreparedStatement insert =
        refusing.prepareStatement(
            "insert into mailbox values(3, 's3', 'a3', 'h3')", new String[] {"SECRET", "ANSWER"})) {
      insert.executeUpdate();
      ResultSet keys = insert.getGeneratedKeys();
      assertThat(keys.next()).isTrue();
      assertThat(keys.getString("ANSWER")).isEqualTo("a3");
      Refusal.of(JdbcFault.WRITE_ONLY, () -> keys.getString("SECRET"));
      Refusal.of(JdbcFault.WRITE_ONLY, () -> keys.getBytes(1));
    }
    try (Statement insert = nulling.createStatement()) {
      insert.execute(
          "insert into mailbox values(4, 's4', 'a4', 'h4')", new String[] {"SECRET", "ANSWER"});
      ResultSet keys = insert.getGeneratedKeys();
      assertThat(keys.next()).isTrue();
      assertThat(keys.getString("SECRET")).isNull();
      assertThat(keys.wasNull()).isTrue();
      assertThat(keys.getString("ANSWER")).isEqualTo("a4");
    }
  }

  @Test
  void readsAsNull() throws SQLException {
    assertThat(rows(nulling, "select * from mailbox order by id"))
        .containsExactly("1|null|a1|null", "2|null|a2|null");
    assertThat(rows(nulling, "select x.s from (select secret s from mailbox where id = 1) x"))
        .containsExactly("null");
    try (PreparedStatement select =
        nulling.prepareStatement("select id, secret, hint from mailbox where id = 1")) {
      ResultSet row = select.executeQuery();
      assertThat(row.next()).isTrue();
      assertThat(row.getObject(2)).isNull();
      assertThat(row.wasNull()).isTrue();
      assertThat(row.getBytes("hint")).isNull();
      assertThat(row.getInt(1)).isEqualTo(1);
      assertThat(row.wasNull()).isFalse();
    }
  }

  @Test
  void viewsShowNoMore() throws SQLException {
    // Each makes it anew: what one graph makes, another one knows some seconds later.
    run(refusing, VIEW);
    assertRefusedFor(refusing, "select s from letters");
    assertRefusedFor(refusing, "select * from letters");
    assertRefusedFor(refusing, "select id from letters where s = 's1'");
    assertThat(rows(refusing, "select answer from letters where id = 1")).containsExactly("a1");
    run(refusing, "drop view letters");
    run(nulling, VIEW);
    assertThat(rows(nulling, "select * from letters where id = 1")).containsExactly("1|null|a1");
    run(nulling, "drop view letters");
    run(full, VIEW);
    assertThat(rows(full, "select s from letters where id = 1")).containsExactly("s1");
    run(full, "drop view letters");
  }

  @Test
  void metadataIsHonest() throws SQLException {
    try (PreparedStatement select =
        nulling.prepareStatement("select secret, hint, answer from mailbox")) {
      ResultSetMetaData columns = select.getMetaData();
      assertThat(columns.getColumnType(1)).isEqualTo(Types.VARCHAR);
      assertThat(columns.isNullable(2)).isEqualTo(ResultSetMetaData.columnNullable);
      assertThat(columns.isSearchable(1)).isFalse();
      assertThat(columns.isSearchable(2)).isTrue();
      assertThat(columns.isSearchable(3)).isTrue();
    }
    try (PreparedStatement select = full.prepareStatement("select hint from mailbox")) {
      assertThat(select.getMetaData().isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
    }
  }

  @Test
  void searchIsAllowedWhereTheProfileSaysSo() throws SQLException {
    assertThat(rows(nulling, "select id from mailbox where hint = 'h2'")).containsExactly("2");
    assertRefused(PlanFault.WRITE_ONLY, "select id from mailbox where secret = 's1'");
    assertRefused(PlanFault.WRITE_ONLY, "update mailbox set hint = secret");
    assertRefused(PlanFault.WRITE_ONLY, "select coalesce(secret, 'x') from mailbox");
    assertRefused(
        PlanFault.WRITE_ONLY, "select case when id = 1 then hint else 'x' end from mailbox");
  }

  @Test
  void boundNullKeepsTheCellAndLiteralNullClearsIt() throws SQLException {
    try (PreparedStatement update =
        nulling.prepareStatement("update mailbox set answer = ?, secret = ?, hint=? where id=?")) {
      update.setString(1, "new");
      update.setNull(2, Types.VARCHAR);
      update.setString(3, null);
      update.setInt(4, 1);
      assertThat(update.executeUpdate()).isEqualTo(1);
      update.setString(1, "other");
      update.setString(2, "changed");
      update.setObject(3, null);
      update.setInt(4, 2);
      update.addBatch();
      assertThat(update.executeBatch()).containsExactly(1);
    }
    assertThat(stored()).containsExactly("1|s1|new|h1", "2|changed|other|h2");
    run(nulling, "update mailbox set secret = null where id = 2");
    assertThat(stored()).containsExactly("1|s1|new|h1", "2|null|other|h2");
  }

  @Test
  void boundNullOfAFullProfileClearsTheCell() throws SQLException {
    try (PreparedStatement update =
        refusing.prepareStatement("update mailbox set secret = ? where id = 1")) {
      update.setString(1, null);
      update.executeUpdate();
    }
    assertThat(stored().get(0)).isEqualTo("1|null|a1|h1");
  }

  @Test
  void rowsAndMergeKeepTheCellToo() throws SQLException {
    bindNull("update mailbox set (answer, secret) = ('x', ?) where id = 1");
    bindNull("update mailbox m set m.secret = ? where m.id = 1");
    bindNull("update public.mailbox set \"SECRET\" = ? where id = 1");
    bindNull(
        "merge into mailbox t using (select 1 as id, 'q' as secret) s on t.id = s.id"
            + " when matched then update set secret = ?");
    bindNull(
        "merge into mailbox using (select 1 as id) s on mailbox.id = s.id"
            + " when matched then update set secret = ?, answer = 'z'");
    assertThat(stored().get(0)).isEqualTo("1|s1|z|h1");
  }

  @Test
  void newRowTakesABoundNull() throws SQLException {
    bindNull("insert into mailbox(id, secret, hint) values(7, ?, 'h')");
    bindNull("insert into mailbox set id = 8, secret = ?, hint = 'h'");
    assertThat(stored()).contains("7|null|null|h", "8|null|null|h");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update mailbox set secret = (?) where id = 1",
        "update mailbox set secret = cast(? as varchar) where id = 1",
        "update mailbox set secret = case when id = 1 then ? end",
        "update mailbox set secret = coalesce(?, 'x')",
        "update mailbox set (secret, answer) = (select ?, 'x')",
        "merge into mailbox(id, secret, hint) key(id) values(1, ?, 'h')",
        "merge into mailbox key(id) values(1, 's', 'a', 'h')",
        "merge into mailbox t using (values(1, cast(? as varchar))) s(id, secret) on t.id = s.id"
            + " when matched then update set secret = s.secret",
      })
  void whatCannotBeToldIsRefused(String sql) throws SQLException {
    Refusal.of(PlanFault.WRITE_ONLY_NULL, () -> nulling.prepareStatement(sql).close());
    assertThat(stored()).containsExactly("1|s1|a1|h1", "2|s2|a2|h2");
  }

  @Test
  void profileMustBeOneOfThose() {
    String database = "h2:mem:" + directory.hashCode();
    Refusal.of(ConfigFault.PROFILE_MISSING, () -> sandbox.connect(database));
    Refusal.of(ConfigFault.PROFILE_UNKNOWN, () -> connect("fulll"));
  }

  @Test
  void dataSourceTakesTheProfile() throws SQLException {
    try (HushcellDataSource source = new HushcellDataSource()) {
      source.setUrl("jdbc:hushcell:h2:mem:" + directory.hashCode());
      source.setUser("sa");
      source.setPassword("");
      source.setConfig(sandbox.configuration.toString());
      source.setProfile("nulling");
      try (Connection connection = source.getConnection()) {
        assertThat(rows(connection, "select secret from mailbox where id = 1"))
            .containsExactly("null");
      }
    }
  }

  private static void assertRefusedFor(Connection connection, String sql) {
    Refusal.of(PlanFault.WRITE_ONLY, () -> run(connection, sql));
  }

  private void assertRefused(FaultCode code, String sql) {
    Refusal.of(code, () -> run(nulling, sql));
  }

  private void bindNull(String sql) throws SQLException {
    try (PreparedStatement statement = nulling.prepareStatement(sql)) {
      statement.setNull(1, Types.VARCHAR);
      statement.executeUpdate();
    }
  }

  private List<String> stored() throws SQLException {
    return rows(full, "select * from mailbox order by id");
  }
}
