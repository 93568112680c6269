package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.DataKeyStatus;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.Progress;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does through the driver, with real key stores and real cells. */
class KeysTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality }
        mailbox.password: {}
      """;

  @TempDir private Path directory;
  private Sandbox sandbox;
  private String database;
  private Connection connection;

  @BeforeEach
  void store() throws SQLException, IOException {
    sandbox = new Sandbox(directory, COLUMNS);
    database = sandbox.file("crm");
    connection = sandbox.connectAnew(database);
    Sandbox.run(
        connection,
        "create table contact (id int primary key, email varchar(100))",
        "create table mailbox (id int primary key, password varchar(40))",
        "insert into contact values (1, 'ada@example.org'), (2, 'bob@example.org')",
        "insert into mailbox values (1, 'open sesame')");
  }

  @AfterEach
  void shutDown() throws SQLException {
    try (Connection last = Sandbox.plain(database)) {
      Sandbox.run(last, "shutdown");
    }
  }

  @Test
  void changesTheKeyUnderARunningApplication() throws SQLException {
    KeyChange change = Hushcell.keys(connection).changeKey(ChangeOptions.usual(), Progress.none());
    assertThat(change.from()).isNotEqualTo(change.to());
    assertThat(change.keys()).isEqualTo(3);
    assertReadable(connection);
    try (Connection later = sandbox.connectAnew(database)) {
      assertReadable(later);
      assertThat(Hushcell.keys(later).status().keyEncryptionKeys())
          .extracting(KeyEncryptionKeyStatus::state)
          .containsExactly(
              KeyEncryptionKeyStatus.State.RETIRED, KeyEncryptionKeyStatus.State.CURRENT);
    }
  }

  @Test
  void worksWhileTheConnectionHasATransactionOpen() throws SQLException {
    connection.setAutoCommit(false);
    Sandbox.run(connection, "insert into contact values (3, 'eve@example.org')");
    Hushcell.keys(connection).changeKey(ChangeOptions.usual(), Progress.none());
    connection.rollback();
    assertReadable(connection);
    assertThat(Hushcell.keys(connection).status().history()).hasSize(1);
  }

  @Test
  void movesToTheKeyStoreOfAnotherConfiguration() throws SQLException, IOException {
    Path other = directory.resolve("other.yaml");
    Files.writeString(other, store("other.bcfks", "cloud"));
    KeyChange change =
        Hushcell.keys(connection).moveTo(other.toString(), ChangeOptions.usual(), Progress.none());
    assertThat(change.toStore()).contains("other.bcfks");
    assertThat(change.unpinned()).isEmpty();
    assertReadable(connection); // what is in memory
    assertThatThrownBy(() -> sandbox.connectAnew(database))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1320]")
        .hasMessageContaining("keystore.also");
    String old = Files.readString(sandbox.configuration);
    sandbox.configure(
        old.replace(
            "  create: true\n",
            "  also:\n" + store("other.bcfks", "cloud").indent(4).substring(14)));
    try (Connection later = sandbox.connectAnew(database)) {
      assertReadable(later);
    }
    sandbox.configure(store("other.bcfks", "cloud") + COLUMNS);
    try (Connection later = sandbox.connectAnew(database)) {
      assertReadable(later);
      assertThat(Hushcell.status(later).catalogues())
          .extracting(CatalogueStatus::trust)
          .containsExactly("pinned");
    }
  }

  @Test
  void movesToAKeyStoreGivenBySettings() throws SQLException {
    SecretBytes password =
        SecretBytes.copyOf("correct horse battery".getBytes(StandardCharsets.UTF_8));
    KeyStoreSettings settings =
        new KeyStoreSettings(
            "bcfks",
            Optional.of(directory.resolve("third.bcfks").toString()),
            Optional.of(password),
            "third",
            true,
            Map.of());
    Keys keys = Hushcell.keys(connection);
    assertThat(keys.moveTo(settings, ChangeOptions.usual().asDryRun(), Progress.none()).dryRun())
        .isTrue();
    assertThat(keys.moveTo(settings, ChangeOptions.usual(), Progress.none()).to())
        .startsWith("third");
    assertThat(password.length()).isPositive();
    assertReadable(connection);
  }

  @Test
  void aStoreBesideThatCannotBeOpenedStopsNothing() throws SQLException, IOException {
    String old = Files.readString(sandbox.configuration);
    sandbox.configure(
        old.replace(
            "  create: true\n",
            "  also: { type: bcfks, path: "
                + directory.resolve("gone.bcfks")
                + ", password: correct horse battery, key: x }\n"));
    try (Connection later = sandbox.connectAnew(database)) {
      assertReadable(later);
    }
  }

  @Test
  void plansAndCancelsDestructions() throws SQLException {
    Keys keys = Hushcell.keys(connection);
    Destroyable key = new Destroyable.DataKey("PUBLIC", "mailbox.password");
    assertThatThrownBy(() -> keys.scheduleDestruction(key, DestructionOptions.usual()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1348]");
    assertThatThrownBy(
            () ->
                keys.scheduleDestruction(
                    key, DestructionOptions.usual().whereNoOtherDatabaseNeedsIt()))
        .hasMessageContaining("[HC-1359]")
        .hasMessageContaining("1 cells of PUBLIC.MAILBOX.PASSWORD");
    assertThat(keys.cells())
        .extracting(each -> each.cells() + " " + each.column() + " " + each.key().orElse(""))
        .containsExactly("2 EMAIL contact.email", "1 PASSWORD mailbox.password");
    assertThat(
            keys.scheduleDestruction(
                    key,
                    DestructionOptions.usual()
                        .whereNoOtherDatabaseNeedsIt()
                        .withItsCells()
                        .after(Duration.ofMinutes(5)))
                .isDue())
        .isFalse();
    assertThat(keys.destroyDue(false, Progress.none())).isEmpty();
    assertThat(keys.status().outstanding()).hasSize(1);
    keys.cancelDestruction(key);
    assertThat(keys.status().outstanding()).isEmpty();
    assertThatThrownBy(() -> keys.confirmDestroyed(new Destroyable.KeyEncryptionKey("nobody")))
        .hasMessageContaining("[HC-1347]");
    assertReadable(connection);
  }

  @Test
  void cellsOfADestroyedKeyHaveAnErrorOfTheirOwn() throws SQLException, InterruptedException {
    // The shortest waiting period is a minute; a driver with clocks of its own need not wait.
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(10));
    LaterDriver later = new LaterDriver(ahead::get, 1);
    Keys keys = Hushcell.keys(connection);
    keys.scheduleDestruction(
        new Destroyable.DataKey("PUBLIC", "mailbox.password"),
        DestructionOptions.usual()
            .whereNoOtherDatabaseNeedsIt()
            .withItsCells()
            .after(Duration.ofMinutes(5)));
    try (Connection administrator = later.connect(sandbox.url(database))) {
      assertThat(Hushcell.keys(administrator).destroyDue(false, Progress.none()))
          .singleElement() // the database is in this process, so both clocks are one
          .satisfies(step -> assertThat(step.done()).contains("run this again after"));
      ahead.set(Duration.ofMinutes(30));
      assertThat(Hushcell.keys(administrator).destroyDue(false, Progress.none())).hasSize(2);
      assertThat(Hushcell.keys(administrator).status().dataKeys())
          .extracting(key -> key.name() + " " + key.state())
          .containsExactly(
              "contact.email " + DataKeyStatus.State.ACTIVE,
              "mailbox.password " + DataKeyStatus.State.REMOVED);
      assertThat(Sandbox.rows(administrator, "select email from contact order by id")).hasSize(2);
      assertThat(Sandbox.rows(administrator, "select id from mailbox")).containsExactly("1");
      assertThatThrownBy(() -> Sandbox.rows(administrator, "select password from mailbox"))
          .isInstanceOf(SQLDataException.class)
          .hasMessageContaining("[HC-1327]");
      assertThatThrownBy(
              () -> Sandbox.run(administrator, "insert into mailbox values (2, 'again')"))
          .hasMessageContaining("[HC-1327]");
    }
  }

  @Test
  void asksForAConnectionOfOurs() throws SQLException {
    try (Connection plain = Sandbox.plain(database)) {
      assertThatThrownBy(() -> Hushcell.keys(plain)).hasMessageContaining("[HC-1044]");
    }
  }

  private String store(String file, String key) {
    return "keystore:\n  type: bcfks\n  path: "
        + directory.resolve(file)
        + "\n  password: ${file:"
        + directory.resolve("password")
        + "}\n  key: "
        + key
        + "\n"
        + (Files.exists(directory.resolve(file)) ? "" : "  create: true\n");
  }

  private static void assertReadable(Connection connection) throws SQLException {
    assertThat(Sandbox.rows(connection, "select email from contact order by id"))
        .containsExactly("ada@example.org", "bob@example.org");
    assertThat(Sandbox.rows(connection, "select id from contact where email = 'bob@example.org'"))
        .containsExactly("2");
    assertThat(Sandbox.rows(connection, "select password from mailbox"))
        .containsExactly("open sesame");
  }
}
