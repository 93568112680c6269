package dev.hushcell.hibernate;

import dev.hushcell.hibernate.model.Account;
import dev.hushcell.hibernate.model.Address;
import dev.hushcell.hibernate.model.Audited;
import dev.hushcell.hibernate.model.Company;
import dev.hushcell.hibernate.model.Customer;
import dev.hushcell.hibernate.model.Document;
import dev.hushcell.hibernate.model.Geo;
import dev.hushcell.hibernate.model.Note;
import dev.hushcell.hibernate.model.Outer;
import dev.hushcell.hibernate.model.Party;
import dev.hushcell.hibernate.model.Payment;
import dev.hushcell.hibernate.model.Person;
import dev.hushcell.hibernate.model.Phonebook;
import dev.hushcell.hibernate.model.Seat;
import dev.hushcell.hibernate.model.Ticket;
import dev.hushcell.hibernate.model.Vehicle;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One entity of each kind; each protected text has the marker in it, and no other has. */
final class Samples {
  static final String MARKER = "hush-hush-";

  private Samples() {}

  static List<Object> all() {
    Person ada = person();
    return List.of(
        ada,
        company(ada),
        customer(),
        privateParty(),
        firmParty(),
        car(),
        truck(),
        invoice(),
        letter(),
        phonebook(),
        account(),
        note(),
        audited(new Ticket(), MARKER + "detail"),
        audited(new Payment(), new BigDecimal("19.90")),
        seat(),
        nested());
  }

  private static Person person() {
    Person person = new Person();
    person.email = MARKER + "ada@example.com";
    person.salary = new BigDecimal("4711.25");
    person.birthday = LocalDate.of(1815, 12, 10);
    person.seen = Instant.parse("2026-11-24T10:15:30.123456Z");
    person.token = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    person.photo = (MARKER + "photo").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    person.vip = true;
    person.pin = 1234;
    person.number = 9_876_543_210L;
    person.score = 0.75;
    person.grade = 'B';
    person.city = "London";
    return person;
  }

  private static Company company(Person owner) {
    Company company = new Company();
    company.id = 2;
    company.taxId = MARKER + "tax";
    company.quoted = MARKER + "quoted";
    company.name = "Engines Ltd";
    company.owner = owner;
    return company;
  }

  private static Address address(String town) {
    Address address = new Address();
    address.street = MARKER + "street of " + town;
    address.town = town;
    address.geo = new Geo(MARKER + "place", 7);
    return address;
  }

  private static Customer customer() {
    Customer customer = new Customer();
    customer.id = 3;
    customer.home = address("Ely");
    customer.work = address("Hull");
    return customer;
  }

  private static Party privateParty() {
    Party.Private party = new Party.Private();
    party.id = 4;
    party.partyName = MARKER + "name";
    party.nickname = MARKER + "nick";
    party.hobby = "chess";
    return party;
  }

  private static Party firmParty() {
    Party.Firm party = new Party.Firm();
    party.id = 5;
    party.partyName = MARKER + "firm";
    party.register = MARKER + "register";
    return party;
  }

  private static Vehicle car() {
    Vehicle.Car car = new Vehicle.Car();
    car.id = 6;
    car.plate = MARKER + "plate";
    car.engineNumber = MARKER + "engine";
    car.radioCode = MARKER + "radio";
    car.doors = 5;
    return car;
  }

  private static Vehicle truck() {
    Vehicle.Truck truck = new Vehicle.Truck();
    truck.id = 7;
    truck.plate = MARKER + "plate";
    truck.engineNumber = MARKER + "engine";
    truck.axles = 3;
    return truck;
  }

  private static Document invoice() {
    Document.Invoice invoice = new Document.Invoice();
    invoice.id = 8;
    invoice.subject = MARKER + "subject";
    invoice.folder = "paid";
    invoice.iban = MARKER + "iban";
    return invoice;
  }

  private static Document letter() {
    Document.Letter letter = new Document.Letter();
    letter.id = 9;
    letter.subject = MARKER + "subject";
    letter.folder = "sent";
    letter.salutation = "Dear";
    return letter;
  }

  private static Phonebook phonebook() {
    Phonebook book = new Phonebook();
    book.id = 10;
    book.phoneNumbers = List.of(MARKER + "1", MARKER + "2");
    book.pins = Map.of("door", MARKER + "pin");
    book.addresses = List.of(address("Bath"));
    book.places = Map.of("den", new Geo(MARKER + "den", 1));
    book.tags = Set.of("red");
    return book;
  }

  private static Account account() {
    Account account = new Account();
    account.id = 11;
    account.holder = MARKER + "holder";
    account.bank = MARKER + "bank";
    account.branch = "City";
    return account;
  }

  private static Note note() {
    Note note = new Note();
    note.setId(12);
    note.setBody(MARKER + "body");
    note.setAuthor(MARKER + "author");
    note.remark(MARKER + "remark");
    return note;
  }

  private static <T> Audited<T> audited(Audited<T> entity, T detail) {
    entity.id = 13;
    entity.changedBy = MARKER + "clerk";
    entity.detail = detail;
    return entity;
  }

  private static Seat seat() {
    Seat seat = new Seat();
    seat.key = new Seat.Key(MARKER + "seat", 4);
    seat.aisle = "R";
    return seat;
  }

  private static Outer.Nested nested() {
    Outer.Nested nested = new Outer.Nested();
    nested.id = 15;
    nested.secret = MARKER + "secret";
    return nested;
  }
}
