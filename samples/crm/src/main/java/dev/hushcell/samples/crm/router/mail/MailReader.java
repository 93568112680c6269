package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the CRM keeps out of a message. A broken message becomes a mail that says so. */
final class MailReader {
  private static final int LONGEST_ID = 255;
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_SUBJECT = 300;
  private static final int LONGEST_TEXT = 20_000;
  private static final String MORE = "\n[The rest is in the mailbox.]";

  private MailReader() {}

  static IncomingMail read(MimeMessage message, long uid, long uidValidity) {
    String standIn = "<" + uidValidity + "." + uid + "@no-message-id.invalid>";
    try {
      return new IncomingMail(
          uid,
          messageId(message, standIn),
          sender(message),
          cut(orEmpty(message.getSubject()), LONGEST_SUBJECT, "…"),
          cut(MessageText.of(message), LONGEST_TEXT, MORE),
          moment(message));
    } catch (MessagingException | IOException | RuntimeException e) {
      return new IncomingMail(
          uid,
          standIn,
          "",
          "(a message that could not be read)",
          "It is still in the mailbox.",
          Instant.now());
    }
  }

  private static String messageId(MimeMessage message, String standIn) throws MessagingException {
    String id = orEmpty(message.getMessageID()).strip();
    if (id.isEmpty()) {
      return standIn;
    }
    return id.length() <= LONGEST_ID
        ? id
        : "<" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)) + "@long.invalid>";
  }

  private static String sender(MimeMessage message) throws MessagingException {
    Address[] from = message.getFrom();
    if (from == null || from.length == 0 || !(from[0] instanceof InternetAddress internet)) {
      return "";
    }
    String address = orEmpty(internet.getAddress());
    return address.length() <= LONGEST_ADDRESS ? address : "";
  }

  private static Instant moment(Message message) throws MessagingException {
    Date date = message.getSentDate() == null ? message.getReceivedDate() : message.getSentDate();
    return date == null ? Instant.now() : date.toInstant();
  }

  private static String cut(String text, int longest, String mark) {
    String clean = whole(text);
    if (clean.length() <= longest) {
      return clean;
    }
    int end = longest - mark.length();
    return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
        + mark;
  }

  /** Returns text without what no database takes: halves of surrogate pairs and NUL. */
  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("\0", "");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
