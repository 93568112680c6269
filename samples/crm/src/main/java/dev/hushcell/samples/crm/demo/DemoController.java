package dev.hushcell.samples.crm.demo;

import dev.hushcell.samples.crm.forms.Creates;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The other side of the demonstration: customers write, and read what they are answered. */
@Controller
@RequestMapping("/demo")
@ConditionalOnProperty("crm.demo")
class DemoController {
  private final DemoMailServer server;
  private final CustomerMail mail;
  private final AtomicInteger next = new AtomicInteger();

  DemoController(DemoMailServer server, CustomerMail mail) {
    this.server = server;
    this.mail = mail;
  }

  /**
   * A mail in the inbox of a customer.
   *
   * @param from who sent it
   * @param subject its subject
   * @param text what it says
   * @param sent when
   */
  record Received(String from, String subject, String text, Instant sent) {}

  /**
   * The inbox of a customer.
   *
   * @param owner name of the customer
   * @param address the customer's address
   * @param mails what is in it
   */
  record CustomerInbox(String owner, String address, List<Received> mails) {}

  @Creates
  @PostMapping("/write")
  String write(RedirectAttributes after) throws MessagingException {
    List<Customer> all = Customer.all();
    Customer customer = all.get(Math.floorMod(next.getAndIncrement(), all.size()));
    mail.send(customer, Demo.SUPPORT);
    after.addFlashAttribute(
        "done", customer.name() + " wrote to Support. The router fetches it in a moment.");
    return "redirect:/";
  }

  @GetMapping
  String inboxes(Model model) throws MessagingException, IOException {
    List<CustomerInbox> inboxes = new ArrayList<>();
    for (Customer each : Customer.all()) {
      List<Received> received = new ArrayList<>();
      for (MimeMessage message : server.inbox(each.address())) {
        received.add(received(message));
      }
      inboxes.add(new CustomerInbox(each.name(), each.address(), received));
    }
    model.addAttribute("inboxes", inboxes);
    return "demo";
  }

  private static Received received(MimeMessage message) throws MessagingException, IOException {
    return new Received(
        ((InternetAddress) message.getFrom()[0]).getAddress(),
        message.getSubject(),
        String.valueOf(message.getContent()),
        message.getSentDate().toInstant());
  }
}
