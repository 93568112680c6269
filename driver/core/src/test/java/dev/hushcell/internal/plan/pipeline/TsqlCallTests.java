package dev.hushcell.internal.plan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.dialect.sqlserver.SqlServerTypes;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedObjects.DroppedChecks;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.model.TrustedRoutine.Column;
import dev.hushcell.internal.model.TrustedRoutine.Direction;
import dev.hushcell.internal.model.TrustedRoutine.Parameter;
import dev.hushcell.internal.model.TrustedRoutine.Value;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.RoutineForm;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.script.PlanText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of declared routines as Microsoft's driver is given them, without a server. */
class TsqlCallTests {
  private static final NamedColumn EMAIL = new NamedColumn(Optional.empty(), "contact", "email");
  private static final String CELL = "varbinary(max)";

  private final SampleSchema sample = new SampleSchema();
  private final Schema schema = new Schema(new TsqlSchema(sample));
  private final TextPlanner planner =
      new TextPlanner(new SqlServerTypes(), SqlServerRules.RULES, Access.unlimited(), trusted());

  private static TrustedObjects trusted() {
    Parameter cell = new Parameter(Direction.IN, Value.of(EMAIL));
    Column column = new Column(Optional.of("mail"), Optional.of(EMAIL));
    return new TrustedObjects(
        List.of(
            routine("set_email", Value.PLAIN, List.of(), Parameter.PLAIN, cell),
            routine(
                "get_email",
                Value.PLAIN,
                List.of(List.of(column)),
                Parameter.PLAIN,
                new Parameter(Direction.OUT, Value.of(EMAIL))),
            routine("email_of", Value.of(EMAIL), List.of(), Parameter.PLAIN),
            routine("mails", Value.PLAIN, List.of(List.of(column)), Parameter.PLAIN),
            routine("cutting", Value.PLAIN, List.of(), cell),
            routine("national", Value.PLAIN, List.of(), cell),
            routine("giving", Value.PLAIN, List.of(), cell)),
        List.of(),
        DroppedChecks.LISTS);
  }

  private static TrustedRoutine routine(
      String name, Value returns, List<List<Column>> results, Parameter... parameters) {
    return new TrustedRoutine(
        new RoutineName("public", name), Optional.of(List.of(parameters)), returns, results);
  }

  private Touching plan(String sql) {
    return (Touching) planner.plan(sql, schema, sample.protection());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{call [public].set_email(?, ?)} | {call [public].set_email(?, {email=})}",
        "{call [public].[Set_Email](?, ?)} | {call [public].[Set_Email](?, {email=})}",
        "{call [public].get_email(?, ?)} | {call [public].get_email(?, {email=})}",
        "{? = call [public].email_of(?)} | {{email=} = call [public].email_of(?)}",
        "SELECT [public].email_of(id) FROM thing | SELECT [public].email_of(id) FROM thing",
        "SELECT mail FROM [public].mails(7) m | SELECT mail FROM [public].mails(7) m",
        "EXEC [public].set_email ?, ? | EXEC [public].set_email ?, {email=}",
        "execute [public].[Set_Email] -7, N'a@b' | execute [public].[Set_Email] -7, {email=}",
        "EXEC [public].set_email @mail = ?, @id = ? | EXEC [public].set_email @mail = {email=}, @id = ?",
        "EXEC [public].set_email @Mail=N'a@b',@ID=NULL | EXEC [public].set_email @Mail={email=},@ID=NULL",
        "EXEC [public].set_email 7, @mail = ? | EXEC [public].set_email 7, @mail = {email=}",
        "EXEC [public].set_email @key, @mail = ? | EXEC [public].set_email @key, @mail = {email=}",
        "EXEC [public].get_email @mail = ? OUTPUT, @id = 7 |"
            + " EXEC [public].get_email @mail = {email=} OUTPUT, @id = 7",
        "EXEC [public].get_email ?, ? OUT | EXEC [public].get_email ?, {email=} OUT",
        "EXEC [public].mails ? | EXEC [public].mails ?",
      })
  void callKeepsItsForm(String sql, String planned) {
    assertThat(PlanText.rendered(plan(sql), SqlServerRules.RULES.language())).isEqualTo(planned);
  }

  @Test
  void callSaysWhatItGives() {
    CallOutcome outcome = Objects.requireNonNull(plan("{call [public].get_email(?, ?)}").call());
    assertThat(outcome.number("mail")).hasValue(2);
    assertThat(outcome.number("@Mail")).hasValue(2);
    assertThat(outcome.number("email")).isEmpty();
    assertThat(outcome.parameters().get(0).gives()).isEqualTo(CallOutcome.Given.PLAIN);
    assertThat(column(outcome.parameters().get(1).gives().column())).isEqualTo("contact.email");
    assertThat(outcome.results()).hasSize(1);
    assertThat(column(outcome.result(0).get(0).column())).isEqualTo("contact.email");
    assertThat(outcome.result(1)).isEmpty();
  }

  /** Parameters go by their numbers, in whatever order they are written. */
  @Test
  void execSaysWhatItGives() {
    CallOutcome outcome =
        Objects.requireNonNull(plan("EXEC [public].get_email @mail = ? OUTPUT, @id = ?").call());
    assertThat(outcome.number("mail")).hasValue(1);
    assertThat(outcome.number("@id")).hasValue(2);
    assertThat(column(outcome.parameters().get(0).gives().column())).isEqualTo("contact.email");
    assertThat(outcome.parameters().get(1).gives()).isEqualTo(CallOutcome.Given.PLAIN);
    assertThat(column(outcome.result(0).get(0).column())).isEqualTo("contact.email");
  }

  private static String column(@Nullable ProtectedColumn column) {
    return Objects.requireNonNull(column).name().shortForm().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{call [public].cutting(?)} | HC-2136 | varbinary(20) as parameter 1",
        "{call [public].national(?)} | HC-2136 | nvarchar(400) as parameter 1",
        "{call [public].giving(?)} | HC-2136 | takes and gives values, which is declared otherwise",
        "{call [public].set_email(?)} | HC-2136 | declared with 2 parameters",
        "{call archive.set_email(?, ?)} | HC-2135 | not certain",
        "EXEC archive.set_email ?, ? | HC-2135 | not certain",
        "EXEC [public].set_email ? | HC-2136 | declared with 2 parameters",
        "EXEC [public].set_email @mail = ? | HC-2136 | declared with 2 parameters",
        "EXEC [public].set_email @id = ?, @email = ? | HC-2136 | not exactly one parameter @email",
        "EXEC [public].set_email @mail = ?, @mail = ? | HC-2136 | parameter 2 twice",
        "EXEC [public].set_email ?, @id = ? | HC-2136 | parameter 1 twice",
        "EXEC [public].set_email @mail = @secret, @id = ? | HC-2136 | give a parameter or a literal",
        "EXEC [public].giving @mail = ? | HC-2136 | takes and gives values",
      })
  void callThatIsNotAsDeclaredIsRefused(String sql, String code, String what) {
    assertThatThrownBy(() -> plan(sql)).hasMessageContaining(code).hasMessageContaining(what);
  }

  /** Of EXEC, only what gives a value to each parameter is read as a call. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXECUTE @x = [public].email_of ?",
        "EXEC ? = [public].email_of ?",
        "EXEC [public].set_email @mail = ?, 7",
        "EXEC [public].set_email 7, secret",
        "EXEC [public].set_email 7, [secret]",
        "EXEC [public].set_email 7, DEFAULT",
        "EXEC [public].set_email 7, TRUE",
        "EXEC [public].set_email 7, 'a' + 'b'",
        "EXEC [public].set_email 7, (?)",
        "EXEC [public].set_email 7, - ?",
        "EXEC [public].set_email 7, 'secret' OUTPUT",
        "EXEC [public].set_email 7, ?,",
        "EXEC [public].set_email 7, @mail =",
        "EXEC [public].set_email (7, ?)",
        "EXEC [public].get_email ?, @mail OUTPUT",
        "EXEC [public].mails 7 WITH RECOMPILE",
        "EXEC [public].mails 7 WITH RESULT SETS NONE",
        "EXEC crm.[public].set_email ?, ?",
        "EXEC public.",
        "EXEC [public].set_email 7, 'secret'; EXEC sp_executesql ?",
        "EXEC ('[public].set_email 7, ''secret''')",
        "EXEC sp_executesql N'[public].set_email 7, @p', N'@p varbinary(99)', ?",
        "[public].set_email 1, 'secret'",
        "{call sp_executesql(?)}",
        "{call sys.sp_executesql(?, ?)}",
        "{call msdb.dbo.sp_send_dbmail(?, ?)}",
        "EXEC sp_describe_undeclared_parameters ?",
        "INSERT INTO thing (label) EXEC [public].mails 7",
        "{call [public].copy_contact(?)}",
        "{? = call [public].copy_contact(?)}",
        "copy_contact 'secret'",
        "[public].copy_contact ?",
        "EXEC copy_contact ?",
      })
  void whatRunsThemOtherwiseIsRefused(String sql) {
    assertThatThrownBy(() -> plan(sql)).hasMessageContaining("HC-2");
  }

  /** The sample, with routines. */
  private record Schema(TsqlSchema tables) implements SchemaView {
    @Override
    public String currentSchema() {
      return tables.currentSchema();
    }

    @Override
    public long version() {
      return tables.version();
    }

    @Override
    public void sessionMayHaveChanged() {
      tables.sessionMayHaveChanged();
    }

    @Override
    public Optional<Relation> find(
        @Nullable String schema, boolean schemaQuoted, String table, boolean tableQuoted) {
      return tables.find(schema, schemaQuoted, table, tableQuoted);
    }

    @Override
    public Naming naming() {
      return tables.naming();
    }

    @Override
    public Set<String> primaryKey(TableName table) {
      return tables.primaryKey(table);
    }

    @Override
    public Set<String> reaching(Set<String> foldedTableNames) {
      return tables.reaching(foldedTableNames);
    }

    @Override
    public List<Routine> routines() {
      return List.of(
          made("set_email", "", "id IN int", "mail IN " + CELL),
          made("get_email", "", "id IN int", "mail INOUT " + CELL),
          made("email_of", CELL, "id IN int"),
          made("mails", "", "id IN int"),
          made("cutting", "", "mail IN varbinary(20)"),
          made("national", "", "mail IN nvarchar(400)"),
          made("giving", "", "mail INOUT " + CELL));
    }

    private static Routine made(String name, String returns, String... parameters) {
      return new Routine(
          new RoutineName("public", name),
          List.of(
              new RoutineForm(
                  List.of(parameters).stream().map(Schema::parameter).toList(),
                  parameters.length,
                  false,
                  true,
                  Optional.of(returns).filter(type -> !type.isEmpty()),
                  List.of())));
    }

    private static RoutineForm.Parameter parameter(String text) {
      String[] words = text.split(" ", -1);
      return new RoutineForm.Parameter("@" + words[0], true, words[1].equals("INOUT"), words[2]);
    }

    @Override
    public Optional<Routine> routine(
        @Nullable String schema, boolean schemaQuoted, String routine, boolean routineQuoted) {
      return routines().stream()
          .filter(each -> each.name().schema().equalsIgnoreCase(schema))
          .filter(each -> each.name().routine().equalsIgnoreCase(routine))
          .findFirst();
    }
  }
}
