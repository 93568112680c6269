package dev.hushcell.samples.crm.demo;

import dev.hushcell.samples.crm.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The certificate of the demonstration's mail server, for {@code localhost}: made by the JDK's
 * keytool, kept in the directory of the application, made again before it expires.
 */
final class MailCertificate {
  private static final String FILE = "demo-mail.p12";
  private static final String PASSWORD_FILE = "demo-mail.password";
  private static final String ALIAS = "mail";
  private static final Duration LEAST_VALIDITY = Duration.ofDays(2);

  private final Path keys;
  private final String password;
  private final String pem;

  private MailCertificate(Path keys, String password, String pem) {
    this.keys = keys;
    this.password = password;
    this.pem = pem;
  }

  static MailCertificate in(Home home) throws IOException, GeneralSecurityException {
    String password = home.password(PASSWORD_FILE);
    Path keys = home.file(FILE);
    if (Files.notExists(keys) || isExpiring(read(keys, password))) {
      Files.deleteIfExists(keys);
      make(keys, home.file(PASSWORD_FILE));
    }
    return new MailCertificate(keys, password, pem(read(keys, password)));
  }

  Path keys() {
    return keys;
  }

  String password() {
    return password;
  }

  /** Returns the certificate for those who are to trust it. */
  String pem() {
    return pem;
  }

  private static void make(Path keys, Path passwordFile) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "365",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass:file",
                passwordFile.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream said = keytool.getInputStream()) {
      said.readAllBytes();
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool did not make the certificate of the mail server");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }

  private static X509Certificate read(Path keys, String password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(keys.toFile(), password.toCharArray());
    return (X509Certificate) store.getCertificate(ALIAS);
  }

  private static boolean isExpiring(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().isBefore(Instant.now().plus(LEAST_VALIDITY));
  }

  private static String pem(X509Certificate certificate) throws GeneralSecurityException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----";
  }
}
