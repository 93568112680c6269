package dev.hushcell.samples.crm.router;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.samples.crm.credentials.InRows;
import dev.hushcell.samples.crm.demo.DemoMailServer;
import dev.hushcell.samples.crm.home.Home;
import dev.hushcell.samples.crm.router.mail.Credentials;
import dev.hushcell.samples.crm.router.mail.MailServer;
import dev.hushcell.samples.crm.router.mail.OutgoingMail;
import dev.hushcell.samples.crm.router.mail.Postman;
import dev.hushcell.samples.crm.router.store.ActivityRows;
import dev.hushcell.samples.crm.router.store.MailboxReader;
import dev.hushcell.samples.crm.router.store.MailboxRows;
import dev.hushcell.samples.crm.router.store.OutboxRows;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of the application, a mail server, and routers between them. */
final class RouterSetup implements AutoCloseable {
  static final String MAILBOX = "desk@harbour.example";
  static final String CUSTOMER = "ada@lovelace.example";
  static final String PASSWORD = "the password of everybody";
  static final long ID = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final RouterSettings SETTINGS =
      new RouterSettings(
          Duration.ofSeconds(15), PATIENCE, Duration.ofSeconds(30), Duration.ofHours(1), 3);

  private final HushcellDataSource database = new HushcellDataSource();
  private final Home home;
  private final JdbcClient client;
  private DemoMailServer server;

  RouterSetup(Path directory) throws Exception {
    home = Home.at(directory);
    home.password("keys.password");
    home.template("hushcell.yaml", "hushcell.yaml", "utf-16");
    database.setUrl("jdbc:hushcell:h2:file:" + home.file("crm"));
    database.setUser("sa");
    database.setPassword("");
    database.setConfig(home.file("hushcell.yaml").toString());
    database.setProfile("router");
    Flyway.configure().dataSource(database).load().migrate();
    client = JdbcClient.create(database);
    server = startServer();
  }

  /** Empties tables and inboxes, and begins with one mailbox and one contact. */
  void beginAnew() throws Exception {
    for (String table :
        List.of(
            "outbox_mail",
            "activity",
            "mailbox_state",
            "mailbox",
            "email_server_profile",
            "contact")) {
      client.sql("delete from " + table).update();
    }
    for (String table : List.of("mailbox", "email_server_profile")) {
      client.sql("alter table " + table + " alter column id restart with 1").update();
    }
    server.close();
    server = startServer();
    addRows();
  }

  private DemoMailServer startServer() throws Exception {
    return DemoMailServer.start(home, Map.of(MAILBOX, PASSWORD, CUSTOMER, PASSWORD));
  }

  private void addRows() {
    client
        .sql(
            """
            insert into email_server_profile (name, incoming_host, incoming_port, outgoing_host,
              outgoing_port, trusted_certificate) values ('mail', 'localhost', ?, 'localhost', ?, ?)
            """)
        .params(server.incomingPort(), server.outgoingPort(), server.certificate())
        .update();
    client
        .sql(
            """
            insert into mailbox (name, address, profile_id, credentials_from, username, password,
              active) values ('Desk', ?, 1, 'MAILBOX', ?, ?, true)
            """)
        .params(MAILBOX, MAILBOX, PASSWORD)
        .update();
    client
        .sql(
            """
            insert into contact (id, first_name, last_name, name_key, city, email, created, version)
            values (7, 'Ada', 'Lovelace', 'lovelace, ada', 'London', ?, current_timestamp, 0)
            """)
        .param(CUSTOMER)
        .update();
  }

  JdbcClient client() {
    return client;
  }

  DataSource database() {
    return database;
  }

  DemoMailServer server() {
    return server;
  }

  Home home() {
    return home;
  }

  /** Starts the mail server anew, with empty inboxes whose numbers begin anew. */
  void restartServer() throws Exception {
    server.close();
    // The server takes the second as UIDVALIDITY; a new inbox must not share it.
    long second = Instant.now().getEpochSecond();
    while (Instant.now().getEpochSecond() == second) {
      Thread.sleep(20);
    }
    server = startServer();
    client
        .sql("update email_server_profile set incoming_port = ?, outgoing_port = ?")
        .params(server.incomingPort(), server.outgoingPort())
        .update();
  }

  /** Lets one router take the mailbox once, at some time from now. */
  void turn(Duration later) {
    Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    MailboxRows mailboxes = mailboxes();
    OutboxRows outbox = new OutboxRows(client);
    MailboxTurn turn =
        new MailboxTurn(
            mailboxes,
            new ActivityRows(client),
            outbox,
            new Delivery(outbox, SETTINGS, clock),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            SETTINGS,
            clock);
    for (long id : mailboxes.due(clock.instant())) {
      turn.take(id);
    }
  }

  /** Lets a router take the mailbox now. */
  void turn() {
    client.sql("update mailbox_state set next_attempt = current_timestamp").update();
    turn(Duration.ofSeconds(1));
  }

  MailboxRows mailboxes() {
    return new MailboxRows(
        client, new MailboxReader(client, new InRows()), UUID.randomUUID().toString());
  }

  void customerWrites(String subject) throws MessagingException {
    MailServer smtp = new MailServer("localhost", server.outgoingPort(), server.certificate());
    try (Postman postman = Postman.open(smtp, new Credentials(CUSTOMER, PASSWORD), PATIENCE)) {
      postman.sendWithoutCopy(
          new OutgoingMail(
              UUID.randomUUID().toString(), CUSTOMER, MAILBOX, subject, "text", Optional.empty()));
    }
  }

  /** Queues a mail to the customer. */
  void queue(String subject) {
    client
        .sql(
            """
            insert into activity (kind, mailbox_id, address, subject, body, occurred)
            values ('EMAIL_OUT', 1, ?, ?, 'text', current_timestamp)
            """)
        .params(CUSTOMER, subject)
        .update();
    client
        .sql(
            """
            insert into outbox_mail (activity_id, mailbox_id, token, recipient, state, attempts,
              next_attempt)
            select max(a.id), 1, ?, ?, 'QUEUED', 0, current_timestamp from activity a
            """)
        .params(UUID.randomUUID().toString(), CUSTOMER)
        .update();
  }

  /** Returns state and problem of the only mail in the outbox. */
  String outbox() {
    return client
        .sql("select o.state, o.problem, o.attempts from outbox_mail o")
        .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3))
        .single();
  }

  /** Returns problem and failures of the mailbox. */
  String mailbox() {
    return client
        .sql("select s.problem, s.failures from mailbox_state s")
        .query((row, number) -> row.getString(1) + " " + row.getInt(2))
        .single();
  }

  /** Returns the subjects of what came in. */
  List<String> received() {
    return client
        .sql("select a.subject from activity a where a.kind = 'EMAIL_IN' order by a.id")
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
