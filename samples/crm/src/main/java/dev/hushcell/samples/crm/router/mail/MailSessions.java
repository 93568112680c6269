package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Properties;

/** Settings of Jakarta Mail: TLS from the first byte, checked names, and nothing waits for ever. */
final class MailSessions {
  static final String READING = "imaps";
  static final String SENDING = "smtps";

  private final String patience;

  MailSessions(Duration patience) {
    this.patience = String.valueOf(patience.toMillis());
  }

  Session session(String protocol, MailServer server) throws MessagingException {
    String prefix = "mail." + protocol + ".";
    Properties settings = new Properties();
    settings.setProperty(prefix + "ssl.enable", "true");
    settings.setProperty(prefix + "ssl.checkserveridentity", "true");
    settings.setProperty(prefix + "auth", "true");
    for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      settings.setProperty(prefix + wait, patience);
    }
    if (!server.trustedCertificate().isEmpty()) {
      try {
        settings.put(
            prefix + "ssl.socketFactory", TrustedCertificate.sockets(server.trustedCertificate()));
      } catch (GeneralSecurityException | IOException e) {
        throw new UnreadableCertificateException(e);
      }
    }
    return Session.getInstance(settings);
  }
}
