package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.ContactForm;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.history.History;
import dev.hushcell.samples.crm.history.RecordKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with several contacts at once, all or none of them. */
@Controller
@RequestMapping("/contacts/bulk")
class ContactBulkController {
  private static final String LIST = "redirect:/contacts";

  private final Contacts contacts;
  private final Accounts accounts;
  private final History history;

  ContactBulkController(Contacts contacts, Accounts accounts, History history) {
    this.history = history;
    this.contacts = contacts;
    this.accounts = accounts;
  }

  @PostMapping("/delete")
  @Transactional
  String delete(
      @RequestParam(name = "ids", required = false) @Nullable List<Long> ids,
      RedirectAttributes after) {
    List<Contact> chosen = chosen(ids);
    contacts.deleteAll(chosen);
    chosen.forEach(
        each -> history.forget(RecordKind.CONTACT, Objects.requireNonNull(each.getId())));
    after.addFlashAttribute(
        chosen.isEmpty() ? "failed" : "done",
        chosen.isEmpty() ? "Nobody was selected." : count(chosen) + " deleted.");
    return LIST;
  }

  @PostMapping("/account")
  @Transactional
  String move(
      @RequestParam(name = "ids", required = false) @Nullable List<Long> ids,
      @RequestParam(defaultValue = "") String account,
      RedirectAttributes after) {
    List<Contact> chosen = chosen(ids);
    String name = account.strip();
    Optional<Account> to = accounts.findByName(name);
    if (to.isEmpty() && !name.isEmpty()) {
      after.addFlashAttribute("failed", "There is no account “" + name + "”. Nobody was moved.");
      return LIST;
    }
    for (Contact each : chosen) {
      ContactForm before = ContactForm.of(each);
      each.moveTo(to.orElse(null));
      history.changed(RecordKind.CONTACT, each.getId(), before, ContactForm.of(each));
    }
    String where = to.isEmpty() ? "to no account" : "to " + name;
    after.addFlashAttribute(
        chosen.isEmpty() ? "failed" : "done",
        chosen.isEmpty() ? "Nobody was selected." : count(chosen) + " moved " + where + ".");
    return LIST;
  }

  private List<Contact> chosen(@Nullable List<Long> ids) {
    return ids == null ? List.of() : contacts.findAllById(ids);
  }

  private static String count(List<Contact> chosen) {
    return chosen.size() == 1 ? "1 contact" : chosen.size() + " contacts";
  }
}
