package dev.hushcell.samples.crm.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Database;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * What users do beyond the straight way, in a real browser: they click twice, go back, lose the
 * network, work on the same thing as others, and bring files as their programs write them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondClickTests {
  private static final String SAVE = "main form.card button[type=submit]";

  private static final String TWO_REQUESTS =
      "(f => Promise.all([1, 2].map(() => fetch(f.action, { method: 'POST',"
          + " body: new URLSearchParams(new FormData(f)) }))).then(all => all.map(r => r.url)))"
          + "(document.querySelector('main form.card'))";

  /** Counts what does not end within the window. */
  private static final String CUT_OFF =
      "(s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()"
          + " && e.getBoundingClientRect().right > e.closest('.scroll, main')"
          + ".getBoundingClientRect().right).length)";

  /** Counts regions that scroll and that no key leads to. */
  private static final String UNREACHABLE =
      "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth"
          + " && e.tabIndex !== 0).length";

  @TempDir static Path directory;
  private static Database.Opened database;
  private static RunningCrm crm;
  private static Looks browser;

  @BeforeAll
  static void start() throws IOException {
    Chromium.assumeInstalled();
    Path home = directory.resolve("home");
    database = Database.h2().opening().apply(home);
    crm = RunningCrm.start(home, database.arguments());
    browser = new Looks(Chromium.open(crm.place()));
  }

  @AfterAll
  static void stop() throws InterruptedException, IOException {
    if (browser != null) {
      browser.chromium().close();
    }
    if (crm != null) {
      crm.close();
    }
    if (database != null) {
      database.closing().close();
    }
  }

  @AfterEach
  void onlyWhatWasMeantIsComplainedAbout() {
    assertThat(browser.chromium().complaints()).isEmpty();
  }

  @Test
  @Order(1)
  void leadsWhereSomebodyWantedToGoOnceTheyAreSignedIn() throws IOException {
    Chromium page = browser.chromium();
    page.go("/accounts?sort=city&order=desc");
    page.awaitText("Sign in");
    browser.examine("sign-in");
    page.type("#username", "admin");
    page.type("#password", RunningCrm.PASSWORD);
    page.click("button[type=submit]");
    page.awaitText("Thunder Bay");
    assertThat(page.path()).isEqualTo("/accounts?sort=city&order=desc");
  }

  @Test
  @Order(2)
  void makesOneThingOfTwoClicks() {
    Chromium page = browser.chromium();
    page.go("/outbox/new?contact=1");
    page.type("#subject", "clicked twice");
    page.type("#body", "once");
    page.doubleClick(SAVE);
    page.awaitText("clicked twice");
    page.go("/outbox/new?contact=1");
    page.type("#subject", "sent twice at once");
    page.type("#body", "once");
    // Past the guard in the page: two requests at once, as from a browser without the script.
    assertThat(page.run("return " + TWO_REQUESTS))
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .hasSize(2)
        .allMatch(each -> each.contains("/activities/"))
        .satisfies(places -> assertThat(Set.copyOf(places)).hasSize(1));
    page.go("/outbox");
    assertThat(page.text())
        .containsOnlyOnce("clicked twice")
        .containsOnlyOnce("sent twice at once");
  }

  @Test
  @Order(3)
  void makesNothingTwiceForWhoGoesBack() throws IOException {
    Chromium page = browser.chromium();
    page.go("/contacts/new");
    page.type("#lastName", "Backwards");
    page.type("#city", "Leeds");
    page.click(SAVE);
    page.awaitText("Contact created");
    String made = page.path();
    page.back();
    page.type("#city", "Leeds");
    page.click(SAVE);
    page.awaitText("This was sent already");
    assertThat(page.path()).isEqualTo(made);
    page.back();
    page.type("#city", "York");
    page.click(SAVE);
    page.awaitText("This form was sent before, with other values");
    assertThat(page.value("#city")).isEqualTo("York");
    browser.examine("sent-before");
  }

  @Test
  @Order(4)
  void keepsWhatWasTypedWhenTheNetworkIsLost() throws IOException {
    Chromium page = browser.chromium();
    page.go("/activities/new?contact=1");
    page.type("#subject", "written on a train");
    page.type("#body", "in a tunnel");
    page.network(false);
    page.awaitText("There is no connection");
    page.click(SAVE);
    page.awaitText("Nothing was sent, and what you typed stays here");
    assertThat(page.value("#body")).isEqualTo("in a tunnel");
    browser.examine("no-connection");
    page.network(true);
    page.run("return new Promise(done => setTimeout(done, 200))");
    assertThat(page.count("#connection")).isZero();
    page.click(SAVE);
    page.awaitText("Activity noted.");
    page.go("/contacts/1");
    page.click("[data-inline=CITY] button");
    page.type(".inline-edit input", "Dover");
    page.network(false);
    page.click(".inline-edit .primary");
    page.awaitText("It was not saved");
    page.network(true);
    page.click(".inline-edit .primary");
    page.awaitGone(".inline-edit");
    assertThat(page.await("[data-inline=CITY]").getText()).startsWith("Dover");
    assertThat(page.complaints()).allMatch(each -> each.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  @Order(5)
  void saysInTheWordsOfUsersWhatIsWrong() throws IOException {
    Chromium page = browser.chromium();
    page.go("/profiles/new");
    page.type("#name", "Typed before");
    page.type("#incomingPort", "imap");
    page.type("#outgoingPort", "30587");
    page.click(SAVE);
    page.awaitText("This must be a whole number.");
    assertThat(page.text()).doesNotContain("java", "convert");
    assertThat(page.value("#name")).isEqualTo("Typed before");
    assertThat(page.value("#incomingPort")).isEqualTo("imap");
    assertThat(page.value("#outgoingPort")).isEqualTo("30587");
    browser.examine("wrong");
    page.go("/accounts/new");
    page.run("document.querySelector('#name').value = 'a\\u0000b'");
    page.click(SAVE);
    page.awaitText("a character that cannot be seen or stored");
    for (String path : new String[] {"/contacts/abc", "/contacts?page=abc"}) {
      page.go(path);
      page.awaitText("Not here");
    }
    assertThat(page.complaints()).hasSize(2).allMatch(each -> each.contains("404"));
  }

  @Test
  @Order(6)
  void mergesWhatTwoPeopleSave() throws IOException {
    Chromium page = browser.chromium();
    page.go("/contacts/2/edit");
    page.type("#phone", "+1 703 555 0111");
    page.besides(
        () -> {
          page.go("/contacts/2/edit");
          page.type("#city", "Reading");
          page.type("#taxId", "US 99");
          page.click(SAVE);
          page.awaitText("Contact saved");
        });
    page.click(SAVE);
    page.awaitText("Somebody else saved this while you were editing");
    browser.examine("merge");
    page.click("[data-take=city]");
    assertThat(page.value("#city")).isEqualTo("Reading");
    page.click("[data-take=taxId]");
    page.click(SAVE);
    page.awaitText("Contact saved");
    assertThat(page.text()).contains("Reading", "US 99", "+1 703 555 0111");
  }

  @Test
  @Order(7)
  void importsWhatASpreadsheetWrote() throws IOException {
    Chromium page = browser.chromium();
    Path latin = directory.resolve("latin.csv");
    Files.writeString(latin, "Last name;City\r\nMüller;Köln\r\n", StandardCharsets.ISO_8859_1);
    page.go("/contacts/import");
    page.await("#file").sendKeys(latin.toString());
    page.click(SAVE);
    page.awaitText("save it again as \"CSV UTF-8\"");
    Path excel = directory.resolve("excel.csv");
    Files.writeString(
        excel,
        """
        \uFEFFLast name;E-Mail address;Company\r
        Sheet;sheet@example.com;Spreadsheet & Co\r
        Bad;no address;\r
        """);
    page.await("#file").sendKeys(excel.toString());
    page.click(SAVE);
    page.awaitText("Import finished");
    assertThat(page.text())
        .contains("1 added", "Line 3, column “E-Mail address”: This is no e-mail address.");
    browser.examine("imported");
  }

  @Test
  @Order(8)
  void findsAnythingFromAnyPage() throws IOException {
    Chromium page = browser.chromium();
    page.go("/queues");
    page.press("/");
    page.press("osprey" + Keys.ENTER);
    page.awaitText("Osprey Marine Survey");
    assertThat(page.path()).isEqualTo("/search"); // nothing of it in the address
    browser.examine("found");
    page.type("#q", "+1 703 555 0111");
    page.click("main form.search button");
    page.awaitText("By the whole address or number");
    page.follow("Grace Hopper");
    page.awaitText("Walked through panel F");
  }

  @Test
  @Order(9)
  void changesAValueWhereItStands() throws IOException {
    Chromium page = browser.chromium();
    page.go("/contacts/3");
    page.click("[data-inline=EMAIL] button");
    page.type(".inline-edit input", "ada@lovelace.example");
    page.press(Keys.ENTER);
    page.awaitText("Another contact has this address.");
    browser.examine("inline");
    page.press(Keys.ESCAPE);
    page.awaitText("emmy@noether.example");
    page.click("[data-inline=PHONE] button");
    page.type(".inline-edit input", "+49 551 / 555-0199");
    page.press(Keys.ENTER);
    page.awaitGone(".inline-edit");
    page.go("/contacts/3");
    assertThat(page.text()).contains("+49 551 / 555-0199", "emmy@noether.example");
  }

  @Test
  @Order(10)
  void worksOnManyAtOnceAndMovesLeadsAlong() throws IOException {
    Chromium page = browser.chromium();
    page.go("/contacts");
    page.click("tbody tr:nth-child(1) [name=ids]");
    page.click("tbody tr:nth-child(2) [name=ids]");
    page.awaitText("2 selected");
    browser.examine("selected");
    page.type("#bulk input[name=account]", "Analytical Engines");
    page.click("#bulk button:not(.danger)");
    page.awaitText("2 contacts moved to Analytical Engines.");
    page.click("tbody tr:nth-child(1) [name=ids]");
    page.click("#bulk .danger");
    page.click("dialog[open] .danger");
    page.awaitText("1 contact deleted.");
    page.go("/leads/board");
    browser.examine("pipeline");
    page.click("#lead-1 button[value=CONTACTED]");
    page.awaitText("“Tables of tides” is “Contacted” now.");
    page.drag("#lead-1", "[data-column=QUALIFIED]");
    page.awaitText("“Tables of tides” is “Qualified” now.");
    page.go("/leads/1");
    page.click("form[action='/leads/1/convert'] button");
    page.awaitText("The lead is won; this is the contact made of it.");
    assertThat(page.text()).contains("Mary Somerville", "Harbour board");
  }

  @Test
  @Order(11)
  void destroysAKeyOnlyForWhoTypesItsNameAndTakesAPfxWithoutARestart() throws Exception {
    Chromium page = browser.chromium();
    page.allowCopying();
    page.go("/glass/module");
    page.click("[data-copy=checksum]");
    page.awaitText("Copied");
    assertThat(page.run("return navigator.clipboard.readText()"))
        .isEqualTo(page.await("#checksum").getText());
    Path pair = Pair.make(directory);
    page.go("/glass/keys");
    page.await("#pfx").sendKeys(pair.toString());
    page.type("#pfx-password", "not the password at all");
    page.click("form[action='/glass/keys/pfx'] button");
    page.awaitText("the password is not that of the file");
    page.go("/glass/keys");
    page.await("#pfx").sendKeys(pair.toString());
    page.type("#pfx-password", Pair.PASSWORD);
    page.click("form[action='/glass/keys/pfx'] button");
    page.awaitText("this process knows it");
    page.go("/glass/keys");
    page.await("#pfx-fingerprint");
    browser.examine("brought");
    page.click("form[action='/glass/keys/pfx/move'] button");
    page.awaitText("keys are wrapped under the PFX now");
    page.go("/contacts/1");
    page.awaitText("Ada Lovelace");
    page.go("/glass/keys");
    page.click("tbody summary");
    assertThat(page.await(".destroy button").isEnabled()).isFalse();
    browser.examine("destroy");
    page.type(".destroy [name=typed]", "crm-master");
    page.click(".destroy [name=noOtherDatabase]");
    page.click(".destroy button");
    page.awaitText("It will be destroyed after");
    page.go("/glass/keys");
    assertThat(page.text())
        .contains("Who did what", "Administrator", "Moving to the PFX", "Planning to destroy");
  }

  @Test
  @Order(12)
  void fitsAPhone() {
    Chromium page = browser.chromium();
    page.look(Looks.PHONE, false);
    page.go("/activities");
    assertThat(page.run("return " + CUT_OFF + "('main time')")).isEqualTo(0L);
    page.go("/glass/keys");
    assertThat(page.run("return " + UNREACHABLE)).isEqualTo(0L);
    page.go("/glass?table=contact");
    assertThat(page.text()).doesNotContain("Left,").contains("The database holds");
    page.look(Looks.DESK, false);
    page.go("/contacts");
    for (String name : new String[] {"nameKey"}) {
      assertThat(page.count("th:has(a[href*='sort=" + name + "']) .lock")).isOne();
    }
    assertThat(page.run("return " + UNREACHABLE)).isEqualTo(0L);
  }

  @Test
  @Order(13)
  void keepsWhatWasTypedWhenTheSessionIsOver() throws IOException {
    Chromium page = browser.chromium();
    page.go("/contacts/new");
    page.type("#lastName", "Patient");
    page.type("#city", "Husum");
    page.forgetCookies();
    page.click(SAVE);
    page.awaitText("You are signed out");
    assertThat(page.text()).contains("Patient", "Husum");
    browser.examine("signed-out");
    page.besides(() -> page.signIn("admin", RunningCrm.PASSWORD));
    page.click(".problem form button");
    page.awaitText("What you typed is still here");
    browser.examine("kept");
    page.click(".problem form button");
    page.awaitText("Contact created");
    assertThat(page.text()).contains("Patient", "Husum");
    page.forgetCookies();
    page.go("/contacts?sort=city");
    assertThat(page.path()).isEqualTo("/login");
    page.type("#username", "admin");
    page.type("#password", RunningCrm.PASSWORD);
    page.clickThrough("button[type=submit]");
    assertThat(page.path()).isEqualTo("/contacts?sort=city"); // no session in the address
    page.go("/nowhere");
    page.awaitText("Not here");
    assertThat(page.count("#nav a[href='/contacts']")).isOne();
    browser.examine("not-here");
    assertThat(page.complaints()).hasSize(2).allMatch(each -> each.matches(".*status of 40[34].*"));
  }

  @Test
  @Order(14)
  void letsUsersChangeTheirOwnPasswordAndHasGuessesWait() throws IOException {
    Chromium page = browser.chromium();
    page.go("/settings");
    page.follow("Change password");
    page.type("#current", "not mine");
    page.type("#password", "a password of my own");
    page.type("#again", "a password of my own");
    page.click(SAVE);
    page.awaitText("This is not your password until now.");
    browser.examine("password");
    page.type("#current", RunningCrm.PASSWORD);
    page.type("#password", "a password of my own");
    page.type("#again", "a password of my own");
    page.click(SAVE);
    page.awaitText("Your password is changed.");
    page.click(".who form button");
    page.awaitText("You are signed out.");
    for (int attempt = 0; attempt < 6; attempt++) {
      page.type("#username", "agent");
      page.type("#password", "a guess " + attempt);
      page.clickThrough("button[type=submit]");
      page.awaitText(attempt < 5 ? "do not match" : "Too many attempts.");
    }
    browser.examine("wait");
    page.signIn("admin", "a password of my own");
    page.awaitText("Good to see you");
  }
}
