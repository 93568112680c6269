package dev.hushcell.keystore.azure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;

/** A double with a key, and what a configuration says to use it; for the tests of other modules. */
public final class AzureStand implements AutoCloseable {
  private static final String KEY = "crm-master";

  private final AzureDouble server;
  private final String host;
  private final Path secret;
  private final AtomicReference<String> vault;

  private AzureStand(AzureDouble server, String host, Path secret) {
    this.server = server;
    this.host = host;
    this.secret = secret;
    this.vault = new AtomicReference<>(host);
  }

  /** Starts a double of a vault, with an RSA key. */
  public static AzureStand startVault(Path directory) throws Exception {
    return start(directory, AzureSetup.VAULT, "RSA", 3072);
  }

  /** Starts a double of a Managed HSM, with an AES key. */
  public static AzureStand startHsm(Path directory) throws Exception {
    return start(directory, AzureSetup.HSM, "oct-HSM", 256);
  }

  private static AzureStand start(Path directory, String host, String type, int bits)
      throws IOException, GeneralSecurityException {
    AzureDouble server = AzureDouble.start();
    server.vault(host).make(KEY, type, bits);
    Path secret = directory.resolve("client-secret-of-azure");
    Files.writeString(secret, EntraDouble.SECRET);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    return new AzureStand(server, host, secret);
  }

  /** Returns the lines of a key store in a configuration. */
  public String settings() {
    return """
        type: azure-key-vault
        vault: %s
        authority: %s
        ca-file: %s
        tenant: %s
        client: %s
        client-secret: ${file:%s}
        key: %s
        timeout: 60
        """
        .formatted(
            server.url(vault.get()),
            server.url("login.example.com"),
            Certificates.ca(),
            EntraDouble.TENANT,
            EntraDouble.CLIENT,
            secret,
            KEY);
  }

  /** Lets the settings name another vault of the same directory, which has no key. */
  public void nameAnotherVault() {
    vault.set("stranger.vault.azure.net");
  }

  /** Lets the sign-in refuse everybody with this code of Entra ID. */
  public void refuseSignIns(String code) {
    server.entra.refusal = code;
  }

  /** Disables the newest version of the key. */
  public void disableKey() {
    server.vault(host).keys.get(KEY).forEach(version -> version.enabled = false);
  }

  /** Lets the time pass for which deleted keys are kept. */
  public void purge() {
    server.vault(host).purge();
  }

  @Override
  public void close() {
    server.close();
  }
}
