package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.testing.script.PlanText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MySQL's own forms, without a server; each way round the driver is refused with its code. */
class MysqlPlanTests {
  private static final Database MYSQL = MysqlDatabase.all().get(0);

  private final TextPlanner planner =
      new TextPlanner(MYSQL.types(), MYSQL.rules(), Access.unlimited(), TrustedObjects.nothing());
  private final MysqlSchema schema = new MysqlSchema();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepare s from @v",
        "PREPARE s FROM 'delete from contact'",
        "prepare s from \"delete from contact\"",
        "execute immediate @v",
        "execute immediate concat('delete from con', 'tact')",
        "call sys.execute_prepared_stmt('select 1')",
        "set @x = (select email from contact)"
      })
  void refusesSqlThatIsPutTogetherElsewhere(String sql) {
    assertRefused(sql, "HC-2119");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rename table contact to c2; insert into c2 (id) values (1)",
        "alter table contact rename to c2; insert into c2 (email) values ('x')",
        "create view v as select id, email from contact; select id from v where email = 'x'",
        "use other; select email from contact",
        "set sql_mode = 'ANSI_QUOTES'; select email from contact"
      })
  void refusesWhatChangesNamesBesideAnotherStatement(String sql) {
    assertThatThrownBy(() -> plan(sql)).hasMessageMatching("\\[HC-(2219|2140)\\].*");
  }

  @Test
  void refusesWhatWasPreparedAndIsNotSeen() {
    assertThatThrownBy(() -> plan("execute s using @a")).hasMessageStartingWith("[HC-2119]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prepare s from 'select 1'", "call report(1)"})
  void passesSqlThatReachesNothing(String sql) {
    assertThat(plan(sql)).isInstanceOf(StatementPlan.Untouched.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load data local infile 'f' into table contact",
        "load data infile 'f' replace into table contact (id, @m) set email = @m",
        "load xml local infile 'f' into table contact",
        "handler contact open",
        "begin not atomic insert into contact (id, email) values (3, 'x'); end",
        "set statement max_statement_time = 1 for insert into contact (id, email) values (3, 'x')",
        "analyze update contact set email = 'x'",
        "do (select count(*) from contact where email = 'x')",
        "select email into @x from contact",
        "select email, note into @x, @y from contact",
        "select email from contact into @x",
        "select id from contact for system_time all where email = ?",
        "handler contact read first where email = 'x'",
        "select id from contact where ! email = 'x'"
      })
  void refusesWhatWouldRunAValueUnread(String sql) {
    assertThatThrownBy(() -> plan(sql)).hasMessageMatching("\\[HC-(2020|2100)\\].*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into contact (id, email) values (1, /*! 'x' */)",
        "/*!50003 insert into contact (id, email) values (1, 'x') */"
      })
  void refusesCodeInComments(String sql) {
    assertRefused(sql, "HC-2050");
  }

  @Test
  void refusesCommentsThatHideAQuote() {
    assertThatThrownBy(() -> plan("insert /*M!999999 ' */ contact values (1, 'x')"))
        .hasMessageMatching("\\[HC-(2050|2128)\\].*");
  }

  /** Whichever of them a version runs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*!40101 set names utf8 */",
        "insert /*!50000 into */ plain_two /*!50001 (id) */ values (1)",
        "create table t (id int) /*!50100 partition by hash (id) */",
        "select 'contact' /*! from plain_two */"
      })
  void passesCodeInCommentsThatTouchesNothing(String sql) {
    assertThat(plan(sql)).isInstanceOf(StatementPlan.Untouched.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 /*! ' */ from plain_two | HC-2128",
        "select 1 /*!50000 -- */ | HC-2128",
        "select 1 /*! /* */ | HC-2128",
        "select 1 /*! + ? */ | HC-2128",
        "select 1 /*!5000000 + 1 */ | HC-2128",
        "select /*!1 1 */ /*!2 , 2 */ /*!3 , 3 */ /*!4 , 4 */ | HC-2050",
        "/*!10001 execute */ /*!10002 x */ /*!10003 immediate */ concat('a', 'b') | HC-2119",
        "/*!10001 select 1 from */ plain_two /*!10002 , contact */ | HC-2050"
      })
  void refusesCommentsThatMayBeSomethingElse(String sql, String code) {
    assertRefused(sql, code);
  }

  @Test
  void readsNumbersUpToTwoPoints() {
    assertThat(plan("begin not atomic for i in 1..0x1 do set @a = i; end for; end"))
        .isInstanceOf(StatementPlan.Untouched.class);
    assertThat(plan("select a..1")).isInstanceOf(StatementPlan.Untouched.class);
  }

  @Test
  void readsBracketsInAModeThatHasThem() {
    assertThatThrownBy(() -> plan("select [con" + "tact] from plain_two")).isNotNull();
    schema.mode = "BRACKETED_NAMES";
    assertThat(plan("select [it's] from plain_two")).isInstanceOf(StatementPlan.Untouched.class);
    assertRefused("select 1 as [x]; execute immediate concat('a', 'b')", "HC-2140");
  }

  @Test
  void readsNothingBeyondAsciiWhereHalfOfACharacterMayBeAQuote() {
    schema.mode = "HALF_CHARACTERS";
    assertRefused("select 'ü' from plain_two", "HC-2128");
    assertThat(plan("select 'u' from plain_two")).isInstanceOf(StatementPlan.Untouched.class);
  }

  @Test
  void refusesTextInAnotherCharacterSet() {
    assertRefused("select id from contact where email = _latin1'x'", "HC-2051");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set sql_mode = 'ANSI_QUOTES'; insert into \"contact\" values (1, 'x', 'y')",
        "set sql_mode = 'NO_BACKSLASH_ESCAPES'; select '\\' , contact from x where '' = '"
      })
  void refusesTextThatSwitchesHowItIsRead(String sql) {
    assertRefused(sql, "HC-2140");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert ignore into contact (id, email) values (1, ?)",
        "update ignore contact set email = ?"
      })
  void refusesIgnoreWhereNullWouldVanish(String sql) {
    assertRefused(sql, "HC-2141");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create index i on contact (email, name(3), mail2) | HC-2230",
        "create unique index i on contact (email(10)) | HC-2231",
        "alter table contact add fulltext key f (email) | HC-2231",
        "alter table contact partition by key (email) | HC-2200",
        "create procedure p() insert into contact (id) values (1) | HC-2216",
        "create trigger t before insert on contact for each row set new.email = 'x' | HC-2216",
        "rename table contact to other.contact | HC-2215",
        "create table copy like contact | HC-2217"
      })
  void refusesDefinitions(String sql, String code) {
    assertRefused(sql, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select @x := email from contact | HC-2100",
        "select id from contact where (@x := email) is not null | HC-2100",
        "create table history (id int, email varchar(100)) select id, email from contact | HC-2217",
        "select id from contact group by email with rollup | HC-2100",
        "select * from contact into outfile 'f' | HC-2020",
        "select email into dumpfile 'f' from contact where id = 1 | HC-2020",
        "select * from contact procedure analyse() | HC-2020",
        "insert into contact (id, email) values (1, @x) | HC-2113",
        "update contact set email = @x | HC-2113",
        "select id from contact where email = @x | HC-2106",
        "insert into plain_two (id, word) select id, email from contact returning word | HC-2112",
        "insert into contact (id, email) values (1, ?) as n (a, b) on duplicate key update note = n.b"
            + "|HC-2114",
        "insert into contact (id, name) values (1, ?) as n on duplicate key update email = n.name"
            + "|HC-2113",
        "insert into plain_two (id, word) values (1, ?) on duplicate key update word ="
            + " (select email from contact where id = 1) | HC-2112"
      })
  void refusesWhereACellWouldGoOrAValueComeFrom(String sql, String code) {
    assertThatThrownBy(() -> plan(sql)).hasMessageContaining("[" + code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select /*+ NO_ICP(`contact`) */ id from contact where email = ?"
            + "|select /*+ NO_ICP(`contact`) */ id from contact where email = {email~}",
        "/* SELECT 'x' */ select/*+ BNL(@q1 c, d.e)*//* y */id from contact where note = ?"
            + "|select /*+ BNL(@q1 c, d.e)*/ id from contact where note = {note~}",
        "update /*+ MAX_EXECUTION_TIME(1000) */ contact set email = ? -- done"
            + "|update /*+ MAX_EXECUTION_TIME(1000) */ contact set email = {email=}",
        "select /*+ SET_VAR(sql_mode = '') */ id from contact where email = ?"
            + "|select   id from contact where email = {email~}",
        "select id /*+ NO_ICP(contact) */ from contact where email = ?"
            + "|select id   from contact where email = {email~}",
        "select /* NO_ICP(contact) */ id from contact where email = ? /*+ BKA(x) */"
            + "|select   id from contact where email = {email~}"
      })
  void keepsHintsThatOnlyNameThings(String sql, String expected) {
    assertThat(PlanText.rendered((Touching) plan(sql)).strip().replaceAll(" +", " "))
        .isEqualTo(expected.strip().replaceAll(" +", " "));
  }

  @Test
  void readsNamesOfSequences() {
    String sql = "insert into contact (id, email) values (nextval(s), ?), (next value for s, ?)";
    assertThat(PlanText.rendered((Touching) plan(sql)))
        .isEqualTo(
            "insert into contact (id, email) values (nextval(s), {email=}), (next value for s,"
                + " {email=})");
    assertRefused("select nextval(email) from contact", "HC-2109");
    assertRefused("select other(s), email from contact", "HC-2102");
  }

  @Test
  void refusesTablesThatKeepTheirHistory() {
    assertRefused(
        "create table contact (id int, email varchar(100)) with system versioning", "HC-2200");
  }

  @Test
  void refusesPartitionsByAProtectedColumn() {
    assertRefused(
        "create table contact (id int, email varchar(100)) partition by key (email)", "HC-2232");
  }

  @Test
  void sealsBothAssignmentsOfAnUpsert() {
    Touching plan =
        (Touching)
            plan(
                "insert into contact (id, email) values (?, ?) as n on duplicate key update"
                    + " email = n.email, note = values(note)");
    assertThat(plan.parameters().get(1)).isInstanceOf(StatementPlan.ParameterRole.Sealed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete c from contact c where c.email = ?",
        "delete contact from contact where email = ?",
        "delete from contact where email = ?"
      })
  void readsTheOneTableThatDeleteNames(String sql) {
    Touching plan = (Touching) plan(sql);
    assertThat(plan.parameters().get(0)).isInstanceOf(StatementPlan.ParameterRole.Sealed.class);
  }

  @Test
  void writesNamesInBackticks() {
    Touching plan = (Touching) plan("insert into contact values (1, 'a', 'b', 'c', 'd')");
    assertThat(plan.splices().toString()).contains("`email`").doesNotContain("\"email\"");
  }

  @Test
  void readsDoubleQuotesAsTheSessionDoes() {
    assertThat(plan("select id from contact where email = \"x\"")).isInstanceOf(Touching.class);
    schema.mode = "ANSI_QUOTES";
    assertThatThrownBy(() -> plan("select id from contact where email = \"x\""))
        .hasMessageContaining("HC-2106");
    assertThat(plan("select \"id\" from \"contact\" where \"email\" = 'x'"))
        .isInstanceOf(Touching.class);
  }

  @Test
  void readsPipesAsTheSessionDoes() {
    String sql = "select id from contact where email = 'x' || id = 1";
    assertThat(plan(sql)).isInstanceOf(Touching.class);
    schema.mode = "PIPES_AS_CONCAT";
    assertThatThrownBy(() -> plan(sql)).hasMessageContaining("HC-2100"); // a = (b || c) = d
  }

  @Test
  void refusesChangesOfATableWhoseTriggerReachesWhatIsProtected() {
    schema.trigger = "insert into contact (id) values (new.id)";
    assertRefused("insert into plain_one (id) values (1)", "HC-2118");
    assertThat(plan("select id from plain_one")).isInstanceOf(StatementPlan.Untouched.class);
  }

  private StatementPlan plan(String sql) {
    return planner.plan(sql, schema, schema.protection());
  }

  private void assertRefused(String sql, String code) {
    assertThatThrownBy(() -> plan(sql)).hasMessageContaining("[" + code + "]");
  }
}
