package dev.hushcell.samples.crm.router.mail;

import java.util.Optional;

/**
 * A mail to be sent.
 *
 * @param token becomes its Message-ID
 * @param from address of the mailbox, which gets a copy
 * @param to address of the recipient
 * @param subject its subject
 * @param text what it says
 * @param inReplyTo Message-ID of the mail that it answers
 */
public record OutgoingMail(
    String token, String from, String to, String subject, String text, Optional<String> inReplyTo) {
  private static final String PREFIX = "<crm.";

  /** Returns the Message-ID. */
  public String messageId() {
    return PREFIX + token + from.substring(from.lastIndexOf('@')) + ">";
  }

  /** Returns the token of a mail that was sent from here, by its Message-ID. */
  public static Optional<String> token(String messageId) {
    int at = messageId.lastIndexOf('@');
    return messageId.startsWith(PREFIX) && at > PREFIX.length()
        ? Optional.of(messageId.substring(PREFIX.length(), at))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "OutgoingMail[token=" + token + "]";
  }
}
