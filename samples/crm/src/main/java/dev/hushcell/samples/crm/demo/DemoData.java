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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Accounts, contacts, leads and activities to look at. */
@Component
@ConditionalOnProperty("crm.demo")
class DemoData {
  /** Most leads are in the middle of the pipeline. */
  private static final List<LeadStatus> STATUSES =
      List.of(
          LeadStatus.NEW,
          LeadStatus.NEW,
          LeadStatus.NEW,
          LeadStatus.CONTACTED,
          LeadStatus.CONTACTED,
          LeadStatus.CONTACTED,
          LeadStatus.QUALIFIED,
          LeadStatus.QUALIFIED,
          LeadStatus.WON,
          LeadStatus.LOST);

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
    business();
  }

  /** A business of some years, to sort, to search and to page through. */
  private void business() {
    List<Account> companies =
        accounts.saveAll(
            DemoRecords.companies().stream()
                .map(each -> new Account(each.name(), daysAgo(700)).in(each.city(), each.country()))
                .toList());
    List<Contact> people =
        contacts.saveAll(
            DemoRecords.people().stream()
                .map(each -> contact(each, companies.get(each.company())))
                .toList());
    leads.saveAll(DemoRecords.prospects().stream().map(this::lead).toList());
    activities.saveAll(
        DemoRecords.events().stream()
            .map(
                each -> {
                  Activity activity =
                      new Activity(
                          ActivityKind.valueOf(each.kind()),
                          people.get(each.person()),
                          atWork(each.daysAgo(), each.minuteOfDay()));
                  activity.describe(each.subject(), each.body());
                  return activity;
                })
            .toList());
  }

  /** A time within working hours, and on no weekend. */
  private Instant atWork(int days, int minute) {
    ZonedDateTime day = daysAgo(days).atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.DAYS);
    int back = Math.max(0, day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue());
    return day.minusDays(back).plusMinutes(minute).toInstant();
  }

  private Contact contact(DemoRecords.Person who, Account account) {
    ContactForm form =
        new ContactForm(
            who.firstName(),
            who.lastName(),
            account.getCity(),
            who.email(),
            who.phone(),
            who.taxId(),
            null,
            0);
    return new Contact(form, account, daysAgo(who.daysAgo()));
  }

  private Lead lead(DemoRecords.Prospect who) {
    LeadStatus status = STATUSES.get(who.status());
    LeadForm form =
        new LeadForm(
            who.topic(), who.company(), who.city(), status, who.name(), who.email(), "", 0);
    return new Lead(form, daysAgo(who.daysAgo()));
  }

  private Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days));
  }

  private Account account(String name, String city, String country) {
    return accounts.save(new Account(name, now).in(city, country));
  }

  private Contact contact(Customer who, Account account, String phone, String taxId) {
    ContactForm form =
        new ContactForm(
            who.firstName(),
            who.lastName(),
            account.getCity(),
            who.address(),
            phone,
            taxId,
            null,
            0);
    return contacts.save(new Contact(form, account, now));
  }

  private void lead(String topic, String company, String city, LeadStatus status, String name) {
    String address = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@coast.example";
    leads.save(new Lead(new LeadForm(topic, company, city, status, name, address, "", 0), now));
  }

  private void note(ActivityKind kind, Contact contact, int hoursAgo, String subject, String body) {
    Activity activity = new Activity(kind, contact, now.minus(Duration.ofHours(hoursAgo)));
    activity.describe(subject, body);
    activities.save(activity);
  }
}
