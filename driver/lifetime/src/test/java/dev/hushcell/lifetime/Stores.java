package dev.hushcell.lifetime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.internal.keystores.pkcs11.SoftHsm;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.aws.KmsStand;
import dev.hushcell.keystore.azure.AzureStand;
import dev.hushcell.keystore.vault.VaultStand;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes key stores of every kind in a directory: with the driver, keytool, SoftHSM, doubles. */
final class Stores {
  static final String KEY = "crm-master";

  static final String PASSWORD = "correct horse battery staple";

  private final Path directory;

  Stores(Path directory) {
    this.directory = directory;
  }

  Store bcfks(String file) throws IOException {
    return bcfks(file, KEY);
  }

  Store bcfks(String file, String key) throws IOException {
    KeyStoreSettings settings =
        new KeyStoreSettings(
            "bcfks",
            Optional.of(directory.resolve(file).toString()),
            Optional.of(secret(PASSWORD)),
            key,
            true,
            Map.of());
    new KeyStores(FipsModules.shared(ModuleChoice.CERTIFIED)).open(settings).close();
    return new Store(file, settings("bcfks", file).replace("key: " + KEY, "key: " + key));
  }

  Store secretKey(String file) throws IOException, InterruptedException {
    keytool(file, "-genseckey", "-keyalg", "AES", "-keysize", "256");
    return pinned(new Store(file, settings("pkcs12", file)));
  }

  /** A file that is there already. */
  Store existing(String file) throws IOException {
    return pinned(new Store(file, settings("pkcs12", file)));
  }

  Store pair(String file) throws Exception {
    keytool(file, "-genkeypair", "-keyalg", "RSA", "-keysize", "3072", "-dname", "CN=crm");
    return pinned(
        new Store(file, settings("pkcs12", file) + "certificate: " + fingerprint(file) + "\n"));
  }

  /** The key in a token of SoftHSM; skips the test where there is none. */
  Store token(String label, String key) throws IOException {
    new KeyStores(FipsModules.shared(ModuleChoice.CERTIFIED))
        .open(SoftHsm.settings(label, SoftHsm.PIN, Map.of("key", key)))
        .close();
    return unopenedToken(label, key, SoftHsm.PIN);
  }

  /** A token in which nobody looked, with a PIN that may be wrong. */
  Store unopenedToken(String label, String key, String pin) throws IOException {
    return pinned(
        new Store(
            "token-" + label,
            """
            type: pkcs11
            library: %s
            token-label: %s
            pin: ${file:%s}
            key: %s
            """
                .formatted(SoftHsm.LIBRARY, label, secretFile("pin-" + label, pin), key)));
  }

  Store azureVault() throws Exception {
    AzureStand stand = AzureStand.startVault(directory);
    return pinned(new Store("azure-vault", stand.settings(), stand));
  }

  Store azureHsm() throws Exception {
    AzureStand stand = AzureStand.startHsm(directory);
    return pinned(new Store("azure-hsm", stand.settings(), stand));
  }

  Store kms() throws IOException {
    KmsStand stand = KmsStand.start();
    return pinned(new Store("aws-kms", stand.settings(), stand));
  }

  Store transit() throws IOException {
    VaultStand stand = VaultStand.start(directory);
    return pinned(new Store("vault-transit", stand.settings(), stand));
  }

  /** Returns a store whose pins are in a file. */
  Store pinned(Store store) {
    return store.with("pins: " + directory.resolve(store.name() + ".pins") + "\n");
  }

  private String settings(String type, String file) throws IOException {
    return """
    type: %s
    path: %s
    password: ${file:%s}
    key: %s
    """
        .formatted(type, directory.resolve(file), secretFile("password", PASSWORD), KEY);
  }

  Path secretFile(String name, String secret) throws IOException {
    Path file = Files.writeString(directory.resolve(name), secret);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.copyOf(text.getBytes(UTF_8));
  }

  private String fingerprint(String file) throws IOException, GeneralSecurityException {
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve(file))) {
      jdk.load(in, PASSWORD.toCharArray());
    }
    byte[] encoded = jdk.getCertificate(KEY).getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
  }

  void keytool(String file, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", KEY, "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", directory.resolve(file).toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.out").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(directory.resolve("keytool.out")));
    }
    Files.setPosixFilePermissions(
        directory.resolve(file), PosixFilePermissions.fromString("rw-------"));
  }
}
