package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Hands mail to a server, over SMTP. */
public final class Postman implements AutoCloseable {
  private final Session session;
  private final Transport transport;

  private Postman(Session session, Transport transport) {
    this.session = session;
    this.transport = transport;
  }

  /** Signs in. */
  public static Postman open(MailServer server, Credentials credentials, Duration patience)
      throws MessagingException {
    Session session = new MailSessions(patience).session(MailSessions.SENDING, server);
    Transport transport = session.getTransport("smtps");
    transport.connect(server.host(), server.port(), credentials.username(), credentials.password());
    return new Postman(session, transport);
  }

  /**
   * Sends a mail to its recipient and a copy to the mailbox itself: when that comes back, the mail
   * has left for certain, whatever this process remembers.
   */
  public void send(OutgoingMail mail) throws MessagingException {
    transport.sendMessage(
        message(mail),
        new Address[] {new InternetAddress(mail.to()), new InternetAddress(mail.from())});
  }

  /** Sends a mail to its recipient only. */
  public void sendWithoutCopy(OutgoingMail mail) throws MessagingException {
    transport.sendMessage(message(mail), new Address[] {new InternetAddress(mail.to())});
  }

  private MimeMessage message(OutgoingMail mail) throws MessagingException {
    MimeMessage message = new NamedMessage(session, mail.messageId());
    message.setFrom(new InternetAddress(mail.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(Instant.now()));
    if (mail.inReplyTo().isPresent()) {
      message.setHeader("In-Reply-To", mail.inReplyTo().get());
      message.setHeader("References", mail.inReplyTo().get());
    }
    message.saveChanges();
    return message;
  }

  @Override
  public void close() throws MessagingException {
    transport.close();
  }

  /** A message that keeps the Message-ID it is given. */
  private static final class NamedMessage extends MimeMessage {
    private final String messageId;

    NamedMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
