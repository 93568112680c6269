package dev.hushcell.samples.crm.support;

import dev.hushcell.samples.crm.router.mail.Credentials;
import dev.hushcell.samples.crm.router.mail.Inbox;
import dev.hushcell.samples.crm.router.mail.IncomingMail;
import dev.hushcell.samples.crm.router.mail.MailServer;
import dev.hushcell.samples.crm.router.mail.OutgoingMail;
import dev.hushcell.samples.crm.router.mail.Postman;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/** Somebody outside who writes to the application's mailboxes and reads what comes back. */
public final class Correspondence {
  public static final String OUTSIDER = "grace@hopper.example";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Credentials SIGN_IN = new Credentials(OUTSIDER, RunningCrm.MAIL_PASSWORD);

  private final MailServer incoming;
  private final MailServer outgoing;

  private Correspondence(MailServer incoming, MailServer outgoing) {
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /** Finds the mail server on the page about it. */
  public static Correspondence with(Pages pages) throws IOException {
    HtmlPage profile = pages.open("/profiles/1");
    HtmlForm form = Pages.form(profile, "/profiles/1");
    String certificate = form.getTextAreaByName("trustedCertificate").getText();
    return new Correspondence(
        new MailServer("localhost", port(form, "incomingPort"), certificate),
        new MailServer("localhost", port(form, "outgoingPort"), certificate));
  }

  private static int port(HtmlForm form, String name) {
    return Integer.parseInt(form.getInputByName(name).getValue());
  }

  public void write(String from, String to, String subject, String text) throws MessagingException {
    try (Postman postman = Postman.open(outgoing, SIGN_IN, PATIENCE)) {
      postman.sendWithoutCopy(
          new OutgoingMail(
              UUID.randomUUID().toString(), from, to, subject, text, Optional.empty()));
    }
  }

  /** Returns what is in the inbox of the outsider. */
  public List<IncomingMail> read() throws MessagingException {
    try (Inbox inbox = Inbox.open(incoming, SIGN_IN, PATIENCE)) {
      return inbox.after(0, 100);
    }
  }
}
