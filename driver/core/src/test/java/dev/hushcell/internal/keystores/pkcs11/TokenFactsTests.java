package dev.hushcell.internal.keystores.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreException.Reason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenFactsTests {
  /** As the JDK prints it, shortened. */
  private static final String PRINTED =
      """
      Information for provider SunPKCS11-Look0
      Library info:
        flags: 0
      All slots: 971326586, 2
      Slot info for slot 971326586:
        flags: CKF_TOKEN_PRESENT
      Token info for token in slot 971326586:
        label: crm, the one for keys        \s
        model: SoftHSM v2     \s
        flags: CKF_LOGIN_REQUIRED | CKF_USER_PIN_FINAL_TRY | CKF_TOKEN_INITIALIZED
        ulMaxPinLen: 255
      Mechanism CKM_AES_CBC:
        flags: 131840 = CKF_ENCRYPT | CKF_DECRYPT | CKF_WRAP
      Information for provider SunPKCS11-Look1
      Token info for token in slot 2:
        label:                                \s
        flags: CKF_RNG | CKF_LOGIN_REQUIRED
      """;

  @Test
  void areReadFromWhatTheJdkPrints() {
    List<TokenFacts> facts = TokenFacts.of(PRINTED);
    assertThat(facts).hasSize(2);
    assertThat(facts.get(0))
        .isEqualTo(
            new TokenFacts(
                "971326586",
                "crm, the one for keys",
                Set.of("CKF_LOGIN_REQUIRED", "CKF_USER_PIN_FINAL_TRY", "CKF_TOKEN_INITIALIZED")));
    assertThat(facts.get(0).isInitialized()).isTrue();
    assertThat(facts.get(1).slot()).isEqualTo("2");
    assertThat(facts.get(1).isInitialized()).isFalse();
  }

  @Test
  void leaveTheLastTryToAHuman() {
    refused("locks itself at the next wrong PIN", "CKF_USER_PIN_FINAL_TRY");
    refused("is locked after wrong PINs", "CKF_USER_PIN_LOCKED");
    assertThatCode(
            () ->
                Pkcs11Factory.requireTries(
                    new TokenFacts("1", "crm", Set.of("CKF_USER_PIN_COUNT_LOW"))))
        .doesNotThrowAnyException();
  }

  private static void refused(String text, String flag) {
    TokenFacts facts = new TokenFacts("1", "crm", Set.of("CKF_RNG", flag));
    KeyStoreException refusal =
        catchThrowableOfType(KeyStoreException.class, () -> Pkcs11Factory.requireTries(facts));
    assertThat(refusal).hasMessageContaining(text);
    assertThat(refusal.reason()).isEqualTo(Reason.WRONG_PASSWORD);
  }
}
