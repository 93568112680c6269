package dev.hushcell.samples.crm.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Database;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What users see and do in a real browser; a nightly build keeps pictures of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTests {
  private static final int DESK = 1366;
  private static final int SMALL_DESK = 1280;
  private static final int LARGE_DESK = 1920;
  private static final int PHONE = 390;

  /**
   * How pages are looked at. In an ordinary build, every second page in the first of these ways,
   * the others in the last.
   */
  private static final List<Look> EVERY_LOOK =
      Stream.of(false, true)
          .flatMap(
              dark -> Stream.of(SMALL_DESK, LARGE_DESK, PHONE).map(width -> new Look(width, dark)))
          .toList();

  /** Pages, and what their headings say. */
  private static final List<Page> PAGES =
      List.of(
          new Page("/", "Good to see you, Administrator"),
          new Page("/contacts", "Contacts"),
          new Page("/contacts?sort=nameKey&order=desc", "Contacts"),
          new Page("/contacts/new", "New contact"),
          new Page("/contacts/1", "Ada Lovelace"),
          new Page("/contacts/1/edit", "Edit contact"),
          new Page("/search", "Search"),
          new Page("/contacts/import", "Import contacts"),
          new Page("/accounts", "Accounts"),
          new Page("/accounts/1", "Analytical Engines"),
          new Page("/accounts/new", "New account"),
          new Page("/leads", "Leads"),
          new Page("/leads/board", "Leads"),
          new Page("/leads/new", "New lead"),
          new Page("/leads/1", "Tables of tides"),
          new Page("/activities", "Activities"),
          new Page("/activities/1", "Asked for the price list"),
          new Page("/activities/new", "New activity"),
          new Page("/outbox", "Outbox"),
          new Page("/outbox/new", "Write"),
          new Page("/mailboxes", "Mailboxes"),
          new Page("/mailboxes/1", "Support"),
          new Page("/mailboxes/new", "New mailbox"),
          new Page("/profiles", "Mail servers"),
          new Page("/profiles/1", "Demo mail server"),
          new Page("/profiles/new", "New mail server"),
          new Page("/queues", "Queues"),
          new Page("/queues/new", "New queue"),
          new Page("/users", "Users"),
          new Page("/users/1", "Administrator"),
          new Page("/users/new", "New user"),
          new Page("/settings", "Settings"),
          new Page("/settings/password", "Change password"),
          new Page("/glass", "Glass"),
          new Page("/glass?table=contact", "Glass"),
          new Page("/glass?table=queue", "Glass"),
          new Page("/glass/keys", "Glass"),
          new Page("/glass/module", "Glass"),
          new Page("/demo", "The customers' inboxes"),
          new Page("/nowhere", "Not here"));

  private record Page(String path, String heading) {}

  private record Look(int width, boolean dark) {
    String name() {
      return (dark ? "dark" : "light") + "-" + width;
    }
  }

  @TempDir static Path directory;
  private static Database.Opened database;
  private static RunningCrm crm;
  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    Chromium.assumeInstalled();
    Path home = directory.resolve("home");
    database = Database.postgres().opening().apply(home);
    crm = RunningCrm.start(home, database.arguments());
    browser = Chromium.open(crm.place());
    browser.look(DESK, false);
  }

  @AfterAll
  static void stop() throws InterruptedException, IOException {
    if (browser != null) {
      browser.close();
    }
    if (crm != null) {
      crm.close();
    }
    if (database != null) {
      database.closing().close();
    }
  }

  @AfterEach
  void nothingIsComplainedAbout() {
    assertThat(browser.complaints()).isEmpty();
  }

  /** Tests that only look at pages can be run alone. */
  private void signInUnlessSignedIn() {
    browser.go("/");
    if (browser.path().startsWith("/login")) {
      browser.signIn("admin", RunningCrm.PASSWORD);
    }
  }

  @Test
  @Order(1)
  void showsInFiveClicksThatThePasswordIsCiphertextAndTheMailFlows() throws IOException {
    browser.go("/login");
    browser.shoot("sign-in");
    browser.signIn("admin", RunningCrm.PASSWORD);
    browser.click(".tour button");
    browser.awaitText("The second engine"); // appears by itself
    browser.shoot("home");
    browser.click(".tour a[href='/glass']");
    browser.awaitText("stored, and not given to the pages");
    assertThat(browser.text())
        .contains("mailbox 1", "69 bytes, randomized")
        .doesNotContain(RunningCrm.MAIL_PASSWORD);
    browser.shoot("glass");
    assertThat(browser.clicks()).isLessThanOrEqualTo(5);
  }

  @Test
  @Order(2)
  void beginsToEncryptWhatWasThereBeforeAndShowsHowFarThatIs() throws IOException {
    browser.go("/contacts/1");
    browser.awaitText("office0@lovelace-estate.example");
    browser.go("/glass/keys");
    browser.awaitText("In clear");
    browser.shoot("history-in-clear");
    browser.click("form[action='/glass/keys/columns/encrypt'] button");
    browser.await(".stages li.now");
    browser.awaitText("3,000 rows, "); // what is filled, without loading the page again
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {DESK, PHONE}) {
        browser.look(width, dark);
        assertThat(browser.examine()).isEmpty();
        browser.shoot("encrypting-" + (dark ? "dark-" : "light-") + width);
      }
    }
    browser.look(DESK, false);
  }

  @Test
  @Order(3)
  void answersAMailAndTheAnswerArrives() throws IOException {
    browser.go("/");
    browser.follow("The second engine");
    browser.follow("Reply");
    browser.await("#body").sendKeys("The larger store is ready.");
    browser.shoot("reply");
    browser.click("main button[type=submit]");
    browser.await(".badge.SENT"); // becomes so by itself
    browser.shoot("sent");
    browser.awaitTextAt("/demo", "The larger store is ready.");
    browser.shoot("customers");
  }

  @Test
  @Order(4)
  void findsAContactByTheWholeAddressOnly() throws IOException {
    browser.go("/contacts");
    browser.shoot("contacts");
    browser.type("#value", "GRACE@hopper.example");
    browser.click("form[action='/contacts/find'] button");
    browser.follow("Grace Hopper");
    browser.awaitText("Walked through panel F");
    browser.shoot("contact");
    browser.go("/contacts");
    browser.type("#value", "hopper.example");
    browser.click("form[action='/contacts/find'] button");
    browser.awaitText("a part of it finds nothing");
    assertThat(browser.path()).isEqualTo("/contacts/find"); // no address in the address
  }

  @Test
  @Order(5)
  void importsAFileWithABarThatMoves() throws IOException {
    Path file = directory.resolve("people.csv");
    Files.writeString(
        file,
        IntStream.range(0, 2000)
            .mapToObj(i -> "First,Person %d,person%d@import.example,Lisbon".formatted(i, i))
            .collect(Collectors.joining("\n", "first_name,last_name,email,city\n", "\n")));
    browser.go("/contacts/import");
    browser.await("#file").sendKeys(file.toString());
    browser.click("main button[type=submit]");
    browser.await("[data-progress] progress");
    browser.shoot("importing");
    browser.awaitText("Import finished");
    assertThat(browser.text()).contains("2,000 of 2,000 rows: 2,000 added");
    browser.go("/contacts?sort=nameKey&page=3");
    browser.awaitText("Page 3 of 8"); // sorted in the driver
    browser.type("#q", "lisbon");
    browser.click("form[action='/contacts/search'] button");
    browser.awaitText("2,000 contacts with “lisbon”, the first 200");
    browser.shoot("searched");
  }

  @Test
  @Order(6)
  void asksBeforeItDeletesAndListensToTheKeyboard() throws IOException {
    browser.go("/contacts/4");
    browser.click(".danger");
    browser.await("dialog[open]");
    browser.shoot("delete");
    browser.press(Keys.ESCAPE);
    browser.go("/contacts/4");
    browser.awaitText("Katherine Johnson");
    browser.click(".danger");
    browser.await("dialog[open] .danger").sendKeys(Keys.ENTER);
    browser.awaitText("Contact deleted");
  }

  @Test
  @Order(7)
  void setsUpAMailboxAndSaysWhatIsWrongWithIt() throws IOException {
    browser.go("/mailboxes/new");
    browser.click("main button[type=submit]");
    browser.awaitText("Nothing was saved");
    assertThat(browser.text()).contains("Please fill this in.");
    browser.shoot("mailbox-wrong");
    browser.type("#name", "Sales");
    browser.type("#address", "sales@harbour.example");
    browser.type("#username", "sales@harbour.example");
    browser.type("#password", "a wrong one");
    browser.click("main form.card button[type=submit]");
    browser.awaitText("Sign in refused"); // appears by itself
    browser.shoot("mailbox-refused");
    browser.type("#password", RunningCrm.MAIL_PASSWORD);
    browser.click("main form.card button[type=submit]");
    browser.awaitText("Working");
  }

  @Test
  @Order(8)
  void changesTheKeyAndEverythingIsStillReadable() throws IOException {
    browser.go("/glass/keys");
    browser.click("form[action='/glass/keys/change'] .primary");
    browser.awaitText("keys were wrapped again"); // appears by itself
    browser.awaitGone("[data-progress]"); // the page is loaded once more then
    browser.awaitText("Retired");
    browser.shoot("key-changed");
    browser.click("tbody summary");
    browser.click(".destroy[action='/glass/keys/destruction'] [name=noOtherDatabase]");
    assertThat(browser.await(".destroy .danger").isEnabled()).isFalse();
    browser.type(".destroy [name=typed]", "crm-master");
    browser.click(".destroy .danger");
    browser.awaitText("It will be destroyed after");
    browser.shoot("destruction-planned");
    browser.click("form[action='/glass/keys/destruction/cancel'] button");
    browser.awaitText("It will not be destroyed.");
    browser.go("/contacts");
    browser.type("#q", "hopper");
    browser.click("form[action='/contacts/search'] button");
    browser.awaitText("grace@hopper.example");
  }

  @Test
  @Order(9)
  void hasEncryptedWhatWasThereBeforeAndShowsItAsEver() throws IOException {
    browser.go("/glass/keys");
    browser.awaitText("3,000 rows are encrypted"); // appears by itself
    browser.shoot("history-encrypted");
    browser.go("/contacts/1");
    browser.awaitText("office0@lovelace-estate.example");
    browser.go("/glass?table=past_call");
    browser.awaitText("randomized");
  }

  @Test
  @Order(10)
  void canBeUsedByEverybodyInLightAndDarkAtDeskAndPhone() throws IOException {
    signInUnlessSignedIn();
    SoftAssertions all = new SoftAssertions();
    List<Look> looks =
        Chromium.NIGHTLY ? EVERY_LOOK : List.of(EVERY_LOOK.get(0), EVERY_LOOK.get(5));
    for (Look each : looks) {
      browser.look(each.width(), each.dark());
      for (Page page : PAGES) {
        boolean other = (PAGES.indexOf(page) + looks.indexOf(each)) % 2 == 1;
        if (other && !Chromium.NIGHTLY) {
          continue;
        }
        browser.go(page.path());
        String name = each.name() + page.path().replaceAll("\\W+", "-");
        all.assertThat(browser.path()).as(name).isEqualTo(page.path());
        all.assertThat(browser.heading()).as(name).isEqualTo(page.heading());
        all.assertThat(browser.examine()).as(name).isEmpty();
        if (each.width() != LARGE_DESK) {
          all.assertThat(browser.axe()).as(name).isEmpty();
        }
        if (!page.path().equals("/nowhere")) {
          all.assertThat(browser.complaints()).as(name).isEmpty();
        }
        browser.shoot(name);
      }
      browser.complaints(); // a page that is not there is one
    }
    browser.look(DESK, false);
    all.assertAll();
  }

  @Test
  @Order(11)
  void opensItsMenuOnAPhone() throws IOException {
    signInUnlessSignedIn();
    browser.look(PHONE, false);
    browser.go("/leads");
    assertThat(browser.await("#nav").isDisplayed()).isFalse();
    browser.await(".menu").sendKeys(Keys.ENTER);
    assertThat(browser.await("#nav").isDisplayed()).isTrue();
    browser.shoot("menu");
    browser.follow("Accounts");
    browser.awaitText("Invariant Works");
    browser.look(DESK, false);
  }

  @Test
  @Order(12)
  void printsWhatIsReadAndNothingThatIsPressed() throws IOException {
    signInUnlessSignedIn();
    browser.look(DESK, true);
    browser.go("/contacts/1");
    browser.paper(true);
    for (String gone : List.of("#nav", ".danger", ".head .button")) {
      assertThat(browser.await(gone).isDisplayed()).as(gone).isFalse();
    }
    assertThat(browser.await(".facts").isDisplayed()).isTrue();
    assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)"); // in dark as well
    browser.shoot("paper");
    browser.paper(false);
    browser.look(DESK, false);
  }

  @Test
  @Order(13)
  void showsAnAgentNothingOfTheSetUp() {
    signInUnlessSignedIn();
    browser.click(".who button");
    browser.awaitText("You are signed out");
    browser.signIn("agent", RunningCrm.PASSWORD);
    browser.go("/");
    assertThat(browser.text()).doesNotContain("Glass", "Mailboxes", "Users");
    for (String path : List.of("/glass", "/users", "/mailboxes/1", "/profiles", "/queues")) {
      browser.go(path);
      browser.awaitText("Not for you");
    }
    assertThat(browser.complaints()).hasSize(5).allMatch(each -> each.contains("403"));
  }
}
