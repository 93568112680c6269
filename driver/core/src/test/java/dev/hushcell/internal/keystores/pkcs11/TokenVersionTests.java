package dev.hushcell.internal.keystores.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.keystore.KeyStoreException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVersionTests {
  private static final Instant NOW = Instant.parse("2026-11-25T00:18:04.7Z");

  @Test
  void namesTheTimeAndSomethingRandom() {
    TokenVersion made = TokenVersion.next("crm", List.of(), NOW, 0x3f2a);
    assertThat(made.label()).isEqualTo("crm@20261125001804-00003f2a");
    assertThat(TokenVersion.of("crm", made.label())).contains(made);
    assertThat(made.created()).contains(Instant.parse("2026-11-25T00:18:04Z"));
  }

  @Test
  void isNewerThanAllOthersWhateverTheClockSays() {
    TokenVersion first = TokenVersion.next("crm", List.of(), NOW, 1);
    TokenVersion second = TokenVersion.next("crm", List.of(first), NOW.minusSeconds(3600), 2);
    assertThat(second.label()).isEqualTo("crm@20261125001805-00000002");
    assertThat(TokenVersion.all("crm", List.of(second.label(), "crm", first.label())))
        .extracting(TokenVersion::label)
        .containsExactly("crm", first.label(), second.label());
  }

  @Test
  void isNotALabelOfAnythingElse() {
    assertThat(
            TokenVersion.all(
                "crm",
                List.of(
                    "crm.mac",
                    "crm@20261125001804-00003f2a.mac",
                    "crm@2",
                    "crm@20261399001804-00003f2a",
                    "crm2@20261125001804-00003f2a",
                    "CRM")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "crm.mac", "crm@20261125001804-00003f2a"})
  void isNoNameOfAKeyToUse(String key) {
    assertThat(catchThrowable(() -> TokenVersion.requireName(key)))
        .isInstanceOf(KeyStoreException.class)
        .hasMessageContaining("keystore.key must name a key");
  }
}
