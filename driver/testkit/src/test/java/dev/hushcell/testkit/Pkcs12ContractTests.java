package dev.hushcell.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** PKCS#12 files of keytool, with pins in a file beside them and without. */
class Pkcs12ContractTests {
  private static final String PASSWORD = "correct horse battery";

  @TempDir static Path directory;

  @BeforeAll
  static void makeByKeytool() throws Exception {
    for (String owner : List.of("ours", "strange")) {
      keytool(owner + ".secret.p12", "-genseckey", "-keyalg", "AES", "-keysize", "256");
      keytool(
          owner + ".pair.p12",
          "-genkeypair",
          "-keyalg",
          "RSA",
          "-keysize",
          "3072",
          "-dname",
          "CN=x");
    }
  }

  @Nested
  class OfASecretKey extends KeyStoreContract {
    @Override
    public KeyWrapper open() throws Exception {
      return openFile("ours.secret.p12", Map.of("pins", directory.resolve("pins").toString()));
    }

    @Override
    public KeyWrapper openStranger() throws Exception {
      return openFile("strange.secret.p12", Map.of());
    }

    @Override
    public boolean namesKeys() {
      return true;
    }

    @Override
    public List<String> secrets() {
      return List.of(PASSWORD);
    }
  }

  @Nested
  class OfAnRsaPair extends KeyStoreContract {
    @Override
    public KeyWrapper open() throws Exception {
      return openFile("ours.pair.p12", certificate("ours.pair.p12"));
    }

    @Override
    public KeyWrapper openStranger() throws Exception {
      return openFile("strange.pair.p12", certificate("strange.pair.p12"));
    }

    @Override
    public List<String> secrets() {
      return List.of(PASSWORD);
    }

    @Override
    public boolean isAdministered() {
      return false;
    }

    @Override
    public boolean keepsPins() {
      return false;
    }
  }

  private static Map<String, String> certificate(String file) throws Exception {
    KeyStore jdk = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve(file))) {
      jdk.load(in, PASSWORD.toCharArray());
    }
    byte[] encoded = jdk.getCertificate("crm-master").getEncoded();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
    return Map.of("certificate", HexFormat.of().formatHex(digest));
  }

  private static KeyWrapper openFile(String file, Map<String, String> more) {
    return new KeyStores(FipsModules.shared(ModuleChoice.CERTIFIED))
        .open(
            new KeyStoreSettings(
                "pkcs12",
                Optional.of(directory.resolve(file).toString()),
                Optional.of(SecretBytes.copyOf(PASSWORD.getBytes(UTF_8))),
                "crm-master",
                false,
                new HashMap<>(more)));
  }

  private static void keytool(String file, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "crm-master", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", directory.resolve(file).toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.out").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(directory.resolve("keytool.out")));
    }
  }
}
