package dev.hushcell.internal.keyring.proof;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.administration.Administration;
import dev.hushcell.internal.keyring.ledger.H2Connections;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorTests {
  @TempDir private Path directory;
  private final Ledgers db = new Ledgers();
  private Path file;
  private Ledger ledger;

  @BeforeEach
  void createContact() throws SQLException {
    file = directory.resolve("crm.anchor");
    db.anchor = Optional.of(file);
    ledger = db.open();
    db.createContact(ledger);
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void aNewProcessNoticesThatTheDatabaseWasPutBack() throws SQLException {
    List<String> backup = db.backup();
    change();
    db.restore(backup);
    assertRefused(
        KeyringFault.ROLLED_BACK, db.open()::current, "PUBLIC", file.toString(), "on purpose");
  }

  @Test
  void withoutAnAnchorItDoesNot() throws SQLException {
    List<String> backup = db.backup();
    change();
    db.restore(backup);
    db.anchor = Optional.empty();
    assertThat(db.open().current().activated(Ledgers.CONTACT)).isPresent();
  }

  @Test
  void anotherHistoryOfTheSameLengthIsNoticed() throws SQLException {
    List<String> backup = db.backup();
    announce("LEAD");
    db.restore(backup);
    db.anchor = Optional.empty();
    db.open().announce(create("OFFER"));
    db.anchor = Optional.of(file);
    assertRefused(KeyringFault.ROLLED_BACK, db.open()::current);
  }

  @Test
  void anAnchorThatFellBehindIsMovedOn() throws IOException {
    List<String> early = Files.readAllLines(file);
    change();
    List<String> late = Files.readAllLines(file);
    Files.write(file, early); // the process ended before it could write
    assertThat(db.open().current().activated(Ledgers.CONTACT)).isPresent();
    assertThat(Files.readAllLines(file)).isEqualTo(late).isNotEqualTo(early);
  }

  @Test
  void aCatalogueThatWasMadeAnewIsTheLatestFromThenOn() throws SQLException {
    List<String> first = db.backup();
    db.run("DROP ALL OBJECTS");
    db.open().forgetCatalogue("PUBLIC");
    db.createContact(db.open());
    assertThat(db.open().current().activated(Ledgers.CONTACT)).isPresent();
    db.restore(first);
    db.keyStore.pins.clear(); // which would know it, too
    assertRefused(KeyringFault.ROLLED_BACK, db.open()::current);
  }

  @Test
  void aDeliberateReturnIsAcceptedWhenItsLinesAreRemoved() throws SQLException, IOException {
    List<String> backup = db.backup();
    change();
    db.restore(backup);
    Files.write(file, Files.readAllLines(file).subList(0, 1));
    assertThat(db.open().current().activated(Ledgers.CONTACT)).isPresent();
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void aFileThatIsNotThereIsMadeForItsOwner() throws IOException {
    Files.delete(file);
    assertThat(db.open().current().activated(Ledgers.CONTACT)).isPresent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new Administration(db.open().access()).status().anchor()).contains(file.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hushcell-anchor 2",
        "hushcell-anchor 1\nx",
        "hushcell-anchor 1\nplace no-uuid 1 tag",
        "hushcell-anchor 1\nplace 00000000-0000-0000-0000-000000000000 one tag",
      })
  void refusesADamagedFile(String content) throws IOException {
    Files.writeString(file, content);
    assertRefused(KeyringFault.ANCHOR_UNUSABLE, db.open()::current, file.toString());
  }

  @Test
  void refusesAFileThatCannotBeRead() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused(KeyringFault.ANCHOR_UNUSABLE, db.open()::current, "cannot be read");
  }

  @Test
  void aFileThatCannotBeWrittenIsNoReasonToStop() throws IOException {
    List<String> before = Files.readAllLines(file);
    Files.delete(directory.resolve("crm.anchor.lock"));
    Files.createDirectory(directory.resolve("crm.anchor.lock"));
    change();
    assertThat(db.open().current().activated(Ledgers.CONTACT)).isPresent();
    assertThat(Files.readAllLines(file)).isEqualTo(before);
  }

  @Test
  void neitherIsALockThatSomebodyElseHolds() throws IOException {
    List<String> before = Files.readAllLines(file);
    try (FileChannel channel =
            FileChannel.open(directory.resolve("crm.anchor.lock"), StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      announce("LEAD");
    }
    assertThat(Files.readAllLines(file)).isEqualTo(before);
  }

  @Test
  void remembersNothingOfADatabaseThatEndsWithTheProcess() throws SQLException, IOException {
    Files.delete(file);
    try (Ledgers memory = new Ledgers()) {
      memory.anchor = Optional.of(file);
      Ledger inMemory = memory.open(new H2Connections(memory.url, ""), memory.keyStore, Set.of());
      memory.createContact(inMemory);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void aTrialOfAnImportDoesNotMoveItOn() throws SQLException, IOException {
    List<String> early = db.backup();
    List<String> noted = Files.readAllLines(file);
    db.anchor = Optional.empty();
    Ledger without = db.open();
    without.announce(create("LEAD"));
    String export = without.exchange().written("PUBLIC");
    db.restore(early);
    db.anchor = Optional.of(file);
    db.open().exchange().putBack(export, ImportOptions.usual().asDryRun());
    assertThat(Files.readAllLines(file)).isEqualTo(noted);
    assertThat(db.open().current().activated(Ledgers.CONTACT)).isPresent();
  }

  @Test
  void manyDatabasesShareOneFileAndNoneIsForgotten() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Ledgers> others = new ArrayList<>();
    try {
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Ledgers other = new Ledgers();
        others.add(other);
        other.anchor = db.anchor;
        H2Connections place = new H2Connections(other.url, "h2:" + i);
        tasks.add(
            () -> {
              other.createContact(other.open(place, other.keyStore, Set.of()));
              return place.place();
            });
      }
      for (Future<Object> each : threads.invokeAll(tasks)) {
        assertThatCode(each::get).doesNotThrowAnyException();
      }
    } finally {
      threads.shutdownNow();
      for (Ledgers each : others) {
        each.close();
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(1 + 1 + 6);
  }

  private void change() {
    new Administration(ledger.access())
        .change(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
  }

  private void announce(String table) {
    ledger.announce(create(table));
  }

  private static List<SchemaChange> create(String table) {
    TableName name = new TableName("PUBLIC", table);
    return List.of(Ledgers.create(Ledgers.column(name, "NAME", "VARCHAR(9)", Search.NONE)));
  }
}
