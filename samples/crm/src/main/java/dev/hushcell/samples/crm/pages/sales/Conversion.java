package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.ContactForm;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.lead.Lead;
import dev.hushcell.samples.crm.lead.LeadStatus;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes a contact of a lead that was won, with an account of its company. */
@Service
class Conversion {
  private final Contacts contacts;
  private final Accounts accounts;
  private final Activities activities;
  private final Clock clock;

  Conversion(Contacts contacts, Accounts accounts, Activities activities, Clock clock) {
    this.contacts = contacts;
    this.accounts = accounts;
    this.activities = activities;
    this.clock = clock;
  }

  /**
   * The contact of a lead.
   *
   * @param contact the contact
   * @param isNew whether it was made now
   */
  record Made(Contact contact, boolean isNew) {}

  /** Makes the contact, unless there is one with the address; within the caller's transaction. */
  Made of(Lead lead) {
    lead.moveTo(LeadStatus.WON);
    String email = lead.getEmail();
    List<Contact> known = email == null ? List.of() : contacts.findByEmail(email);
    if (!known.isEmpty()) {
      return new Made(known.get(0), false);
    }
    String name = lead.getName().strip();
    int blank = name.lastIndexOf(' ');
    ContactForm form =
        new ContactForm(
            shortened(blank < 0 ? "" : name.substring(0, blank)),
            shortened(name.substring(blank + 1)),
            lead.getCity(),
            Objects.requireNonNullElse(email, ""),
            Objects.requireNonNullElse(lead.getPhone(), ""),
            "",
            null,
            0);
    Contact made = contacts.save(new Contact(form, account(lead), clock.instant()));
    if (email != null) {
      activities.assign(made, email);
    }
    return new Made(made, true);
  }

  private @Nullable Account account(Lead lead) {
    String company = lead.getCompany().strip();
    if (company.isEmpty()) {
      return null;
    }
    return accounts
        .findByName(company)
        .orElseGet(
            () -> accounts.save(new Account(company, clock.instant()).in(lead.getCity(), "")));
  }

  private static String shortened(String name) {
    int longest = 100;
    return name.length() <= longest ? name : name.substring(0, longest);
  }
}
