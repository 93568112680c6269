package dev.hushcell.keystore.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of a test: as the configuration file would have them. */
final class VaultSetup {
  private final Map<String, String> more = new HashMap<>();
  private final Map<String, SecretBytes> secrets = new HashMap<>();
  private String key = "crm-master";
  private boolean create;

  /** A store on the double with a token that it just gave. */
  static VaultSetup of(VaultDouble server) {
    return new VaultSetup()
        .with("address", server.address())
        .with("timeout", "60")
        .secret("token", server.tokens.give());
  }

  static VaultSetup appRole(VaultDouble server) {
    return new VaultSetup()
        .with("address", server.address())
        .with("timeout", "60")
        .with("role-id", VaultTokens.ROLE_ID)
        .secret("secret-id", VaultTokens.SECRET_ID);
  }

  VaultSetup with(String name, String value) {
    more.put(name, value);
    return this;
  }

  VaultSetup without(String name) {
    more.remove(name);
    secrets.remove(name);
    return this;
  }

  VaultSetup secret(String name, String value) {
    secrets.put(name, SecretBytes.copyOf(value.getBytes(UTF_8)));
    return this;
  }

  VaultSetup key(String name) {
    key = name;
    return this;
  }

  VaultSetup creating() {
    create = true;
    return this;
  }

  KeyWrapper open() throws KeyStoreException {
    return new VaultTransitFactory()
        .open(
            new KeyStoreSettings(
                VaultTransitFactory.TYPE,
                Optional.empty(),
                Optional.empty(),
                key,
                create,
                more,
                secrets));
  }
}
