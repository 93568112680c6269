package dev.hushcell.keystore.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of a test: as the configuration file would have them. */
final class AzureSetup {
  static final String VAULT = "crm.vault.azure.net";
  static final String HSM = "crm.managedhsm.azure.net";

  private final Map<String, String> more = new HashMap<>();
  private final Map<String, SecretBytes> secrets = new HashMap<>();
  private String key = "crm-master";
  private boolean create;

  /** A vault, signed in to with a client secret. */
  static AzureSetup of(AzureDouble server, String host) {
    return new AzureSetup()
        .with("vault", server.url(host))
        .with("authority", server.url("login.example.com"))
        .with("ca-file", Certificates.ca())
        .with("tenant", EntraDouble.TENANT)
        .with("client", EntraDouble.CLIENT)
        .with("timeout", "60")
        .secret("client-secret", EntraDouble.SECRET);
  }

  AzureSetup with(String name, String value) {
    more.put(name, value);
    return this;
  }

  AzureSetup without(String... names) {
    for (String name : names) {
      more.remove(name);
      secrets.remove(name);
    }
    return this;
  }

  AzureSetup secret(String name, String value) {
    secrets.put(name, SecretBytes.copyOf(value.getBytes(UTF_8)));
    return this;
  }

  AzureSetup key(String name) {
    key = name;
    return this;
  }

  AzureSetup creating() {
    create = true;
    return this;
  }

  KeyWrapper open() throws KeyStoreException {
    return new AzureKeyVaultFactory()
        .open(
            new KeyStoreSettings(
                AzureKeyVaultFactory.TYPE,
                Optional.empty(),
                Optional.empty(),
                key,
                create,
                more,
                secrets));
  }
}
