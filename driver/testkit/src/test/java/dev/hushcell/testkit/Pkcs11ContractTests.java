package dev.hushcell.testkit;

import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.internal.keystores.pkcs11.SoftHsm;
import dev.hushcell.keystore.KeyWrapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** A token of SoftHSM, wrapping by either mechanism. */
class Pkcs11ContractTests {
  @BeforeAll
  static void needsSoftHsm() {
    SoftHsm.required();
  }

  private abstract static class Contract extends KeyStoreContract {
    private final String key;
    private final String mechanism;

    Contract(String key, String mechanism) {
      this.key = key;
      this.mechanism = mechanism;
    }

    @Override
    public KeyWrapper open() {
      return open("crm");
    }

    @Override
    public KeyWrapper openStranger() {
      return open("strange");
    }

    private KeyWrapper open(String token) {
      return new KeyStores(FipsModules.shared(ModuleChoice.CERTIFIED))
          .open(SoftHsm.settings(token, SoftHsm.PIN, Map.of("key", key, "mechanism", mechanism)));
    }

    @Override
    public List<String> secrets() {
      return List.of(SoftHsm.PIN);
    }

    @Override
    public boolean namesKeys() {
      return true;
    }

    @Override
    public boolean keepsPins() {
      return false;
    }
  }

  @Nested
  class ByGcm extends Contract {
    ByGcm() {
      super("gcm-master", "probed");
    }
  }

  @Nested
  class ByCbcAndHmac extends Contract {
    ByCbcAndHmac() {
      super("cbc-master", "cbc-hmac");
    }
  }
}
