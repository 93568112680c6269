package dev.hushcell.internal.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyStoreException;
import org.junit.jupiter.api.Test;

class KeyStoreFaultTests {
  @Test
  void aKeyThatDoesNotUnwrapHasItsOwnCode() {
    KeyStoreException failure =
        new KeyStoreException(KeyStoreException.Reason.UNWRAP_FAILED, "does not open");
    assertThat(KeyStoreFault.of(failure).code().id()).isEqualTo("HC-1206");
  }
}
