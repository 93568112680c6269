package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Why mail does not go, in words that tell nothing of what a server answered. */
public enum MailProblem {
  /** Neither user name nor password is stored, or not where the mailbox looks for them. */
  NO_PASSWORD(
      "No password", "No user name and password are stored where the mailbox looks for them."),
  /** The server does not know the user name and password. */
  SIGN_IN_REFUSED("Sign in refused", "The server does not take this user name and password."),
  /** No server has that name. */
  UNKNOWN_HOST("Unknown host", "No server has this name. Look at its spelling."),
  /** Nobody answers at that host and port. */
  UNREACHABLE("Unreachable", "Nobody listens there. Look at host and port, and at the firewall."),
  /** The server was reached, and said nothing in time. */
  NO_ANSWER("No answer", "The server did not answer in time."),
  /** The server does not speak TLS from the first byte on. */
  NO_TLS(
      "No TLS",
      "The server does not begin with TLS. That is usual on port 993 for IMAP and 465 for SMTP."),
  /** The server's certificate is not trusted, or is that of another host. */
  CERTIFICATE_NOT_TRUSTED(
      "Certificate not trusted",
      "The server's certificate is not trusted, is out of date, or has another host's name."),
  /** The certificate to be trusted is none. */
  CERTIFICATE_UNREADABLE(
      "Certificate unreadable", "What stands there as the certificate to trust is none."),
  /** What answers is no mail server of this kind. */
  ANOTHER_SERVICE(
      "Another service", "What answers there is another service. Are both ports exchanged?"),
  /** The server refused the mail for good. */
  REFUSED("Refused", "The server refused the mail for good."),
  /** The server refused the mail for now. */
  REFUSED_FOR_NOW("Refused for now", "The server refused the mail for now."),
  /** The connection broke, or the server answered what nobody understands. */
  INTERRUPTED("Interrupted", "The connection broke, or the answer was not understood.");

  private final String label;
  private final String words;

  MailProblem(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** Returns how lists name it. */
  public String getLabel() {
    return label;
  }

  /** Returns a sentence that says what is wrong. */
  public String getWords() {
    return words;
  }

  private static final int PERMANENT = 500;

  /** Tells whether trying the same mail again would help. */
  public boolean isForGood() {
    return this == REFUSED;
  }

  /** Finds out what an exception means. */
  public static MailProblem of(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return SIGN_IN_REFUSED;
    }
    int answer = answer(failure);
    if (answer > 0) {
      return answer >= PERMANENT ? REFUSED : REFUSED_FOR_NOW;
    }
    return ofCause(failure);
  }

  /** Finds out what an exception of a connection means. */
  static MailProblem ofCause(Throwable failure) {
    MailProblem found = INTERRUPTED;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (found == CERTIFICATE_UNREADABLE) {
        return found;
      }
      if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
        return CERTIFICATE_NOT_TRUSTED;
      }
      if (found == INTERRUPTED) {
        found = ofOne(cause);
      }
    }
    return found;
  }

  private static MailProblem ofOne(Throwable cause) {
    if (cause instanceof UnreadableCertificateException) {
      return CERTIFICATE_UNREADABLE;
    }
    if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
      return CERTIFICATE_NOT_TRUSTED;
    }
    if (cause instanceof SSLException) {
      return NO_TLS;
    }
    if (cause instanceof UnknownHostException) {
      return UNKNOWN_HOST;
    }
    if (cause instanceof SocketTimeoutException) {
      return NO_ANSWER;
    }
    return cause instanceof ConnectException || cause instanceof NoRouteToHostException
        ? UNREACHABLE
        : INTERRUPTED;
  }

  /** Tells whether the server answered no: then nothing has left. */
  public static boolean isAnswered(MessagingException failure) {
    return answer(failure) > 0;
  }

  /** Returns the code that the server answered; 0 when it answered none. */
  private static int answer(MessagingException failure) {
    int found = 0;
    for (Exception each = failure; each instanceof MessagingException chained; ) {
      if (each instanceof SMTPAddressFailedException refused) {
        found = refused.getReturnCode();
      } else if (each instanceof SMTPSenderFailedException refused) {
        found = refused.getReturnCode();
      } else if (each instanceof SMTPSendFailedException refused) {
        found = Math.max(found, refused.getReturnCode());
      }
      each = chained.getNextException();
    }
    return Math.max(found, 0);
  }
}
