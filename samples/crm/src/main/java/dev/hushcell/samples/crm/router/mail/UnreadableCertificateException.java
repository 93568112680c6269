package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.MessagingException;

/** What is to be trusted as a certificate is none. */
final class UnreadableCertificateException extends MessagingException {
  private static final long serialVersionUID = 1L;

  UnreadableCertificateException(Exception cause) {
    super("the certificate to be trusted cannot be read", cause);
  }
}
