package dev.hushcell.contract.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.dialect.sqlserver.SqlServerTypes;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the driver takes for granted about a server that was never at hand where it is built: one
 * test for each assumption. At the end it prints a table of its findings, to be pasted into an
 * issue. The table also lists the features that a compatible server lacks; their tests are skipped.
 * {@link ServerValueAssumptions} does the same for values.
 *
 * <p>Not part of a build; its command is in {@code docs/databases/sqlserver.md}.
 */
class ServerAssumptions extends Assumed {
  private final SqlServerDatabase database = new SqlServerDatabase();

  @Test
  void checksOfCellsAreGivenBackInAKnownForm() throws Exception {
    findings.need(
        "a CHECK of cells is recognised (safety)",
        "all three",
        () -> {
          database.requireProven(plain.connection()); // with what it shows else
          return "all three";
        });
  }

  @Test
  void checkOfATableIsRecognised() throws Exception {
    String condition = new SqlServerTypes().checks().condition(Storage.BINARY, "c");
    findings.need(
        "the CHECK of a table is recognised (safety)",
        "true",
        () -> {
          plain.run(
              "create table checked (c varbinary(80) constraint checked_c check ("
                  + condition
                  + "))");
          var found = database.tables().cellChecks(plain.connection());
          return String.valueOf(
              found.stream()
                  .anyMatch(
                      each ->
                          each.column()
                              .equals(new ColumnName(new TableName("dbo", "checked"), "c"))));
        });
  }

  @Test
  void viewDefinitionIsTold() throws Exception {
    findings.need(
        "HAS_PERMS_BY_NAME tells VIEW DEFINITION (safety)",
        "1",
        () ->
            plain.text(
                "select has_perms_by_name(quotename(db_name()), 'DATABASE', 'VIEW DEFINITION')"));
  }

  @Test
  void catalogViewsDescribeColumns() throws Exception {
    findings.need(
        "the catalog views tell types as they were declared",
        "[nvarchar(20), datetime2(7), decimal(10, 2), varbinary(max)]",
        () -> {
          plain.run(
              "create table described (a nvarchar(20), b datetime2, c decimal(10, 2),"
                  + " d varbinary(max))");
          Map<ColumnName, String> types =
              database.tables().types(plain.connection(), "dbo", Set.of("described"));
          return List.of("a", "b", "c", "d").stream()
              .map(each -> types.get(new ColumnName(new TableName("dbo", "described"), each)))
              .toList()
              .toString();
        });
  }

  @Test
  void catalogViewsHaveAllThatIsAskedOfThem() throws Exception {
    findings.need(
        "every query of the catalog views runs",
        "dbo",
        () -> {
          plain.run("create table viewed (a int primary key)");
          var catalog = database.catalog(plain.connection());
          TableName table = new TableName("dbo", "viewed");
          catalog.requireSupportedSettings();
          catalog.relatives(table);
          catalog.columnsCalled(Set.of("a"));
          catalog.sources();
          assertThat(database.tables().table(plain.connection(), table)).isPresent();
          database.tables().checks(plain.connection(), "dbo");
          return catalog.session().schema();
        });
  }

  @Test
  void triggerShowsItsText() throws Exception {
    findings.need(
        "a trigger shows its text (safety)",
        "true",
        () -> {
          plain.run(
              "create table fired (a int)",
              "create trigger fires on fired after insert as select 1 as seen");
          return String.valueOf(
              plain
                  .text(
                      "select m.definition from sys.triggers g join sys.sql_modules m"
                          + " on m.object_id = g.object_id where g.name = 'fires'")
                  .contains("seen"));
        });
  }

  @Test
  void encryptedModuleShowsNoText() throws Exception {
    findings.need(
        "an encrypted module shows no text (safety)",
        "null",
        () -> {
          plain.run("create view hidden_view with encryption as select 1 as a");
          return plain.text(
              "select m.definition from sys.objects o left join sys.sql_modules m"
                  + " on m.object_id = o.object_id where o.name = 'hidden_view'");
        });
  }

  @Test
  void synonymTellsItsTarget() throws Exception {
    findings.need(
        "a synonym tells its target (safety)",
        "pointed",
        () -> {
          plain.run("create table pointed (a int)", "create synonym points for dbo.pointed");
          return database
              .catalog(plain.connection())
              .relation("dbo", "points")
              .map(found -> found.name().table())
              .orElse("nothing");
        });
  }

  @Test
  void existingTableIsActivatedWithItsIndexes() throws Exception {
    findings.need(
        "activation of an existing table keeps NOT NULL, indexes and constraints",
        "not null; kept_mail true, kept_note false",
        () -> {
          plain.run(
              "create table kept (id int not null primary key, mail nvarchar(60) not null,"
                  + " note nvarchar(60), constraint kept_mail unique (mail))",
              "create index kept_note on kept (id) include (note)");
          try (Connection ours = scene.ours()) {
            scene.run(ours, "insert into kept (id, mail, note) values (1, 'ada@example.com', 'n')");
          }
          String nullable =
              plain.text(
                  "select case is_nullable when 0 then 'not null' else 'null' end from sys.columns"
                      + " where object_id = object_id('kept') and name = 'mail'");
          return nullable
              + "; kept_mail "
              + plain.isUnique("kept_mail")
              + ", kept_note "
              + plain.isUnique("kept_note");
        });
  }

  @Test
  void failuresHaveTheNumbersByWhichTheyAreKnown() throws Exception {
    findings.need(
        "numbers of failures: primary key, unique index, CHECK, conversion, table is there, no"
            + " table, text too long",
        "2627, 2601, 547, 245, 2714, 208, 2628",
        () -> {
          plain.run(
              "create table numbered (id int primary key, u int, c int check (c > 0), v"
                  + " nvarchar(3))",
              "create unique index numbered_u on numbered (u)",
              "insert into numbered values (1, 1, 1, null)");
          return String.join(
              ", ",
              plain.number("insert into numbered values (1, 2, 1, null)"),
              plain.number("insert into numbered values (2, 1, 1, null)"),
              plain.number("insert into numbered values (3, 3, 0, null)"),
              plain.number("select * from numbered where id = 'x'"),
              plain.number("create table numbered (id int)"),
              plain.number("select * from not_there"),
              plain.number("update numbered set v = N'abcd'"));
        });
  }

  @Test
  void catalogViewsAreReadBesideATransactionThatMakesTables() throws Exception {
    findings.need(
        "catalog views WITH (NOLOCK) do not wait for a transaction that makes tables",
        "read",
        () -> {
          try (Connection other = scene.plain();
              Statement making = other.createStatement()) {
            other.setAutoCommit(false);
            making.execute("create table in_the_making (a int)");
            plain.run("set lock_timeout 1500");
            String failure =
                plain.number(
                    "select count(*) from sys.objects o with (nolock) where o.name = 'nobody'");
            other.rollback();
            plain.run("set lock_timeout -1");
            return failure.equals("no failure") ? "read" : failure;
          }
        });
  }

  @Test
  void boundTimesAreRoundedToSevenDigitsThenToThoseOfTheColumn() throws Exception {
    findings.need(
        "bound fractions are rounded half up, by driver and column",
        "2024-02-29 22:15:30.1234568, 2024-02-29 22:15:31",
        () -> {
          plain.run("create table timed (t7 datetime2(7), t0 datetime2(0))");
          LocalDateTime time = LocalDateTime.of(2024, 2, 29, 22, 15, 30, 123_456_789);
          plain.bound("insert into timed (t7) values (?)", time);
          plain.bound("insert into timed (t0) values (?)", time.withNano(499_999_960));
          return plain.text("select cast(max(t7) as varchar(40)) from timed")
              + ", "
              + plain.text("select cast(max(t0) as varchar(40)) from timed");
        });
  }

  @Test
  void textsOfTimesAreRounded() throws Exception {
    findings.need(
        "a text with more digits than its column is rounded half up",
        "22:15:31, 22:15:30.124",
        () ->
            plain.text("select cast(cast('22:15:30.5' as time(0)) as varchar(20))")
                + ", "
                + plain.text("select cast(cast('22:15:30.1236' as time(3)) as varchar(20))"));
  }

  @Test
  void datesAreReadTheSameUnderEveryOrderOfDayAndMonth() throws Exception {
    findings.need(
        "'yyyymmdd' and 'yyyy-mm-dd' do not depend on DATEFORMAT",
        "2024-02-03, 2024-02-03",
        () -> {
          plain.run("set dateformat dmy");
          String found =
              plain.text("select cast(cast('20240203' as date) as varchar(10))")
                  + ", "
                  + plain.text("select cast(cast('2024-02-03' as date) as varchar(10))");
          plain.run("set dateformat mdy");
          return found;
        });
  }

  @Test
  void timeWithoutOffsetIsUtc() throws Exception {
    findings.need(
        "a time without offset is UTC beside DATETIMEOFFSET, and an offset is dropped beside"
            + " DATETIME2",
        "2024-02-29 10:00:00 +00:00, 2024-02-29 10:00:00",
        () -> {
          plain.run("create table zoned (z datetimeoffset(0), t datetime2(0))");
          LocalDateTime time = LocalDateTime.of(2024, 2, 29, 10, 0);
          plain.bound("insert into zoned (z) values (?)", time);
          plain.bound("insert into zoned (t) values (?)", OffsetDateTime.parse(time + ":00+02:00"));
          return plain.text("select cast(max(z) as varchar(40)) from zoned")
              + ", "
              + plain.text("select cast(max(t) as varchar(40)) from zoned");
        });
  }

  @Test
  void timesOfDayAreSentAsDatetime() throws Exception {
    findings.need(
        "TIME from LocalTime under sendTimeAsDatetime (differs from a protected column: told only)",
        null,
        () -> {
          plain.run("create table of_day (t time(7))");
          plain.bound("insert into of_day values (?)", LocalTime.of(22, 15, 30, 123_456_789));
          return plain.text("select cast(max(t) as varchar(40)) from of_day");
        });
  }

  @Test
  void execTakesNamedArgumentsInAnyOrder() throws Exception {
    findings.need(
        "EXEC with named arguments in any order and a binary literal",
        "1 0x0102",
        () -> {
          plain.run(
              "create procedure named @a int, @b varbinary(9) as select concat(@a, ' ',"
                  + " convert(varchar(9), @b, 1))");
          return plain.text("exec named @b = 0x0102, @a = 1");
        });
  }

  @Test
  void mergeDeliversWhatItDid() throws Exception {
    findings.need(
        "MERGE with OUTPUT",
        "INSERT",
        () -> {
          plain.run("create table merged (id int primary key, v int)");
          return plain.text(
              "merge into merged as t using (values (1, 2)) as s (id, v) on t.id = s.id when not"
                  + " matched then insert (id, v) values (s.id, s.v) output $action;");
        });
  }

  @Test
  void outputDeliversRowsOfEveryChange() throws Exception {
    findings.need(
        "OUTPUT of INSERT, UPDATE and DELETE",
        "1, 1, 2",
        () -> {
          plain.run("create table put_out (id int, v int)");
          return String.join(
              ", ",
              plain.text("insert into put_out (id, v) output inserted.id values (1, 1)"),
              plain.text("update put_out set v = 2 output deleted.v where id = 1"),
              plain.text("delete from put_out output deleted.v where id = 1"));
        });
  }

  @Test
  void constraintIsRenamed() throws Exception {
    findings.need(
        "sp_rename … OBJECT renames a CHECK",
        "1",
        () -> {
          plain.run(
              "create table renamed (a int constraint renamed_old check (a > 0))",
              "exec sp_rename N'[dbo].[renamed_old]', N'renamed_new', N'OBJECT'");
          return plain.text(
              "select count(*) from sys.check_constraints where name = 'renamed_new'");
        });
  }

  @Test
  void rowsOfACursorAreUpdated() throws Exception {
    findings.need(
        "an updatable cursor over bytes",
        "0102",
        () -> {
          plain.run(
              "create table moving (id int primary key, b varbinary(10))",
              "insert into moving values (1, 0x01)");
          try (Statement statement =
                  plain
                      .connection()
                      .createStatement(
                          ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
              ResultSet rows = statement.executeQuery("select id, b from moving")) {
            rows.next();
            rows.updateBytes(2, new byte[] {1, 2});
            rows.updateRow();
          }
          return plain.text("select convert(varchar(20), b, 2) from moving");
        });
  }

  @Test
  void catalogViewsTellOfTriggers() throws Exception {
    findings.need(
        "sys.triggers lists a trigger with its table",
        "dbo, heard, hears",
        () -> {
          plain.run(
              "create table heard (a int)",
              "create trigger hears on heard after insert as select 1 as seen");
          return plain.text(
              "select concat(s.name, ', ', o.name, ', ', g.name) from sys.triggers g"
                  + " join sys.objects o on o.object_id = g.parent_id"
                  + " join sys.schemas s on s.schema_id = o.schema_id where g.name = 'hears'");
        });
  }

  @Test
  void collationTellsByItsNameWhetherCaseCounts() throws Exception {
    findings.need(
        "_CI in the name of a collation, whatever its case, says that case does not count",
        "as it says",
        () -> {
          String collation =
              plain.text(
                  "select cast(databasepropertyex(db_name(), 'Collation') as nvarchar(128))");
          boolean same =
              plain
                  .text("select case when N'a' = N'A' then 'same' else 'other' end")
                  .equals("same");
          boolean said = collation.toUpperCase(Locale.ROOT).contains("_CI");
          return same == said ? "as it says" : collation;
        });
  }

  @Test
  void outputAndQueriesGoIntoTemporaryTables() throws Exception {
    findings.need(
        "OUTPUT … INTO and SELECT … INTO (refused beside protected columns: told only)",
        null,
        () -> {
          plain.run(
              "create table put_into (id int)",
              "create table #ids (id int)",
              "insert into put_into (id) output inserted.id into #ids (id) values (7)",
              "select id into #copy from put_into");
          return plain.text("select concat(max(i.id), ', ', max(c.id)) from #ids i, #copy c");
        });
  }
}
