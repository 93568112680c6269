package dev.hushcell.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.Hushcell;
import dev.hushcell.LaterDriver;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.DataKeyStatus;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of an administrator while four application processes read and write: twelve changes of the
 * key-encryption key, a move from a file to a token and from there to a cloud, a destroyed key.
 */
@Tag("nightly")
class YearTests {
  private static final Destroyable.DataKey PASSWORDS =
      new Destroyable.DataKey("PUBLIC", "mailbox.password");

  @TempDir private Path directory;
  private Configurations configurations;
  private Database database;
  private Administrator administrator;
  private Fleet fleet;

  @Test
  @Timeout(300) // processes that hang must not hang the build
  void nothingIsLostAndWhatIsDestroyedStaysSo() throws Exception {
    configurations =
        new Configurations(
            directory,
            """
            columns:
              contact.email: { search: equality }
              mailbox.password: {}
              note.text: {}
            """);
    Stores stores = new Stores(directory);
    Store token = stores.token("crm", "year-master");
    Store file = stores.secretKey("keys.p12");
    Store cloud = stores.transit();
    try (var ignored = cloud.server();
        Database ofTheYear = new Database(directory);
        Administrator person = new Administrator(ofTheYear.url(), configurations.of(file));
        Fleet applications = new Fleet()) {
      database = ofTheYear;
      administrator = person;
      fleet = applications;
      liveThrough(file, token, cloud);
    }
  }

  private void liveThrough(Store file, Store token, Store cloud) throws Exception {
    makeTables();
    fleet.start(database.url(), configurations.of(file));
    database.backUp("january");
    String january = fingerprint();
    changeKeys();
    restart(file, List.of(token));
    administrator.move(configurations.of(token));
    fleet.work();
    restart(token, List.of(file, cloud));
    changeKeys();
    requireNewKeysAreMade();
    administrator.move(configurations.of(cloud));
    fleet.work();
    restart(cloud, List.of(token, file));
    changeKeys();
    assertThat(administrator.status().history()).hasSize(14);
    Path all = configurations.of(cloud, List.of(token, file), "catalogue: " + january + "\n");
    requireOpens(database.restored("january"), all);
    destroyPasswords();
    requireDoesNotOpen(database.restored("january"), all);
    requireNothingLost(fleet.end());
  }

  private void makeTables() throws SQLException {
    run(
        "create table contact (owner varchar(9), line int, email varchar(60),"
            + " primary key (owner, line))",
        "create table mailbox (owner varchar(9), line int, password varchar(60),"
            + " primary key (owner, line))",
        "create index by_email on contact (email)");
  }

  private String fingerprint() throws SQLException {
    List<CatalogueStatus> catalogues = Hushcell.status(administrator.connection()).catalogues();
    assertThat(catalogues).hasSize(1);
    return catalogues.get(0).fingerprint();
  }

  /** Four months with a change each; the applications work under each of the keys. */
  private void changeKeys() throws Exception {
    for (int month = 0; month < 4; month++) {
      administrator.changeKey();
      assertThatThrownBy(
              () -> administrator.keys().changeKey(ChangeOptions.usual(), Progress.none()))
          .hasMessageContaining("[HC-1341]");
      fleet.work();
    }
  }

  private void restart(Store first, List<Store> also) throws Exception {
    Path configuration = configurations.of(first, also);
    fleet.restart(database.url(), configuration);
    administrator.use(configuration);
  }

  private void requireNewKeysAreMade() throws SQLException {
    run("create table note (text varchar(60))", "insert into note values ('made in autumn')");
    assertThat(administrator.status().dataKeys()).hasSize(3);
  }

  private void destroyPasswords() throws Exception {
    administrator
        .keys()
        .scheduleDestruction(
            PASSWORDS, DestructionOptions.usual().whereNoOtherDatabaseNeedsIt().withItsCells());
    assertThat(administrator.status().outstanding()).hasSize(1);
    administrator.pass(Duration.ofHours(71));
    assertThat(administrator.keys().destroyDue(false, Progress.none())).isEmpty();
    fleet.work();
    assertThat(fleet.knowsPasswordsGone()).isFalse();
    administrator.pass(Duration.ofHours(2)); // by the only clock, which could be wrong
    assertThat(administrator.keys().destroyDue(false, Progress.none())).isEmpty();
    assertThat(passwords().state()).isEqualTo(DataKeyStatus.State.ACTIVE);
    administrator.pass(Duration.ofDays(3));
    assertThat(administrator.keys().destroyDue(false, Progress.none())).hasSize(1);
    assertThat(passwords().state()).isEqualTo(DataKeyStatus.State.ACTIVE);
    administrator.pass(Duration.ofHours(2));
    assertThat(administrator.keys().destroyDue(false, Progress.none())).isNotEmpty();
    assertThat(passwords().state()).isEqualTo(DataKeyStatus.State.REMOVED);
    fleet.awaitPasswordsGone();
    assertThat(administrator.status().outstanding()).isNotEmpty();
    administrator.pass(Duration.ofMinutes(2));
    assertThat(administrator.keys().destroyDue(false, Progress.none()))
        .hasSize(15)
        .noneMatch(DestructionStep::isFinal);
    administrator.pass(Duration.ofMinutes(2));
    assertThat(administrator.keys().destroyDue(false, Progress.none()))
        .hasSize(15)
        .allMatch(DestructionStep::isFinal);
    requireDestroyed();
    fleet.work();
  }

  private DataKeyStatus passwords() throws SQLException {
    return administrator.status().dataKeys().stream()
        .filter(key -> key.name().equals(PASSWORDS.name()))
        .findFirst()
        .orElseThrow();
  }

  private void requireDestroyed() throws SQLException {
    KeyStatus status = administrator.status();
    assertThat(passwords().state()).isEqualTo(DataKeyStatus.State.DESTROYED);
    assertThat(status.outstanding()).isEmpty();
    assertThat(status.keyEncryptionKeys())
        .filteredOn(kek -> kek.state() == KeyEncryptionKeyStatus.State.DESTROYED)
        .hasSize(15);
    assertThat(status.history()).hasSizeGreaterThan(14 + 15);
    assertThatThrownBy(() -> count("select password from mailbox"))
        .hasMessageContaining("[HC-1327]");
  }

  /** A backup opens as long as the key-encryption key of its time is there. */
  private void requireOpens(String url, Path configuration) throws SQLException {
    try (Connection restored = connect(url, configuration);
        Statement statement = restored.createStatement();
        ResultSet row = statement.executeQuery("select owner, line, password from mailbox")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(3)).isEqualTo(Application.password(row.getString(1), row.getInt(2)));
      statement.execute("shutdown");
    }
  }

  private static void requireDoesNotOpen(String url, Path configuration) {
    assertThatThrownBy(
            () -> {
              try (Connection restored = connect(url, configuration);
                  Statement statement = restored.createStatement()) {
                statement.executeQuery("select password from mailbox");
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1320]");
  }

  private static Connection connect(String url, Path configuration) throws SQLException {
    return new LaterDriver(() -> Duration.ZERO, 1)
        .connect(url + ";hushcell.config=" + configuration);
  }

  private void requireNothingLost(List<Integer> rows) throws SQLException {
    try (PreparedStatement find =
        administrator
            .connection()
            .prepareStatement("select line, email from contact where owner = ? order by line")) {
      for (int i = 0; i < rows.size(); i++) {
        find.setString(1, Fleet.name(i));
        try (ResultSet row = find.executeQuery()) {
          for (int number = 0; number < rows.get(i); number++) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(number);
            assertThat(row.getString(2)).isEqualTo(Application.email(Fleet.name(i), number));
          }
          assertThat(row.next()).isFalse();
        }
      }
    }
    assertThat(count("select text from note where text is not null")).isEqualTo(1);
  }

  private int count(String sql) throws SQLException {
    try (Statement statement = administrator.connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int count = 0;
      while (row.next()) {
        assertThat(row.getString(1)).isNotNull();
        count++;
      }
      return count;
    }
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = administrator.connection().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
