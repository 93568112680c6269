package dev.hushcell.samples.crm.demo;

import dev.hushcell.samples.crm.router.mail.Credentials;
import dev.hushcell.samples.crm.router.mail.MailServer;
import dev.hushcell.samples.crm.router.mail.OutgoingMail;
import dev.hushcell.samples.crm.router.mail.Postman;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Sends mail of customers, who sign in to the mail server as everybody does. */
@Component
@ConditionalOnProperty("crm.demo")
class CustomerMail {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DemoMailServer server;
  private final DemoPasswords passwords;

  CustomerMail(DemoMailServer server, DemoPasswords passwords) {
    this.server = server;
    this.passwords = passwords;
  }

  void send(Customer customer, String to) throws MessagingException {
    Credentials credentials = new Credentials(customer.address(), passwords.ofMailboxes());
    MailServer smtp = new MailServer("localhost", server.outgoingPort(), server.certificate());
    try (Postman postman = Postman.open(smtp, credentials, PATIENCE)) {
      postman.sendWithoutCopy(
          new OutgoingMail(
              UUID.randomUUID().toString(),
              customer.address(),
              to,
              customer.subject(),
              customer.text(),
              Optional.empty()));
    }
  }
}
