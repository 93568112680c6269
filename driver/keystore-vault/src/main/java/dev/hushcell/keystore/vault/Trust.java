package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.FILE_ACCESS;

import dev.hushcell.keystore.CheckedSettings;
import dev.hushcell.keystore.KeyStoreException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates the connection to the server trusts. */
final class Trust {
  private Trust() {}

  /** Returns TLS that trusts the certificates in the file only; without one, those of the JVM. */
  static SSLContext of(Optional<String> caFile) throws KeyStoreException {
    try {
      if (caFile.isEmpty()) {
        return SSLContext.getDefault();
      }
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int count = 0;
      for (Certificate certificate : read(caFile.get())) {
        trusted.setCertificateEntry("ca-" + count++, certificate);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyStoreException(
          KeyStoreException.Reason.FAILED, "the JVM cannot set up TLS; see the cause", e);
    }
  }

  private static Collection<? extends Certificate> read(String file) throws KeyStoreException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      throw new KeyStoreException(
          FILE_ACCESS,
          "keystore.ca-file " + file + " cannot be read; correct the path or its permissions",
          e);
    } catch (CertificateException | InvalidPathException e) {
      // said below
    }
    throw CheckedSettings.bad("keystore.ca-file must be a file of certificates in PEM form");
  }
}
