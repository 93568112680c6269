package dev.hushcell.contract.server;

import dev.hushcell.testing.ForkedJvm;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that a server made for itself: who trusts it, trusts the server.
 *
 * @param store has it with its key
 * @param certificate a file with it alone
 * @param key a file with the key alone
 * @param trust a PKCS#12 file of those who trust it, with the {@link #PASSWORD}
 */
public record ServerCertificate(KeyStore store, Path certificate, Path key, Path trust) {
  /** Of the files. */
  public static final String PASSWORD = "changeit";

  /** Makes one for a host. */
  public static ServerCertificate of(Path directory, String host) throws Exception {
    File file = directory.resolve(host + ".p12").toFile();
    ForkedJvm.tool("keytool")
        .with("-genkeypair", "-alias", "server", "-keyalg", "RSA", "-keysize", "2048")
        .with("-dname", "CN=" + host, "-ext", "san=dns:" + host, "-ext", "bc:c")
        .with("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
        .run()
        .success();
    KeyStore store = KeyStore.getInstance(file, PASSWORD.toCharArray());
    Path key = directory.resolve(host + ".key");
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        key, pem("PRIVATE KEY", store.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    Path certificate =
        Files.writeString(
            directory.resolve(host + ".crt"),
            pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
    return new ServerCertificate(store, certificate, key, trust(store, directory));
  }

  private static Path trust(KeyStore store, Path directory) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    Path file = directory.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }

  /** Returns what a server in this process shows it with. */
  public SSLContext context() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
