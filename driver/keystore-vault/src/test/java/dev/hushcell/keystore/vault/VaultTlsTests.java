package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.vault.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyWrapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTlsTests {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path directory;

  private static KeyStore mine;
  private static KeyStore elsewhere;

  @BeforeAll
  static void makeCertificates() throws Exception {
    mine = certificate("mine", "dns:localhost");
    elsewhere = certificate("elsewhere", "dns:vault.example.com");
  }

  @Test
  void trustsTheAuthorityOfTheFileAndNoOther() throws Exception {
    try (VaultDouble server = VaultDouble.startTls(tls(mine))) {
      server.transit.make("crm-master", Map.of());
      try (KeyWrapper store = VaultSetup.of(server).with("ca-file", pem(mine)).open()) {
        assertThat(store.current()).isEqualTo("crm-master/v1");
      }
      VaultSetup wrong = VaultSetup.of(server).with("ca-file", pem(elsewhere));
      assertThat(refusal(FAILED, wrong::open)).hasMessageContaining("keystore.ca-file");
      assertThat(refusal(FAILED, () -> VaultSetup.of(server).open()))
          .hasMessageContaining("name the certificate of its authority by keystore.ca-file");
    }
  }

  @Test
  void refusesACertificateForAnotherHost() throws Exception {
    try (VaultDouble server = VaultDouble.startTls(tls(elsewhere))) {
      VaultSetup setup = VaultSetup.of(server).with("ca-file", pem(elsewhere));
      assertThat(refusal(FAILED, setup::open))
          .hasMessageContaining("valid for that host name and for today");
      assertThat(server.requests).isEmpty();
    }
  }

  private static KeyStore certificate(String name, String host) throws Exception {
    File file = directory.resolve(name + ".p12").toFile();
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(code).isZero();
    return KeyStore.getInstance(file, PASSWORD);
  }

  private static SSLContext tls(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static String pem(KeyStore store) throws GeneralSecurityException, IOException {
    Path file = Files.createTempFile(directory, "ca", ".pem");
    byte[] der = store.getCertificate("server").getEncoded();
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END CERTIFICATE-----\n");
    return file.toString();
  }
}
