package dev.hushcell.keystore.azure;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a store of type {@value AzureKeyVaultFactory#TYPE}, checked.
 *
 * @param vault address of the vault or Managed HSM, without a path
 * @param key name of the key in use
 * @param create make the key if absent
 * @param keyType kind of a key that is made
 * @param signIn how to get a token of Entra ID
 * @param caFile certificates to trust instead of those of the JVM
 * @param timeout for each call, with all its attempts
 */
record AzureSettings(
    URI vault,
    String key,
    boolean create,
    String keyType,
    SignIn signIn,
    Optional<String> caFile,
    Duration timeout) {
  static final List<String> KNOWN =
      List.of(
          "vault",
          "key-type",
          "credential",
          "tenant",
          "client",
          "client-secret",
          "certificate",
          "certificate-password",
          "authority",
          "ca-file",
          "timeout");

  private static final int DEFAULT_TIMEOUT = 10;
  private static final int MAX_TIMEOUT = 300;

  static AzureSettings of(KeyStoreSettings settings) throws KeyStoreException {
    CheckedSettings checked = CheckedSettings.of(settings, KNOWN);
    if (!KeyName.isName(settings.key())) {
      throw CheckedSettings.bad(
          "keystore.key must be the name of a key: up to 127 letters, digits and '-', without the"
              + " version");
    }
    URI vault = https("vault", checked.required("vault"));
    Optional<String> authority = checked.text("authority");
    return new AzureSettings(
        vault,
        settings.key(),
        settings.create(),
        checked.choice("key-type", List.of("rsa", "rsa-hsm", "oct-hsm"), defaultType(vault)),
        SignIn.of(
            checked,
            authority.isEmpty()
                ? Optional.empty()
                : Optional.of(https("authority", authority.get()))),
        checked.text("ca-file"),
        Duration.ofSeconds(checked.number("timeout", 1, MAX_TIMEOUT, DEFAULT_TIMEOUT)));
  }

  /** A Managed HSM has symmetric keys, which bind the context by themselves. */
  private static String defaultType(URI vault) {
    return vault.getHost().contains(".managedhsm.") ? "oct-hsm" : "rsa";
  }

  private static URI https(String name, String text) throws KeyStoreException {
    try {
      URI uri = new URI(text);
      boolean bare =
          uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null
              && uri.getHost() != null
              && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
      if (bare && "https".equals(uri.getScheme())) {
        return new URI("https", null, uri.getHost(), uri.getPort(), null, null, null);
      }
    } catch (URISyntaxException e) {
      // said below, without what was written
    }
    throw CheckedSettings.bad(
        "keystore." + name + " must be https:// and a host, such as https://crm.vault.azure.net");
  }

  /** Returns how status pages call the store. */
  String place() {
    return vault.toString();
  }
}
