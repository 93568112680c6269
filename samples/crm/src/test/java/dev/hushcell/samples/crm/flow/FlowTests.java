package dev.hushcell.samples.crm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.CellUse;
import dev.hushcell.samples.crm.support.Correspondence;
import dev.hushcell.samples.crm.support.Database;
import dev.hushcell.samples.crm.support.LeakScan;
import dev.hushcell.samples.crm.support.Pages;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same business day on each database; then its files are searched for what must not be there.
 * An ordinary build spends it on H2 alone; a nightly one also shows that the search finds what a
 * plain database holds.
 */
class FlowTests {
  /** So many cells of a column pages may open in a minute. */
  private static final long LIMIT = 20_000;

  @TempDir Path directory;

  static Stream<Database> databases() {
    return Boolean.getBoolean("dev.hushcell.nightly")
        ? Stream.of(
            Database.h2(), Database.plainH2(), Database.plainPostgres(), Database.postgres())
        : Stream.of(Database.h2());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void worksAndLeavesNothingInClearWhereProtected(Database database) throws Exception {
    Path home = directory.resolve("home");
    Database.Opened opened = database.opening().apply(home);
    Signs signs;
    try {
      RunningCrm crm = database.start(home, opened);
      try (crm;
          Pages pages = new Pages(crm.place()).signIn("admin", RunningCrm.PASSWORD)) {
        try {
          signs = spendTheDay(pages, database.isProtected());
          assertThat(readableByOthers(home)).isEmpty();
        } catch (AssertionError e) {
          throw new AssertionError(e.getMessage() + "\n\n" + crm.printed(), e);
        }
      }
      assertThat(withoutOthers(crm.printed())) // no statement was refused; it ended in peace
          .doesNotContain("[HC-2", "Exception");
      try (Connection plain = opened.plain()) {
        signs.fit(plain);
      }
    } finally {
      opened.closing().close();
    }
    LeakScan files = new LeakScan(opened.files());
    if (database.isProtected()) {
      assertThat(files.find(BusinessDay.STORED)).isEmpty();
      assertThat(files.find(BusinessDay.NOT_STORED)).isEmpty();
      staysFarBelowItsLimits(home.resolve("cells.audit"));
    } else {
      assertThat(files.find(BusinessDay.STORED)).isEqualTo(BusinessDay.STORED);
    }
  }

  /**
   * GreenMail's thread fails when one connection reads a message that another one deletes; and a
   * driver names a method while it tells of a row that was there already, which two equal forms
   * sent at once may both find out.
   */
  private static String withoutOthers(String printed) {
    return printed
        .replaceAll("(?ms)^Exception in thread \"(imap|smtp)s?:.*?(?=^\\d{4}-|\\z)", "")
        .replace("Call getNextException to see other errors in the batch.", "");
  }

  /** Shows that a day's work, done in a minute or two, uses up a small part of what it may. */
  private static void staysFarBelowItsLimits(Path audit) throws SQLException {
    List<CellUse> uses = Hushcell.auditUse(List.of(audit), Optional.empty()).uses();
    assertThat(uses).filteredOn(each -> each.profile().equals("web")).hasSizeGreaterThan(10);
    assertThat(uses).allSatisfy(each -> assertThat(each.exceeded()).isZero());
    assertThat(uses)
        .filteredOn(each -> each.profile().equals("web"))
        .allSatisfy(
            each -> {
              assertThat(each.opened().minute()).as(each.column().toString()).isLessThan(LIMIT / 5);
              assertThat(each.opened().statement()).isLessThanOrEqualTo(200);
            });
  }

  /** Returns what others than the owner may do something with. */
  private static List<Path> readableByOthers(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(each -> Files.isRegularFile(each) || Files.isDirectory(each))
          .filter(
              each -> {
                try {
                  String allowed =
                      PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
                  return !allowed.endsWith("------");
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  private Signs spendTheDay(Pages pages, boolean isProtected) throws Exception {
    Correspondence outside = Correspondence.with(pages);
    BusinessDay day = new BusinessDay(pages, isProtected);
    day.beginsToEncryptTheHistory();
    day.createsAnAccountAndAContact();
    day.findsTheContact();
    day.filtersListsAndReadsTheHistory();
    day.jumpsToAPage();
    day.findsNamesWhateverLettersTheyHave();
    day.exportsItsContacts();
    day.keepsAssets();
    day.readsTheHistory();
    day.setsUpAMailbox();
    day.breaksAndRepairsTheMailServer();
    day.receivesMail(outside);
    day.sendsMail(outside);
    day.notesImportsAndDeletes(directory);
    day.looksThroughTheGlass();
    day.changesTheKey();
    day.stillSendsAndReceives(outside);
    CarelessDay careless = new CarelessDay(pages);
    careless.sendsFormsTwice();
    careless.sendsTheSameContactFromTwoWindows();
    careless.savesWhatSomebodyElseSaved();
    careless.savesWhatSomebodyElseDeleted();
    careless.demotesHimself();
    careless.asksForWhatIsNotThere();
    careless.typesWhatCannotBeStored();
    careless.goesWhereOnlyFormsGo();
    careless.sendsAFileThatIsTooLarge(directory);
    day.hasTheHistoryEncrypted();
    Signs signs = Signs.of(pages);
    day.endsInTheMiddleOfAnImport(directory);
    return signs;
  }
}
