package dev.hushcell.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedObjects.DroppedChecks;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.schema.InformationSchema.Code;
import dev.hushcell.internal.schema.InformationSchema.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTests {
  private static final Set<String> CONTACT = Set.of("contact");

  private static final Reach.Originals NONE = copy -> Optional.empty();

  private static Set<String> reaching(SqlRules rules, Source... sources) {
    return new Reach(rules, TrustedObjects.nothing()).of(CONTACT, List.of(sources), NONE);
  }

  @Test
  void namesAreFollowedAsFarAsTheyGo() {
    assertThat(
            reaching(
                PostgresRules.RULES,
                new Source("c", "select * from b"),
                new Source("b", "select * from a"),
                new Source("a", "select * from \"contact\""),
                new Source("d", "select * from contacts, \"con tact\"")))
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void whatIsNotReadToItsEndReachesEverything() {
    assertThat(
            reaching(
                PostgresRules.RULES,
                new Source("open", "begin return 'x; end"),
                new Source("assembled", "begin execute 'a' || b; end"),
                new Source("hidden", new Code.Unseen()),
                new Source("plain", "begin return 1; end")))
        .containsExactlyInAnyOrder("open", "assembled", "hidden");
  }

  @Test
  void ofListedCodeOnlyWhatItRunsCounts() {
    assertThat(
            reaching(
                PostgresRules.RULES,
                new Source("column", new Code.Listed("(contact > 0)")),
                new Source(
                    "run",
                    new Code.Listed(
                        "query_to_xml('select * from contact'::text, true, true, ''::text)")),
                new Source("linked", new Code.Names(Set.of("run")))))
        .containsExactlyInAnyOrder("run", "linked");
  }

  @Test
  void codeThatSetsThePathReachesTheFunctionsThatDo() {
    Reach reach = new Reach(PostgresRules.RULES, TrustedObjects.nothing());
    List<Source> sources =
        List.of(
            new Source("sets", "begin set local search_path = a; end"),
            new Source("calls", "select sets()"),
            new Source("plain", "select 1"));
    assertThat(reach.of(Set.of("set_config"), sources, NONE))
        .containsExactlyInAnyOrder("sets", "calls");
  }

  @Test
  void modeOfARoutineDecidesHowItIsRead() {
    String sql = "begin set @a = 'a\\'; update contact set id = 1; set @b = '\\'; end";
    assertThat(
            reaching(MysqlRules.MYSQL, new Source("p", new Code.Body(sql, "NO_BACKSLASH_ESCAPES"))))
        .containsExactly("p");
  }

  @Test
  void whoeverRunsARoutineThatIsVouchedForDoesNotReachWhatItReaches() {
    RoutineName name = new RoutineName("crm", "f");
    Reach reach =
        new Reach(
            PostgresRules.RULES,
            new TrustedObjects(List.of(TrustedRoutine.plain(name)), List.of(), DroppedChecks.NONE));
    Source caller = new Source("v", "select f()");
    Code code = Code.of("select * from contact");
    assertThat(reach.of(CONTACT, List.of(caller, new Source("crm", "f", code)), NONE))
        .containsExactly("f");
    assertThat(reach.of(CONTACT, List.of(caller, new Source("other", "f", code)), NONE))
        .containsExactlyInAnyOrder("f", "v");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PROCEDURE a @s NVARCHAR(9) AS EXEC (@s)",
        "CREATE PROCEDURE a @s NVARCHAR(9) AS EXEC/**/(@s)",
        "create or alter proc b as\nexecute sp_executesql @s",
        "CREATE TRIGGER t ON x AFTER INSERT AS EXEC (@s)"
      })
  void codeOfSqlServerThatPutsAStatementTogetherReachesEverything(String sql) {
    assertThat(reaching(SqlServerRules.RULES, new Source("x", sql))).containsExactly("x");
    assertThat(reaching(SqlServerRules.RULES, new Source("p", "CREATE PROC p AS EXEC dbo.q")))
        .isEmpty();
  }

  @Test
  void readingsAreKeptWithoutBeingMixedUp() {
    Reach reach = new Reach(PostgresRules.RULES, TrustedObjects.nothing());
    for (String table : List.of("contact", "note", "contact")) {
      assertThat(
              reach.of(CONTACT, List.of(new Source("v", "select * from " + table)), NONE).isEmpty())
          .isEqualTo(table.equals("note"));
    }
  }

  @Test
  void originalOfACopyIsReadOnceForEachTimeThatItWasAltered() {
    Reach reach = new Reach(MysqlRules.MYSQL, TrustedObjects.nothing());
    List<String> asked = new ArrayList<>();
    Reach.Originals originals =
        copy -> {
          asked.add(copy.object() + " " + copy.since());
          return Optional.of("update contact set id = 1");
        };
    for (String since : List.of("1", "1", "2", "", "")) {
      Code copy = new Code.Copy("select 'it's -- '", "", "PROCEDURE p", since);
      assertThat(reach.of(CONTACT, List.of(new Source("p", copy)), originals)).containsExactly("p");
    }
    assertThat(asked)
        .containsExactly("PROCEDURE p 1", "PROCEDURE p 2", "PROCEDURE p ", "PROCEDURE p ");
  }

  @Test
  void copyWithoutItsOriginalReachesEverything() {
    Code copy = new Code.Copy("select 'it's'", "", "PROCEDURE p", "1");
    assertThat(reaching(MysqlRules.MYSQL, new Source("p", copy))).containsExactly("p");
  }
}
