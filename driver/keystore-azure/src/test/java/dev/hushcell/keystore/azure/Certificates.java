package dev.hushcell.keystore.azure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificates of the tests, made by keytool once per JVM. */
final class Certificates {
  static final String PASSWORD = "changeit-of-the-test";

  private static final Path DIRECTORY = directory();
  private static final KeyStore SERVER =
      made(
          "server",
          "EC",
          "256",
          "san=dns:*.vault.azure.net,dns:*.managedhsm.azure.net,dns:vault.example.com,"
              + "dns:login.example.com");

  /** Made when it is needed first: an RSA key takes its time. */
  private static final class Client {
    static final KeyStore STORE = made("client", "RSA", "2048", "san=dns:crm");
  }

  private Certificates() {}

  static SSLContext ofServer() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(SERVER, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Returns the file to trust the server by. */
  static String ca() {
    return write("ca.pem", pem("CERTIFICATE", certificate(SERVER)));
  }

  static PublicKey clientKey() throws GeneralSecurityException {
    return Client.STORE.getCertificate("it").getPublicKey();
  }

  static String clientPfx() {
    Objects.requireNonNull(Client.STORE);
    return DIRECTORY.resolve("client.p12").toString();
  }

  static String clientPem() throws GeneralSecurityException {
    byte[] key = Client.STORE.getKey("it", PASSWORD.toCharArray()).getEncoded();
    return write(
        "client.pem", pem("PRIVATE KEY", key) + pem("CERTIFICATE", certificate(Client.STORE)));
  }

  private static byte[] certificate(KeyStore store) {
    try {
      return store.getCertificate("it").getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + what
        + "-----\n";
  }

  private static String write(String name, String text) {
    try {
      return Files.writeString(DIRECTORY.resolve(name), text).toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path directory() {
    try {
      Path made = Files.createTempDirectory("hushcell-azure");
      made.toFile().deleteOnExit();
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore made(String name, String algorithm, String size, String extension) {
    File file = DIRECTORY.resolve(name + ".p12").toFile();
    try {
      int code =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "it",
                  "-keyalg",
                  algorithm,
                  "-keysize",
                  size,
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  extension,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("keytool ended with " + code);
      }
      return KeyStore.getInstance(file, PASSWORD.toCharArray());
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
