package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Why mail does not go, in words that tell nothing of what a server answered. */
public enum MailProblem {
  /** Neither user name nor password is stored, or not where the mailbox looks for them. */
  NO_PASSWORD,
  /** The server does not know the user name and password. */
  SIGN_IN_REFUSED,
  /** Nobody answers at that host and port. */
  UNREACHABLE,
  /** The server's certificate is not trusted, or is that of another host. */
  CERTIFICATE_NOT_TRUSTED,
  /** The server refused the mail for good. */
  REFUSED,
  /** The server refused the mail for now. */
  REFUSED_FOR_NOW,
  /** The connection broke, or the server answered what nobody understands. */
  INTERRUPTED;

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
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return CERTIFICATE_NOT_TRUSTED;
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SocketTimeoutException) {
        return UNREACHABLE;
      }
    }
    return INTERRUPTED;
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
