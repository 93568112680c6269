package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A web process and a mail process: which set-ups keep the one from the passwords of the other, and
 * which only keep it from mistakes. Each process is a driver of its own with a configuration of its
 * own; the web process is given every right in the database and every byte of it.
 */
class BoundaryTests {
  private static final String SECRET = "open sesame";

  @TempDir private Path directory;
  private Party web;
  private Party mail;

  /** What a process is given: a key store and its password, and a configuration. */
  private record Party(Path home, Sandbox sandbox) {
    Connection connect(String database) throws SQLException {
      return sandbox.connectAnew(database);
    }
  }

  @BeforeEach
  void giveEachAKeyStore() throws IOException, SQLException {
    web = party("web", "columns:\n  contact.email: {}\n  mailbox.password: {}\n");
    mail = party("mail", "columns:\n  mailbox.password: {}\n");
    for (Party each : List.of(web, mail)) {
      each.connect("h2:mem:first").close(); // makes its key, which none is where there are cells
    }
  }

  private Party party(String name, String columns) throws IOException {
    Path home = Files.createDirectory(directory.resolve(name));
    return new Party(home, new Sandbox(home, columns));
  }

  private String database(String name) {
    return "h2:file:" + directory.resolve(name);
  }

  private void storePassword(Party owner, String database) throws SQLException {
    try (Connection connection = owner.connect(database)) {
      Sandbox.run(
          connection,
          "create table mailbox (id int primary key, password varchar(40))",
          "insert into mailbox values (1, '" + SECRET + "')");
    }
  }

  @Test
  void aDatabaseAndAKeyStoreEachAreABoundary() throws Exception {
    storePassword(mail, database("mail"));
    try (Connection contacts = web.connect(database("web"))) {
      Sandbox.run(
          contacts,
          "create table contact (id int primary key, email varchar(40))",
          "insert into contact values (1, 'ada@example.org')");
      assertThat(Sandbox.rows(contacts, "select email from contact")).hasSize(1);
    }
    Refusal.of(
        KeyringFault.KEY_NOT_OPENED,
        () -> {
          try (Connection stranger = web.connect(database("mail"))) {
            Sandbox.rows(stranger, "select password from mailbox");
          }
        });
    requireNothingInClear("mail");
    try (Connection owner = mail.connect(database("mail"))) {
      assertThat(Sandbox.rows(owner, "select password from mailbox")).containsExactly(SECRET);
    }
  }

  /** Also not by taking cells and wrapped keys over into a database of its own. */
  @Test
  void whatIsCopiedAcrossTheBoundaryOpensNowhere() throws Exception {
    storePassword(mail, database("mail"));
    shutDown("mail");
    Files.copy(directory.resolve("mail.mv.db"), directory.resolve("copy.mv.db"));
    Refusal.of(
        KeyringFault.KEY_NOT_OPENED,
        () -> {
          try (Connection stranger = web.connect(database("copy"))) {
            Sandbox.rows(stranger, "select password from mailbox");
          }
        });
  }

  @Test
  void twoKeyStoresInOneDatabaseAreRefusedToWhoHasOneOfThem() throws Exception {
    try (Connection contacts = web.connect(database("crm"))) {
      Sandbox.run(
          contacts,
          "create table contact (id int primary key, email varchar(40))",
          "create schema mail");
    }
    Refusal.of(KeyringFault.KEY_NOT_OPENED, () -> mail.connect(database("crm")).close());
  }

  @Test
  void profilesOfOneKeyStoreAreAGuard() throws Exception {
    web.sandbox()
        .declare(
            """
            columns: { mailbox.password: {} }
            access:
              web: { mailbox.password: { write-only: true } }
              router: {}
            """);
    String database = database("crm");
    storePassword(web, database + ";hushcell.profile=router");
    try (Connection guarded = web.connect(database + ";hushcell.profile=web")) {
      Refusal.of(PlanFault.WRITE_ONLY, () -> Sandbox.rows(guarded, "select password from mailbox"));
    }
    // Whoever has the key store needs but name another profile.
    try (Connection other = web.connect(database + ";hushcell.profile=router")) {
      assertThat(Sandbox.rows(other, "select password from mailbox")).containsExactly(SECRET);
    }
  }

  private void requireNothingInClear(String database) throws SQLException {
    try (Connection plain = Sandbox.plain(database(database))) {
      List<String> bytes = Sandbox.bytes(plain, "select password from mailbox");
      assertThat(bytes).hasSize(1).noneMatch(each -> each.contains(SECRET));
    }
  }

  private void shutDown(String database) throws SQLException {
    try (Connection plain = Sandbox.plain(database(database))) {
      Sandbox.run(plain, "shutdown");
    }
  }
}
