package dev.hushcell.spring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an environment says becomes what the driver is told. */
class ApplicationSettingsTests {
  private final Map<String, Object> given = new HashMap<>();
  private final StandardEnvironment environment = new StandardEnvironment();

  ApplicationSettingsTests() {
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
  }

  private void giveKeyStore() {
    given.put("hushcell.keystore.type", "bcfks");
    given.put("hushcell.keystore.path", "/keys/${user.of.keys}.bcfks");
    given.put("hushcell.keystore.password", "correct horse battery staple");
    given.put("hushcell.keystore.create", true);
    given.put("user.of.keys", "crm");
  }

  private ApplicationSettings settings() {
    return new ApplicationSettings(environment, getClass().getClassLoader());
  }

  private String text() {
    try (ApplicationSettings settings = settings()) {
      return settings.configuration().orElseThrow();
    }
  }

  @Test
  void nothingGivenIsNoConfiguration() {
    try (ApplicationSettings settings = settings()) {
      assertThat(settings.configuration()).isEmpty();
      assertThat(settings.setting("hushcell.config")).isEmpty();
      assertThat(settings.wrapsGivenConnections()).isTrue();
    }
  }

  @Test
  void secretsAreReferredToAndNotWritten() {
    giveKeyStore();
    assertThat(text())
        .contains("\"path\": \"/keys/crm.bcfks\"", "\"create\": true")
        .contains("\"password\": \"${spring:hushcell.keystore.password@")
        .doesNotContain("horse");
  }

  @Test
  void secretsOfEveryKindOfStoreAreReferredTo() {
    given.put("hushcell.keystore.type", "vault-transit");
    given.put("hushcell.keystore.token", "s.horse");
    given.put("hushcell.keystore.secret-id", "horse");
    given.put("hushcell.keystore.also[0].type", "pkcs11");
    given.put("hushcell.keystore.also[0].pin", "horse");
    assertThat(text())
        .contains("${spring:hushcell.keystore.token@", "${spring:hushcell.keystore.secret-id@")
        .contains("${spring:hushcell.keystore.also[0].pin@")
        .doesNotContain("horse");
  }

  @Test
  void variablesOfTheProcessAreUnderstood() throws IOException {
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "test-systemEnvironment",
                Map.of(
                    "HUSHCELL_KEYSTORE_TYPE", "pkcs11",
                    "HUSHCELL_KEYSTORE_TOKENLABEL", "crm",
                    "HUSHCELL_KEYSTORE_PIN", "1234")));
    try (ApplicationSettings settings = settings()) {
      assertThat(settings.configuration().orElseThrow())
          .contains("\"token-label\": \"crm\"", "\"type\": \"pkcs11\"");
      String reference = "hushcell.keystore.pin@" + settings.number();
      assertThat(fetched(reference)).isEqualTo("1234");
    }
  }

  private static String fetched(String reference) throws IOException {
    try (SecretBytes secret = new SpringSecretSource().fetch(reference)) {
      return new String(secret.copy(SecretAccess.iHandleKeyBytes()), StandardCharsets.UTF_8);
    }
  }

  @Test
  void columnsAreAListAndKeepTheirKeys() {
    giveKeyStore();
    given.put("hushcell.columns[0].name", "contact.email");
    given.put("hushcell.columns[0].search", "equality");
    given.put("hushcell.columns[0].accept[0]", "utc");
    given.put("hushcell.columns[1].name", "mailbox.password");
    given.put("hushcell.columns[1].textOrder", "utf-16");
    given.put("hushcell.columns[2].name", "contact.note");
    given.put("hushcell.columns[2].limits.opened", 5000);
    given.put("hushcell.columns[2].limits.per", "hour");
    assertThat(text())
        .contains("\"contact.note\": { \"limits\": { \"opened\": 5000, \"per\": \"hour\" } }")
        .contains("\"contact.email\": { \"accept\": [ \"utc\" ], \"search\": \"equality\" }")
        .contains("\"mailbox.password\": { \"text-order\": \"utf-16\" }");
  }

  @Test
  void otherSectionsAreTaken() {
    giveKeyStore();
    given.put("hushcell.keys.refresh", "5m");
    given.put("hushcell.fips.module", "patched");
    given.put("hushcell.transport", "require-tls,allow-loopback");
    given.put("hushcell.at-rest", "require");
    given.put("hushcell.audit.file", "/var/log/\"crm\".audit");
    assertThat(text())
        .contains("\"keys\": { \"refresh\": \"5m\" }", "\"fips\": { \"module\": \"patched\" }")
        .contains("\"transport\": [ \"require-tls\", \"allow-loopback\" ]")
        .contains("\"at-rest\": \"require\"", "/var/log/\\\"crm\\\".audit");
  }

  @ParameterizedTest
  @CsvSource({
    "hushcell.unwrap, allow, weaken",
    "hushcell.dry-run, true, weaken",
    "hushcell.access.web.x, y, weaken",
    "hushcell.keystor.type, bcfks, no setting",
    "hushcell.fips.modul, patched, no setting",
    "hushcell.columns.contact.email.search, equality, by name",
    "hushcell.columns[0].search, equality, has no name",
    "hushcell.columns[0].serach, equality, no setting",
    "hushcell.keystore.pin.command[0], pass, is a section",
    "hushcell.keystore.pin, ${env:PIN_OF_THE_TOKEN}, reads differently",
    "hushcell.config, classpath:other.yaml, both could be meant"
  })
  void whatIsNotMeantIsRefused(String property, String value, String why) {
    giveKeyStore();
    given.put(property, value);
    assertThatThrownBy(this::text)
        .isInstanceOf(SettingsException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage() + ((SettingsException) thrown).action())
                    .contains(why));
  }

  @Test
  void aConfigurationWithoutAKeyStoreIsRefused() {
    given.put("hushcell.columns[0].name", "contact.email");
    assertThatThrownBy(this::text)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hushcell.keystore does not");
  }

  @Test
  void theNewestApplicationIsAskedAndAClosedOneIsNot() throws IOException {
    given.put("hushcell.profile", "web");
    SpringSettingSource source = new SpringSettingSource();
    try (ApplicationSettings first = settings()) {
      given.put("hushcell.profile", "batch");
      assertThat(first.setting("hushcell.profile")).contains("batch");
      try (ApplicationSettings second = settings()) {
        assertThat(source.setting("hushcell.profile")).contains("batch");
        assertThat(second.number()).isGreaterThan(first.number());
      }
      assertThat(source.setting("hushcell.profile")).isPresent();
      given.clear();
      try (ApplicationSettings silent = settings()) {
        assertThat(source.setting("hushcell.profile")).isEmpty();
        assertThat(silent.configuration()).isEmpty();
      }
    }
    assertThat(source.setting("hushcell.profile")).isEmpty();
    assertThatThrownBy(() -> source.configuration("1000000"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is it closed?");
  }
}
