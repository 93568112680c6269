package dev.hushcell.samples.crm.demo;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.activity.Activities;
import dev.hushcell.samples.crm.activity.Activity;
import dev.hushcell.samples.crm.activity.ActivityKind;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.ContactForm;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.lead.Lead;
import dev.hushcell.samples.crm.lead.LeadForm;
import dev.hushcell.samples.crm.lead.LeadStatus;
import dev.hushcell.samples.crm.lead.Leads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Accounts, contacts, leads and activities to look at. */
@Component
@ConditionalOnProperty("crm.demo")
class DemoData {
  private final Accounts accounts;
  private final Contacts contacts;
  private final Leads leads;
  private final Activities activities;
  private final Instant now;

  DemoData(Accounts accounts, Contacts contacts, Leads leads, Activities activities, Clock clock) {
    this.accounts = accounts;
    this.contacts = contacts;
    this.leads = leads;
    this.activities = activities;
    this.now = clock.instant();
  }

  void add() {
    Account engines = account("Analytical Engines", "London", "United Kingdom");
    Account relays = account("Relay & Panel", "Arlington", "United States");
    Account invariants = account("Invariant Works", "Göttingen", "Germany");
    Account orbits = account("Orbit Survey", "Hampton", "United States");
    List<Customer> customers = Customer.all();
    Contact ada = contact(customers.get(0), engines, "+44 20 7946 0102", "GB 815 1210 52");
    Contact grace = contact(customers.get(1), relays, "+1 703 555 0109", "US 12-0906");
    contact(customers.get(2), invariants, "+49 551 555 0123", "DE 230 318 82");
    contact(
        new Customer("Katherine Johnson", "katherine@johnson.example", "", ""),
        orbits,
        "+1 757 555 0126",
        "US 26-0818");
    lead("Tables of tides", "Harbour board", "Liverpool", LeadStatus.NEW, "Mary Somerville");
    lead("Star catalogue", "Observatory", "Hannover", LeadStatus.CONTACTED, "Caroline Herschel");
    lead("Weather maps", "Coast office", "Hamburg", LeadStatus.QUALIFIED, "Inge Lehmann");
    note(ActivityKind.CALL, ada, 26, "Asked for the price list", "She wants the larger store.");
    note(ActivityKind.MEETING, grace, 50, "Walked through panel F", "Relay 70 sticks.");
    note(ActivityKind.NOTE, grace, 49, "Send nanoseconds", "Bring a piece of wire, 30 cm.");
  }

  private Account account(String name, String city, String country) {
    return accounts.save(new Account(name, now).in(city, country));
  }

  private Contact contact(Customer who, Account account, String phone, String taxId) {
    ContactForm form =
        new ContactForm(
            who.firstName(), who.lastName(), account.getCity(), who.address(), phone, taxId, null);
    return contacts.save(new Contact(form, account, now));
  }

  private void lead(String topic, String company, String city, LeadStatus status, String name) {
    String address = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@coast.example";
    leads.save(new Lead(new LeadForm(topic, company, city, status, name, address, ""), now));
  }

  private void note(ActivityKind kind, Contact contact, int hoursAgo, String subject, String body) {
    Activity activity = new Activity(kind, contact, now.minus(Duration.ofHours(hoursAgo)));
    activity.describe(subject, body);
    activities.save(activity);
  }
}
