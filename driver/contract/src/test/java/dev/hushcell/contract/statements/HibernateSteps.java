package dev.hushcell.contract.statements;

import dev.hushcell.contract.statements.model.Mail;
import dev.hushcell.contract.statements.model.Money;
import dev.hushcell.contract.statements.model.Parties;
import dev.hushcell.contract.statements.model.Shop;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Hibernate;
import org.hibernate.KeyType;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Timeouts;

/** What an application does with its entities: storing, changing, loading and locking them. */
final class HibernateSteps {
  private final SessionFactory factory;
  private final Recorder recorder;
  private final ConnectionDouble database;

  HibernateSteps(SessionFactory factory, Recorder recorder, ConnectionDouble database) {
    this.factory = factory;
    this.recorder = recorder;
    this.database = database;
  }

  void run() {
    storeParties();
    storeMail();
    storeOrders();
    withoutSession();
    load();
    lock();
  }

  private void storeParties() {
    step(
        "store, change and delete a person",
        session -> {
          Parties.Person person = person();
          session.persist(person);
          session.flush();
          person.email = "new@example.org";
          person.home.street = "1 New Street";
          person.notes = "moved";
          person.phones.add(new Parties.Phone("+1 555 0101", "work"));
          person.nicknames.set(0, "Al");
          session.flush();
          person.phones.clear();
          person.nicknames.remove(0);
          session.flush();
          session.remove(person);
        });
    step(
        "store, change and delete a company",
        session -> {
          Parties.Company company = new Parties.Company();
          company.displayName = "Firm";
          company.taxId = "DE123";
          company.legalName = "Firm Ltd";
          session.persist(company);
          session.flush();
          company.taxId = "DE124";
          company.website = "https://example.org";
          session.flush();
          session.remove(company);
        });
    step("store staff", HibernateSteps::storeStaff);
    step("store a country", session -> session.persist(country()));
  }

  private static Parties.Person person() {
    Parties.Person person = new Parties.Person();
    person.displayName = "Ada L.";
    person.firstName = "Ada";
    person.lastName = "L";
    person.email = "ada@example.org";
    person.notes = "prefers mail";
    person.hobby = "engines";
    person.home = new Parties.Address();
    person.home.street = "Street 1";
    person.home.city = "London";
    person.phones.add(new Parties.Phone("+1 555 0100", "home"));
    person.nicknames.add("Countess");
    return person;
  }

  private static Parties.Country country() {
    Parties.Country country = new Parties.Country();
    country.code = "uk";
    country.name = "Britain";
    return country;
  }

  private static void storeStaff(Session session) {
    Parties.Department department = new Parties.Department();
    department.id = 1L;
    department.doorCode = "1234";
    session.persist(department);
    Parties.Employee employee = new Parties.Employee();
    employee.id = 7L;
    employee.name = "Bob";
    employee.workEmail = "bob@example.org";
    employee.department = department;
    session.persist(employee);
    session.flush();
    employee.workEmail = "bobby@example.org";
    department.doorCode = "9876";
    session.flush();
    session.remove(employee);
    session.remove(department);
  }

  private void storeMail() {
    step("store, change and delete an account with its mail", HibernateSteps::mail);
    step("store, change and delete a ticket", HibernateSteps::ticket);
    step("merge a detached subscriber", session -> session.merge(subscriber()));
  }

  private static void mail(Session session) {
    Mail.Account account = new Mail.Account();
    account.username = "ada";
    account.passwordHash = "hash";
    session.persist(account);
    Mail.Mailbox mailbox = new Mail.Mailbox();
    mailbox.id = 5L;
    mailbox.ownerEmail = "ada@example.org";
    mailbox.account = account;
    Mail.Message message = new Mail.Message();
    message.sender = "bob@example.org";
    message.subject = "Hello";
    message.mailbox = mailbox;
    mailbox.messages.add(message);
    session.persist(mailbox);
    Mail.Tag tag = new Mail.Tag();
    tag.id = 1L;
    tag.word = "new";
    session.persist(tag);
    message.tags.add(tag);
    session.flush();
    account.username = "ada2";
    message.subject = "Hello again";
    mailbox.accessKey = "key";
    message.tags.clear();
    tag.word = "old";
    session.flush();
    mailbox.messages.clear();
    session.flush();
    session.remove(mailbox);
    session.remove(account);
    session.remove(tag);
  }

  private static void ticket(Session session) {
    Mail.Ticket ticket = new Mail.Ticket();
    ticket.id = new UUID(1, 2);
    ticket.title = "Broken";
    ticket.reporterEmail = "ada@example.org";
    ticket.state = Mail.State.OPEN;
    session.persist(ticket);
    session.persist(new Mail.AuditEntry());
    session.flush();
    ticket.description = "It is broken";
    session.flush();
    session.remove(ticket);
  }

  private static Mail.Subscriber subscriber() {
    Mail.Subscriber subscriber = new Mail.Subscriber();
    subscriber.id = 3L;
    subscriber.email = "ada@example.org";
    subscriber.token = "t";
    return subscriber;
  }

  private void storeOrders() {
    step("store, change and delete an order", HibernateSteps::orders);
    step("store, change and delete belongings", HibernateSteps::belongings);
  }

  private static void orders(Session session) {
    Shop.Product product = new Shop.Product();
    product.sku = "A-1";
    session.persist(product);
    Shop.PurchaseOrder order = new Shop.PurchaseOrder();
    order.number = "1";
    order.deliveryNote = "ring twice";
    session.persist(order);
    Shop.OrderLine line = new Shop.OrderLine();
    line.id = new Shop.LineId(order.id, 1);
    line.order = order;
    line.product = product;
    order.lines.add(line);
    session.persist(line);
    Money.CardPayment card = new Money.CardPayment();
    card.cardNumber = "4111111111111111";
    card.order = order;
    session.persist(card);
    Money.TransferPayment transfer = new Money.TransferPayment();
    transfer.iban = "DE00";
    transfer.referenceText = "invoice 1";
    session.persist(transfer);
    session.flush();
    line.quantity = 2;
    order.deliveryNote = "ring once";
    card.cardNumber = "4111";
    transfer.iban = "DE01";
    product.stock = 4;
    session.flush();
    order.lines.clear();
    session.flush();
    session.remove(card);
    session.remove(order);
    session.remove(product);
  }

  private static void belongings(Session session) {
    Money.Vehicle vehicle = new Money.Vehicle();
    vehicle.id = 1L;
    vehicle.plate = "AB-123";
    session.persist(vehicle);
    Money.Building building = new Money.Building();
    building.id = 2L;
    building.alarmCode = "0000";
    session.persist(building);
    session.flush();
    vehicle.plate = "AB-124";
    building.alarmCode = "1111";
    session.flush();
    session.remove(vehicle);
    session.remove(building);
  }

  private void withoutSession() {
    stateless("upsert a subscriber", session -> session.upsert(subscriber()));
    stateless(
        "upsert what has a version",
        session -> {
          Parties.Employee employee = new Parties.Employee();
          employee.id = 4L;
          employee.workEmail = "eve@example.org";
          session.upsert(employee);
        });
    stateless("upsert a country", session -> session.upsert(country()));
    stateless(
        "insert, update and delete without a session",
        session -> {
          Mail.Subscriber subscriber = subscriber();
          session.insert(subscriber);
          session.update(subscriber);
          session.delete(subscriber);
        });
    stateless("refresh without a session", session -> session.refresh(subscriber()));
  }

  private void load() {
    step("find a person", session -> session.find(Parties.Person.class, 1L));
    step("find a party", session -> session.find(Parties.Party.class, 1L));
    step("find a payment", session -> session.find(Money.Payment.class, 1L));
    step("find a belonging", session -> session.find(Money.Asset.class, 1L));
    step("find a ticket", session -> session.find(Mail.Ticket.class, new UUID(1, 1)));
    step("find a line", session -> session.find(Shop.OrderLine.class, new Shop.LineId(1L, 1)));
    step("find a product", session -> session.find(Shop.Product.class, 1L));
    step("find by natural id", session -> session.find(Mail.Account.class, "ada", KeyType.NATURAL));
    step("find several", session -> session.findMultiple(Mail.Mailbox.class, List.of(1L, 2L, 3L)));
    step(
        "find several subscribers",
        session -> session.findMultiple(Mail.Subscriber.class, List.of(1L, 2L)));
    step("load in batches", HibernateSteps::loadInBatches);
    answered(
        "load collections",
        session -> {
          Hibernate.initialize(session.find(Mail.Mailbox.class, 1L).messages);
          Hibernate.initialize(session.find(Mail.Account.class, 1L).mailboxes);
          Hibernate.initialize(session.find(Parties.Department.class, 1L).staff);
          Hibernate.initialize(session.find(Shop.PurchaseOrder.class, 1L).lines);
        });
    answered(
        "load what belongs to a message",
        session -> Hibernate.initialize(session.find(Mail.Message.class, 1L).tags));
    answered("refresh an account", s -> s.refresh(s.find(Mail.Account.class, 1L)));
  }

  private static void loadInBatches(Session session) {
    for (long id = 1; id < 4; id++) {
      session.getReference(Mail.Mailbox.class, id);
      session.getReference(Parties.Party.class, id);
    }
    Hibernate.initialize(session.getReference(Mail.Mailbox.class, 1L));
  }

  private void lock() {
    for (LockModeType mode : LockModeType.values()) {
      step("find with " + mode, s -> s.find(Mail.Account.class, 1L, mode));
    }
    for (LockMode mode : List.of(LockMode.UPGRADE_NOWAIT, LockMode.UPGRADE_SKIPLOCKED)) {
      step("find with " + mode, session -> session.find(Mail.Account.class, 1L, mode));
    }
    step(
        "find with a time-out",
        session ->
            session.find(Mail.Mailbox.class, 1L, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT));
    answered(
        "find with hints",
        session ->
            session.find(
                Parties.Person.class,
                1L,
                LockModeType.PESSIMISTIC_WRITE,
                Map.of("jakarta.persistence.lock.timeout", 2000)));
    step(
        "find an order to change it",
        session -> session.find(Shop.PurchaseOrder.class, 1L, LockMode.PESSIMISTIC_WRITE));
  }

  /** A step of which the database answers one row to each query. */
  private void answered(String name, Consumer<Session> action) {
    database.answerRows(1);
    step(name, action);
    database.answerRows(0);
  }

  private void step(String name, Consumer<Session> action) {
    recorder.step(name);
    try (Session session = factory.openSession()) {
      session.beginTransaction();
      action.accept(session);
      session.flush();
    } catch (PersistenceException notThere) {
      requireNotFound(name, notThere);
    }
  }

  private void stateless(String name, Consumer<StatelessSession> action) {
    recorder.step(name);
    try (StatelessSession session = factory.openStatelessSession()) {
      session.beginTransaction();
      action.accept(session);
    } catch (PersistenceException notThere) {
      requireNotFound(name, notThere);
    }
  }

  /** The double has no rows, which is as good as a row to see what was asked. */
  private static void requireNotFound(String name, RuntimeException thrown) {
    boolean expected =
        thrown instanceof jakarta.persistence.EntityNotFoundException
            || thrown instanceof org.hibernate.ObjectNotFoundException
            || thrown instanceof org.hibernate.UnresolvableObjectException
            || thrown instanceof LockTimeoutException;
    if (!expected) {
      throw new IllegalStateException(name, thrown);
    }
  }
}
