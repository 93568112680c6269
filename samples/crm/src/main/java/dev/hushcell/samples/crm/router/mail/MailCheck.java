package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Tries whether a mail server can be reached, is trusted and lets somebody in. Nothing is read and
 * nothing is sent.
 */
public final class MailCheck {
  private static final String IMAP_GREETING = "* ";
  private static final String SMTP_GREETING = "220";

  private final Duration patience;

  /** Waits so long for each answer. */
  public MailCheck(Duration patience) {
    this.patience = patience;
  }

  /** Tries a server that mail is read from; without a sign-in, how it greets is all. */
  public Optional<MailProblem> reading(MailServer server, Optional<Credentials> credentials) {
    Optional<MailProblem> problem = greeting(server, IMAP_GREETING);
    if (problem.isPresent() || credentials.isEmpty()) {
      return problem;
    }
    try {
      Inbox.open(server, credentials.get(), patience).close();
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(MailProblem.of(e));
    }
  }

  /** Tries a server that mail is handed to; without a sign-in, how it greets is all. */
  public Optional<MailProblem> sending(MailServer server, Optional<Credentials> credentials) {
    Optional<MailProblem> problem = greeting(server, SMTP_GREETING);
    if (problem.isPresent() || credentials.isEmpty()) {
      return problem;
    }
    try {
      Postman.open(server, credentials.get(), patience).close();
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(MailProblem.of(e));
    }
  }

  private Optional<MailProblem> greeting(MailServer server, String wanted) {
    int millis = Math.toIntExact(patience.toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(server.host(), server.port()), millis);
      plain.setSoTimeout(millis);
      try (SSLSocket secure =
          (SSLSocket) sockets(server).createSocket(plain, server.host(), server.port(), true)) {
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the name must be the host's
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        String line =
            new BufferedReader(
                    new InputStreamReader(secure.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        return line != null && line.startsWith(wanted)
            ? Optional.empty()
            : Optional.of(MailProblem.ANOTHER_SERVICE);
      }
    } catch (IOException e) {
      return Optional.of(MailProblem.ofCause(e));
    } catch (GeneralSecurityException e) {
      return Optional.of(MailProblem.CERTIFICATE_UNREADABLE);
    }
  }

  private static SSLSocketFactory sockets(MailServer server)
      throws GeneralSecurityException, IOException {
    return server.trustedCertificate().isEmpty()
        ? (SSLSocketFactory) SSLSocketFactory.getDefault()
        : TrustedCertificate.sockets(server.trustedCertificate());
  }
}
