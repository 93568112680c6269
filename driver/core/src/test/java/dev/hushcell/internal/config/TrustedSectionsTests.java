package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.model.TrustedRoutine.Column;
import dev.hushcell.internal.model.TrustedRoutine.Direction;
import dev.hushcell.internal.model.TrustedRoutine.Parameter;
import dev.hushcell.internal.model.TrustedRoutine.Value;
import dev.hushcell.internal.model.TrustedView;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sections say for which the configuration vouches, and what they refuse. */
class TrustedSectionsTests {
  private static final String START =
      """
      keystore: { type: bcfks, path: k, password: "${env:PW}", key: m }
      columns: { mailbox.password: {}, crm.lead.tax_id: {} }
      """;

  private static final NamedColumn PASSWORD =
      new NamedColumn(Optional.empty(), "mailbox", "password");
  private static final NamedColumn TAX_ID = new NamedColumn(Optional.of("crm"), "lead", "tax_id");

  @TempDir Path directory;

  private Configuration read(String sections) {
    FakeSurroundings surroundings = new FakeSurroundings(directory);
    surroundings.environment.put("PW", "correct horse battery");
    return new ConfigurationReader("test.yaml", surroundings, new Warnings())
        .read(START + sections);
  }

  private Fault refusal(String sections) {
    return catchThrowableOfType(Fault.class, () -> read(sections));
  }

  @Test
  void parametersOfARoutineArePlainOrTakeCells() {
    assertThat(
            read("procedures: { crm.set: { parameters: [ plain, mailbox.password, crm.lead.tax_id ] } }")
                .trusted()
                .routines())
        .containsExactly(
            new TrustedRoutine(
                new RoutineName("crm", "set"),
                Optional.of(
                    List.of(
                        Parameter.PLAIN,
                        new Parameter(Direction.IN, Value.of(PASSWORD)),
                        new Parameter(Direction.IN, Value.of(TAX_ID)))),
                Value.PLAIN,
                List.of()));
  }

  @Test
  void routineGivesCellsByParametersValueAndResults() {
    Column id = new Column(Optional.of("id"), Optional.empty());
    Column pw = new Column(Optional.of("pw"), Optional.of(PASSWORD));
    Column second = new Column(Optional.empty(), Optional.of(TAX_ID));
    Column first = new Column(Optional.empty(), Optional.empty());
    assertThat(
            read("""
                    procedures:
                      crm.get:
                        parameters:
                          - { in: mailbox.password }
                          - { out: crm.lead.tax_id }
                          - { inout: mailbox.password }
                          - { out: plain }
                          - { cursor: { id: plain, pw: mailbox.password } }
                        returns: { cursor: [ plain, crm.lead.tax_id ] }
                        results: [ { id: plain, pw: mailbox.password }, [ plain, crm.lead.tax_id ] ]
                      crm.value: { parameters: [], returns: mailbox.password }
                    """)
                .trusted()
                .routines())
        .containsExactly(
            new TrustedRoutine(
                new RoutineName("crm", "get"),
                Optional.of(
                    List.of(
                        new Parameter(Direction.IN, Value.of(PASSWORD)),
                        new Parameter(Direction.OUT, Value.of(TAX_ID)),
                        new Parameter(Direction.INOUT, Value.of(PASSWORD)),
                        Parameter.PLAIN,
                        new Parameter(
                            Direction.OUT, new Value(Optional.empty(), List.of(id, pw))))),
                new Value(Optional.empty(), List.of(first, second)),
                List.of(List.of(id, pw), List.of(first, second))),
            new TrustedRoutine(
                new RoutineName("crm", "value"),
                Optional.of(List.of()),
                Value.of(PASSWORD),
                List.of()))
        .allMatch(TrustedRoutine::hasCells);
  }

  @Test
  void routinesOfAListTakePlainValues() {
    List<TrustedRoutine> routines = read("procedures: [ crm.a, '\"x.y\".b' ]").trusted().routines();
    assertThat(routines)
        .containsExactly(
            TrustedRoutine.plain(new RoutineName("crm", "a")),
            TrustedRoutine.plain(new RoutineName("x.y", "b")));
    assertThat(routines).noneMatch(TrustedRoutine::hasCells);
  }

  @Test
  void columnsOfAViewArePlainOrHaveCells() {
    assertThat(
            read("views: { crm.v: { id: plain, Pw: mailbox.password } }\nplain: [ crm.mailbox ]")
                .trusted()
                .views())
        .containsExactly(
            new TrustedView(
                new TableName("crm", "v"),
                List.of(
                    new TrustedView.Column("id", Optional.empty()),
                    new TrustedView.Column(
                        "Pw",
                        Optional.of(new NamedColumn(Optional.empty(), "mailbox", "password"))))));
  }

  @Test
  void viewMayHaveTheNameOfAPlainTableOfAnotherSchema() {
    assertThat(read("views: { x.mailbox: { id: plain } }\nplain: [ x.mailbox ]").trusted().views())
        .hasSize(1);
    assertThat(read("views: { x.lead: { id: plain } }").trusted().views()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HC-1006 | procedures: { crm.a: {} } | needs parameters: a list",
        "HC-1006 | procedures: { crm.a: } | needs parameters: a list",
        "HC-1005 | procedures: { crm.a: { parameter: [] } } | did you mean 'parameters'?",
        "HC-1011 | procedures: { crm.a: { parameters: [ plane ] } } | must say plain or a protected column",
        "HC-1011 | procedures: { a: { parameters: [] } } | must name routines as schema.routine",
        "HC-1011 | procedures: a | must name routines as schema.routine",
        "HC-1038 | procedures: { crm.a: { parameters: [ mailbox.pasword ] } } | did you mean 'mailbox.password'?",
        "HC-1038 | procedures: { crm.a: { parameters: [ { out: mailbox.pasword } ] } } | did you mean 'mailbox.password'?",
        "HC-1038 | procedures: { crm.a: { parameters: [], returns: mailbox.pasword } } | did you mean 'mailbox.password'?",
        "HC-1038 | procedures: { crm.a: { parameters: [], results: [ { x: mailbox.pasword } ] } } | did you mean 'mailbox.password'?",
        "HC-1005 | procedures: { crm.a: { parameters: [ { output: plain } ] } } | valid here: in, out, inout, cursor",
        "HC-1005 | procedures: { crm.a: { parameters: [], returns: { rows: [ plain ] } } } | valid here: cursor",
        "HC-1006 | procedures: { crm.a: { parameters: [ { in: plain, out: plain } ] } } | parameters[1] must say one of",
        "HC-1006 | procedures: { crm.a: { parameters: [ [ plain ] ] } } | parameters[1] must hold keys with values",
        "HC-1006 | procedures: { crm.a: { parameters: [], returns: {} } } | returns must say plain, a protected column, or cursor:",
        "HC-1006 | procedures: { crm.a: { parameters: [], returns: { cursor: [] } } } | must say for each column plain",
        "HC-1006 | procedures: { crm.a: { parameters: [], results: [ plain ] } } | results[1] must say for each column plain",
        "HC-1006 | procedures: { crm.a: { parameters: [], results: [ {} ] } } | results[1] must say for each column plain",
        "HC-1039 | procedures: { crm.a: { parameters: [], results: [ { x: plain, X: plain } ] } } | has the column X twice",
        "HC-1038 | procedures: { crm.a: { parameters: [ old.lead.tax_id ] } } |"
            + " is not a declared column",
        "HC-1011 | views: { v: { id: plain } } | must name views as schema.view",
        "HC-1006 | views: { crm.v: {} } | needs the columns of the view",
        "HC-1006 | views: { crm.v: } | needs the columns of the view",
        "HC-1011 | views: { crm.v: { id: open } } | views.crm.v.id must say plain or a protected column",
        "HC-1038 | views: { crm.v: { pw: mailbox.pasword } } | did you mean 'mailbox.password'?",
        "HC-1039 | views: { crm.v: { id: plain }, crm.V: { id: plain } } |"
            + " crm.V is listed under views: twice",
        "HC-1039 | views: { crm.v: { id: plain, ID: plain } } | views.crm.v.ID"
            + " is listed under views: twice",
        "HC-1015 | views: { crm.mailbox: { id: plain } } | has the column password under columns:",
        "HC-1015 | views: { Crm.Lead: { id: plain } } | has the column tax_id under columns:",
        "HC-1039 | procedures: [ crm.a, CRM.A ] | CRM.A is listed under" + " procedures: twice",
        "HC-1039 | procedures: { crm.a: { parameters: [] }, crm.A: { parameters: [] } } | twice",
      })
  void mistakesAreToldWithTheirPlace(String code, String sections, String told) {
    Fault fault = refusal(sections);
    assertThat(fault.code().id()).isEqualTo(code);
    assertThat(fault).hasMessageContaining(told).hasMessageContaining("(test.yaml, line 3, column");
  }
}
