package dev.hushcell.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.section.Profiles;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.OnRead;
import dev.hushcell.internal.model.WriteOnly;
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
      })
  void refusesBadValues(String rule) {
    assertRefused(ConfigFault.BAD_VALUE, rule);
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertRefused(ConfigFault.UNKNOWN_KEY, "mailbox.password: { writeonly: true }");
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

  private static Fault refusal(Runnable action) {
    return Optional.ofNullable(catchThrowableOfType(Fault.class, action::run)).orElseThrow();
  }
}
