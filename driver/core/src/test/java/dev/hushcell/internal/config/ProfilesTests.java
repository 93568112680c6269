package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.section.Profiles;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.internal.model.CellLimit.Amounts;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.model.WriteOnly.OnRead;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Per;
import dev.hushcell.policy.TableName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTests {
  private static final String STORE =
      """
      keystore: { type: bcfks, path: k, password: "${env:PW}", key: master }
      columns: { mailbox.password: {}, crm.contact.email: {} }
      """;

  @TempDir Path directory;

  @Test
  void profileLimitsColumns() {
    Profiles profiles =
        read(
            """
            access:
              web:
                mailbox.password: { write-only: true }
                contact.email: { write-only: true, on-read: null, search: allow }
              batch: {}
              audit: { mailbox.password: { write-only: false } }
            """);
    assertThat(profiles.access(Optional.of("web")).writeOnly())
        .containsExactly(
            new WriteOnly(Optional.empty(), "mailbox", "password", OnRead.REFUSE, false),
            new WriteOnly(Optional.empty(), "contact", "email", OnRead.NULL, true));
    assertThat(profiles.access(Optional.of("batch")).writeOnly()).isEmpty();
    assertThat(profiles.access(Optional.of("audit")).writeOnly()).isEmpty();
  }

  @Test
  void whatAProfileSaysOfALimitHoldsInsteadOfWhatTheColumnSays() {
    Profiles profiles =
        plain(
                """
                columns: { post.subject: { limits: { opened: 5000, per: hour, statement: 20 } } }
                access:
                  web:
                  desk: { post.subject: { limits: { opened: 7, evaluated: 90, then: warn } } }
                  batch: { post.subject: { limits: none } }
                """)
            .profiles();
    assertThat(amounts(profiles, "web")).contains(new Amounts(5000, 5000, 20, Per.HOUR, true));
    assertThat(amounts(profiles, "desk"))
        .contains(new Amounts(7, 90, Amounts.ANY, Per.MINUTE, false));
    assertThat(amounts(profiles, "batch")).isEmpty();
  }

  private static Optional<Amounts> amounts(Profiles profiles, String profile) {
    ColumnName subject = new ColumnName(new TableName("CRM", "POST"), "SUBJECT");
    return profiles.access(Optional.of(profile)).limit(subject).map(CellLimit::amounts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b: { key: k, limits: { opened: 5 } }, a.c: { key: k } }",
        "a.b: { key: k, limits: { opened: 5 } }, a.c: { key: k, limits: { opened: 6 } } }\n"
            + "access: { web: { a.c: { limits: none } } }",
        "a.b: { key: k }, a.c: { key: k } }\n"
            + "access: { web: { a.c: { limits: { statement: 3 } } } }"
      })
  void columnsThatShareAKeyAreLimitedTogether(String columns) {
    Fault fault = refusal(() -> plain("columns: { " + columns));
    assertThat(fault.code()).isEqualTo(ConfigFault.KEY_SHARED_UNEQUALLY);
    assertThat(fault).hasMessageContaining("can be copied");
  }

  @Test
  void aColumnThatIsNotReadNeedsNoLimitBesideAnother() {
    Configuration read =
        plain(
            "columns: { a.b: { key: k, limits: { opened: 5 } }, a.c: { key: k, limits: {"
                + " opened: 6 } } }\n"
                + "access: { web: { a.b: { write-only: true }, a.c: { limits: none } } }");
    assertThat(read.columns()).hasSize(2);
  }

  @Test
  void withoutProfilesNoneMayBeNamed() {
    assertThat(read("").access(Optional.empty())).isEqualTo(Access.unlimited());
    Fault fault = refusal(() -> read("").access(Optional.of("web")));
    assertThat(fault.code()).isEqualTo(ConfigFault.PROFILE_UNKNOWN);
    assertThat(fault).hasMessageContaining("no section access:");
  }

  @Test
  void withProfilesOneMustBeNamed() {
    Profiles profiles = read("access: { web: {}, batch: {} }");
    Fault none = refusal(() -> profiles.access(Optional.empty()));
    assertThat(none.code()).isEqualTo(ConfigFault.PROFILE_MISSING);
    assertThat(none).hasMessageContaining("hushcell.profile=<name>; valid: batch, web");
    Fault unknown = refusal(() -> profiles.access(Optional.of("Wbe")));
    assertThat(unknown.code()).isEqualTo(ConfigFault.PROFILE_UNKNOWN);
    assertThat(unknown).hasMessageContaining("valid: batch, web; did you mean 'web'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailbox.password: { on-read: refuse }",
        "mailbox.password: { write-only: yes }",
        "mailbox.password: { write-only: true, on-read: empty }",
        "mailbox.password: { write-only: true, search: equality }",
        "mailbox.password: true",
        "mailbox.password: { limits: any }",
        "mailbox.password: { limits: { per: day } }",
        "mailbox.password: { limits: { opened: 0 } }",
        "mailbox.password: { write-only: true, limits: { opened: 5 } }",
      })
  void refusesBadValues(String rule) {
    assertRefused(ConfigFault.BAD_VALUE, rule);
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertRefused(ConfigFault.UNKNOWN_KEY, "mailbox.password: { writeonly: true }");
    assertRefused(ConfigFault.UNKNOWN_KEY, "mailbox.password: { limits: { opend: 5 } }");
    assertRefused(
        ConfigFault.DUPLICATE_COLUMN,
        "contact.email: { limits: none }, crm.Contact.email: { limits: { opened: 5 } }");
    assertRefused(ConfigFault.BAD_NAME, "password: { write-only: true }");
    assertRefused(
        ConfigFault.DUPLICATE_COLUMN,
        "contact.email: { write-only: true }, crm.Contact.email: { write-only: true }");
  }

  @Test
  void refusesAColumnThatIsNotDeclared() {
    Fault fault =
        refusal(() -> configuration("access: { web: { mailbox.pasword: { write-only: true } } }"));
    assertThat(fault.code()).isEqualTo(ConfigFault.ACCESS_UNDECLARED);
    assertThat(fault)
        .hasMessageContaining("did you mean 'mailbox.password'?")
        .hasMessageContaining("line 3, column 18");
    assertThat(
            refusal(
                    () ->
                        configuration(
                            "access: { web: { erp.contact.email: { write-only: true } } }"))
                .code())
        .isEqualTo(ConfigFault.ACCESS_UNDECLARED);
  }

  private void assertRefused(FaultCode code, String rule) {
    Fault fault = refusal(() -> read("access: { web: { " + rule + " } }"));
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault).hasMessageContaining("line 3");
  }

  private Profiles read(String access) {
    return configuration(access).profiles();
  }

  private Configuration configuration(String access) {
    FakeSurroundings surroundings = new FakeSurroundings(directory);
    surroundings.environment.put("PW", "correct horse battery");
    return new ConfigurationReader("test.yaml", surroundings, new Warnings()).read(STORE + access);
  }

  /** Reads a configuration with columns of its own. */
  private Configuration plain(String text) {
    FakeSurroundings surroundings = new FakeSurroundings(directory);
    surroundings.environment.put("PW", "correct horse battery");
    return new ConfigurationReader("test.yaml", surroundings, new Warnings())
        .read(STORE.substring(0, STORE.indexOf("columns:")) + text);
  }

  private static Fault refusal(Runnable action) {
    return Optional.ofNullable(catchThrowableOfType(Fault.class, action::run)).orElseThrow();
  }
}
