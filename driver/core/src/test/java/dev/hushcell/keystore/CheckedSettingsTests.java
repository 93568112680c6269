package dev.hushcell.keystore;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.secret.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CheckedSettingsTests {
  private static final List<String> KNOWN = List.of("address", "timeout", "mode", "quiet", "token");

  @Test
  void listsWhatIsValidBesideWhatIsNot() {
    assertThat(refusal(() -> CheckedSettings.of(settings(Map.of("adress", "x")), KNOWN)))
        .hasMessage(
            "a key store of type odd has no setting adress;"
                + " it knows type, key, create, address, timeout, mode, quiet, token");
  }

  @Test
  void refusesASecretAPathAndAPasswordThatTheStoreHasNoUseFor() {
    KeyStoreSettings settings =
        new KeyStoreSettings(
            "odd",
            Optional.of("/keys"),
            Optional.of(secret("hunter2-hunter2")),
            "crm",
            false,
            Map.of(),
            Map.of("pin", secret("483726")));
    assertThat(refusal(() -> CheckedSettings.of(settings, KNOWN)))
        .hasMessageContaining("no setting password, path, pin;")
        .hasMessageNotContainingAny("hunter2", "483726");
  }

  @Test
  void readsTexts() throws Exception {
    CheckedSettings checked = checked(Map.of("address", " https://vault:8200 ", "mode", " "));
    assertThat(checked.required("address")).isEqualTo("https://vault:8200");
    assertThat(checked.text("mode")).isEmpty();
    assertThat(refusal(() -> checked.required("mode")))
        .hasMessage("a key store of type odd needs keystore.mode");
  }

  @Test
  void readsNumbersWithinBounds() throws Exception {
    assertThat(checked(Map.of()).number("timeout", 1, 60, 10)).isEqualTo(10);
    assertThat(checked(Map.of("timeout", "60")).number("timeout", 1, 60, 10)).isEqualTo(60);
    for (String wrong : List.of("0", "61", "ten", "1.5")) {
      assertThat(refusal(() -> checked(Map.of("timeout", wrong)).number("timeout", 1, 60, 10)))
          .hasMessage("keystore.timeout must be a whole number from 1 to 60");
    }
  }

  @Test
  void readsChoices() throws Exception {
    assertThat(checked(Map.of("quiet", "true")).flag("quiet")).isTrue();
    assertThat(checked(Map.of()).flag("quiet")).isFalse();
    assertThat(refusal(() -> checked(Map.of("quiet", "yes")).flag("quiet")))
        .hasMessage("keystore.quiet must be one of: false, true");
  }

  @Test
  void copiesSecrets() throws Exception {
    SecretBytes token = secret("s.3f9a1c");
    CheckedSettings checked =
        CheckedSettings.of(
            new KeyStoreSettings(
                "odd",
                Optional.empty(),
                Optional.empty(),
                "crm",
                false,
                Map.of(),
                Map.of("token", token)),
            KNOWN);
    SecretBytes copy = checked.requiredSecret("token");
    token.close();
    assertThat(copy.sameAs(secret("s.3f9a1c"))).isTrue();
    assertThat(checked).asString().doesNotContain("3f9a1c");
    assertThat(refusal(() -> checked(Map.of()).requiredSecret("token")))
        .hasMessage("a key store of type odd needs keystore.token");
  }

  @Test
  void refusesWhatMeansNothingBesideOthers() throws Exception {
    CheckedSettings checked = checked(Map.of("mode", "fast"));
    checked.refuse(List.of("token"), "with keystore.auth: kubernetes");
    assertThat(refusal(() -> checked.refuse(List.of("token", "mode"), "with quiet: true")))
        .hasMessage("keystore.mode means nothing with quiet: true; remove it");
  }

  private static KeyStoreException refusal(ThrowingCallable call) {
    KeyStoreException e = catchThrowableOfType(KeyStoreException.class, call);
    assertThat(e.reason()).isEqualTo(BAD_SETTING);
    return e;
  }

  private static CheckedSettings checked(Map<String, String> more) throws KeyStoreException {
    return CheckedSettings.of(settings(more), KNOWN);
  }

  private static KeyStoreSettings settings(Map<String, String> more) {
    return new KeyStoreSettings("odd", Optional.empty(), Optional.empty(), "crm", false, more);
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.copyOf(text.getBytes(UTF_8));
  }
}
