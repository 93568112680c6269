package dev.hushcell.samples.crm.router.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Makes TLS sockets that trust one certificate, instead of those of the public authorities. */
public final class TrustedCertificate {
  private TrustedCertificate() {}

  static SSLSocketFactory sockets(String pem) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    int number = 0;
    for (Certificate each : certificates(pem)) {
      trusted.setCertificateEntry("trusted-" + number++, each);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  /** Reads certificates in PEM; refuses a text that has none. */
  private static Collection<? extends Certificate> certificates(String pem)
      throws CertificateException {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes));
    if (found.isEmpty()) {
      throw new CertificateException("there is no certificate in it");
    }
    return found;
  }

  /** Returns what is wrong with a text that is to be trusted as a certificate. */
  public static Optional<String> problem(String pem, Instant now) {
    try {
      for (Certificate each : certificates(pem)) {
        ((X509Certificate) each).checkValidity(Date.from(now));
      }
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of("This certificate is out of date.");
    } catch (CertificateNotYetValidException e) {
      return Optional.of("This certificate is not valid yet.");
    } catch (CertificateException e) {
      return Optional.of(
          "This is no certificate in PEM. One begins with -----BEGIN CERTIFICATE-----.");
    }
  }
}
