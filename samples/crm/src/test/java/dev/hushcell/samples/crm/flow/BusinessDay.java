package dev.hushcell.samples.crm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Correspondence;
import dev.hushcell.samples.crm.support.Pages;
import dev.hushcell.samples.crm.support.RunningCrm;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/**
 * What people do with the application, step by step, on pages and by mail. Every text that must not
 * be in the database in clear begins with the same marker.
 */
final class BusinessDay {
  private static final String MARKER = "hush-hush-";
  static final String EMAIL = MARKER + "noor@customer.example";
  static final String LAST_NAME = "Quay of " + MARKER + "house";
  static final String PHONE = "+49 (0) 99 / 88 77 66 55";
  static final String PHONE_KEY = "+499988776655";
  static final String TAX_ID = "hush tax 47.11";
  static final String TAX_ID_KEY = "HUSHTAX4711";
  static final String SUBJECT = MARKER + "question";
  static final String TEXT = MARKER + "text of the question";
  static final String REPLY = MARKER + "text of the reply";
  static final String NOTE = MARKER + "note";
  static final String IMPORTED = MARKER + "imported@customer.example";
  private static final String ADA = "/contacts/1";
  private static final String HISTORY = "office0@lovelace-estate.example";
  static final String MAILBOX_USER = "sales@harbour.example";

  /** What is stored in the end; not to be found in the files of a protected database. */
  static final Set<String> STORED =
      Set.of(
          EMAIL,
          LAST_NAME,
          PHONE,
          PHONE_KEY,
          TAX_ID,
          TAX_ID_KEY,
          SUBJECT,
          TEXT,
          REPLY,
          NOTE,
          MAILBOX_USER,
          RunningCrm.MAIL_PASSWORD,
          Correspondence.OUTSIDER);

  /** What was stored for a while, or never. */
  static final Set<String> NOT_STORED = Set.of(IMPORTED, RunningCrm.PASSWORD);

  private final Pages pages;
  private final boolean isProtected;
  private String contact = "";

  BusinessDay(Pages pages, boolean isProtected) {
    this.pages = pages;
    this.isProtected = isProtected;
  }

  /** Begins to encrypt what was there before; the day goes on meanwhile. */
  void beginsToEncryptTheHistory() throws IOException {
    assertThat(Pages.text(pages.open(ADA))).contains(HISTORY);
    if (!isProtected) {
      return;
    }
    HtmlPage keys = pages.open("/glass/keys");
    assertThat(Pages.text(keys)).contains("3,000", "In clear");
    assertThat(Pages.text(pages.open("/glass?table=past_call"))).doesNotContain("randomized");
    pages.submit(keys, "/glass/keys/columns/encrypt", Map.of());
    HtmlPage again = pages.submit(keys, "/glass/keys/columns/encrypt", Map.of());
    if (!Pages.text(again).contains("another administrator began it")) {
      pages.await("/glass/keys", BusinessDay::refusesJobs); // there the first one is over already
    }
  }

  /** The job goes on beside everything else; nobody sees a difference. */
  void readsTheHistory() throws IOException {
    assertThat(Pages.text(pages.open(ADA))).contains(HISTORY);
  }

  void hasTheHistoryEncrypted() throws IOException {
    if (isProtected) {
      HtmlPage keys =
          pages.await(
              "/glass/keys",
              page -> Pages.text(page).contains("3,000 rows are encr") || refusesJobs(page));
      String glass = Pages.text(pages.open("/glass?table=past_call"));
      assertThat(glass.contains("randomized")).isNotEqualTo(refusesJobs(keys));
      assertThat(Pages.text(keys)).contains(refusesJobs(keys) ? "In clear" : "Encrypted");
    }
    readsTheHistory();
  }

  /** On a database on which this version rewrites no columns. */
  private static boolean refusesJobs(HtmlPage keys) {
    return Pages.text(keys).contains("[HC-1362]");
  }

  void createsAnAccountAndAContact() throws IOException {
    HtmlPage form = pages.open("/accounts/new");
    pages.submit(form, "/accounts/new", Map.of("name", "Quay & Sons", "city", "Porto"));
    HtmlPage blank = pages.open("/contacts/new");
    HtmlPage refused =
        pages.submit(blank, "/contacts/new", Map.of("lastName", "", "email", "not an address"));
    assertThat(Pages.text(refused)).contains("Please fill this in.", "This is no e-mail address.");
    HtmlPage shown =
        pages.submit(
            refused,
            "/contacts/new",
            Map.of(
                "firstName", "Noor",
                "lastName", LAST_NAME,
                "city", "Porto",
                "email", EMAIL,
                "phone", PHONE,
                "taxId", TAX_ID,
                "accountId", "Quay & Sons"));
    contact = shown.getUrl().getPath();
    assertThat(Pages.text(shown)).contains("Contact created", EMAIL, PHONE, TAX_ID, "Quay & Sons");
    HtmlPage second =
        pages.submit(
            pages.open("/contacts/new"),
            "/contacts/new",
            Map.of("lastName", "Other", "email", EMAIL));
    assertThat(Pages.text(second)).contains("Another contact has this address.");
  }

  void findsTheContact() throws IOException {
    assertThat(Pages.text(find("EMAIL", EMAIL))).contains("Noor Quay");
    assertThat(Pages.text(find("PHONE", "0049 (9988) 776655"))).contains("Noor Quay");
    assertThat(Pages.text(find("TAX_ID", TAX_ID_KEY))).contains("Noor Quay");
    assertThat(Pages.text(find("EMAIL", MARKER))).contains("Nobody");
    HtmlPage otherCase = find("EMAIL", EMAIL.toUpperCase(java.util.Locale.ROOT));
    assertThat(Pages.text(otherCase)).contains(isProtected ? "Noor Quay" : "Nobody");
    assertThat(Pages.text(search("ORTO"))).contains("Quay").doesNotContain("Hopper");
    assertThat(Pages.text(search("quA"))).contains("Quay").doesNotContain("Hopper");
    assertThat(Pages.text(search("oor quay"))).contains("Quay").doesNotContain("Hopper");
    assertThat(Pages.text(search("%"))).contains("Nobody has");
    for (String sort : new String[] {"nameKey", "city", "created", "email"}) {
      assertThat(pageWithTheContact("/contacts?order=desc&sort=" + sort)).isLessThan(5);
    }
  }

  /** One letter in one name has no say in the search for the others. */
  void findsNamesWhateverLettersTheyHave() throws IOException {
    for (String name : new String[] {"Weiß", "ΟΔΟΣ. Σ", "İnci\u0307"}) {
      HtmlPage form = pages.open("/contacts/new");
      pages.submit(form, "/contacts/new", Map.of("lastName", name, "city", "Kiel"));
    }
    assertThat(Pages.text(search("HOPPER"))).contains("Grace").doesNotContain("Weiß");
    assertThat(Pages.text(search("grace hOpper"))).contains("Grace").doesNotContain("Weiß");
    for (String text : new String[] {"weiss", "WEIẞ", "weiß kiel"}) {
      assertThat(Pages.text(search(text))).as(text).contains("Weiß").doesNotContain("ΟΔΟΣ");
    }
    assertThat(Pages.text(search("οδος"))).contains("ΟΔΟΣ.");
    assertThat(Pages.text(find("LAST_NAME", "WEISS"))).contains("Weiß");
    HtmlPage leads = pages.submit(pages.open("/leads"), "/leads/search", Map.of("q", "herschel"));
    assertThat(Pages.text(leads)).contains("Star catalogue").doesNotContain("Weather maps");
    assertThat(leads.getUrl().toString()).doesNotContain("herschel");
  }

  /** What is exported is not carried out by a spreadsheet, and is read again as it was. */
  void exportsItsContacts() throws IOException {
    HtmlPage form = pages.open("/contacts/new");
    pages.submit(
        form,
        "/contacts/new",
        Map.of("lastName", "=HYPERLINK(\"x\")", "phone", "+49 1", "city", "Kiel; Holtenau"));
    Page file = pages.download(pages.open("/contacts"), "/contacts/export");
    assertThat(file.getWebResponse().getContentType()).isEqualTo("text/csv");
    assertThat(file.getWebResponse().getResponseHeaderValue("Cache-Control")).contains("no-store");
    assertThat(file.getWebResponse().getContentAsString())
        .contains("First name,Last name,E-mail,Phone,Tax number,City,Account\r\n")
        .contains(LAST_NAME + "," + EMAIL + ",'" + PHONE + "," + TAX_ID + ",Porto,Quay & Sons")
        .contains(",\"'=HYPERLINK(\"\"x\"\")\",,'+49 1,,Kiel; Holtenau,");
    pages.submit(pages.open("/settings"), "/settings", Map.of("language", "de", "zone", "UTC"));
    Page german = pages.download(pages.open("/contacts"), "/contacts/export");
    assertThat(german.getWebResponse().getContentAsString())
        .contains("Vorname;Nachname;E-Mail;Telefon;Steuernummer;Ort;Firma\r\n")
        .contains(";'+49 1;;\"Kiel; Holtenau\";");
    pages.submit(pages.open("/settings"), "/settings", Map.of("language", ""));
  }

  /** Style and script are kept by browsers, under an address that changes with them. */
  void keepsAssets() throws IOException {
    String style =
        ((DomElement) pages.open("/").querySelector("link[rel=stylesheet]")).getAttribute("href");
    assertThat(style).matches("/assets/crm-[0-9a-f]{32}\\.css");
    Page file = pages.client().getPage(pages.address() + style);
    assertThat(file.getWebResponse().getResponseHeaderValue("Cache-Control"))
        .contains("max-age=31536000")
        .doesNotContain("no-");
    assertThat(pages.open("/contacts").getWebResponse().getResponseHeaderValue("Cache-Control"))
        .contains("no-store");
  }

  /** Lists are narrowed by plain columns, and a record shows who changed what. */
  void filtersListsAndReadsTheHistory() throws IOException {
    assertThat(Pages.text(pages.open("/contacts?city=Porto")))
        .contains("1 contact\n", "Quay")
        .doesNotContain("Hopper");
    assertThat(Pages.text(pages.open("/contacts?city=P%7Bo%7D%26rto"))).contains("No contact");
    assertThat(Pages.text(pages.open("/contacts?account=Analytical%20Engines")))
        .contains("Lovelace")
        .doesNotContain("Hopper");
    assertThat(Pages.text(pages.open("/leads?status=NEW"))).doesNotContain("Star catalogue");
    HtmlPage edit = pages.open(contact + "/edit");
    pages.submit(edit, contact + "/edit", Map.of("city", "Braga", "accountId", ""));
    pages.submit(
        pages.open(contact + "/edit"),
        contact + "/edit",
        Map.of("city", "Porto", "accountId", "Quay & Sons"));
    assertThat(pages.open(contact).querySelector(".history").getTextContent())
        .containsSubsequence("Administrator", "City", "Braga", "Porto")
        .containsSubsequence("Administrator", "City", "Porto", "Braga")
        .containsSubsequence("Account", "Quay & Sons", "Account", "Quay & Sons", "Created");
  }

  /** The form below a long list goes to a page of the same list, in the same order. */
  void jumpsToAPage() throws IOException {
    HtmlPage first = pages.open("/contacts?sort=city&order=desc");
    assertThat(Pages.text(first)).containsPattern("Page 1 of [4-9]");
    HtmlForm jump = first.querySelector("form.jump");
    jump.getInputByName("page").setValue("4");
    HtmlPage fourth = ((DomElement) jump.querySelector("button")).click();
    assertThat(Pages.text(fourth)).containsPattern("Page 4 of [4-9]");
    assertThat(fourth.getUrl().getQuery()).isEqualTo("sort=city&order=desc&page=4");
    assertThat(Pages.text(fourth.getAnchorByText("Previous").click())).contains("Page 3 of");
  }

  /** Pages through a list until the contact comes. */
  private int pageWithTheContact(String list) throws IOException {
    int page = 1;
    while (!Pages.text(pages.open(list + "&page=" + page)).contains(EMAIL)) {
      page++;
    }
    return page;
  }

  private HtmlPage search(String text) throws IOException {
    return pages.submit(pages.open("/contacts"), "/contacts/search", Map.of("q", text));
  }

  private HtmlPage find(String column, String value) throws IOException {
    return pages.submit(
        pages.open("/contacts"), "/contacts/find", Map.of("in", column, "value", value));
  }

  void setsUpAMailbox() throws IOException {
    Map<String, String> settings =
        Map.of(
            "name", "Sales",
            "address", MAILBOX_USER,
            "profileId", "Demo mail server",
            "credentialsFrom", "MAILBOX",
            "username", MAILBOX_USER,
            "password", "not the password");
    HtmlPage created = pages.submit(pages.open("/mailboxes/new"), "/mailboxes/new", settings);
    assertThat(Pages.text(created)).contains("Mailbox created");
    pages.awaitText("/mailboxes/2", "Sign in refused");
    change(Map.of("password", RunningCrm.MAIL_PASSWORD));
    pages.awaitText("/mailboxes/2", "Working");
    // Another field alone: the pages never had the password, and it is still there.
    change(Map.of("name", "Sales team"));
    assertThat(Pages.text(pages.open("/mailboxes/2"))).contains("A password is stored");
  }

  /** What is wrong with a mail server is said before it is saved, and what is repaired is tried. */
  void breaksAndRepairsTheMailServer() throws IOException {
    HtmlPage form = pages.open("/profiles/1");
    String host = Pages.form(form, "/profiles/1").getInputByName("incomingHost").getValue();
    String port = Pages.form(form, "/profiles/1").getInputByName("incomingPort").getValue();
    HtmlPage wrong =
        pages.submit(
            form,
            "/profiles/1",
            Map.of("incomingHost", "https://mail:993", "trustedCertificate", "no certificate"));
    assertThat(Pages.text(wrong))
        .contains("This is no name of a server.", "This is no certificate in PEM.");
    HtmlPage tested = test(Map.of());
    assertThat(Pages.text(tested)).contains("The server answers and is trusted.");
    assertThat(
            Pages.text(
                test(
                    Map.of(
                        "incomingUsername",
                        MAILBOX_USER,
                        "incomingPassword",
                        RunningCrm.MAIL_PASSWORD))))
        .contains("The server answers, is trusted, and lets this user in.");
    assertThat(Pages.text(test(Map.of("incomingUsername", MAILBOX_USER, "incomingPassword", "no"))))
        .contains("The server does not take this user name and password.");
    assertThat(Pages.text(test(Map.of("incomingPort", "1")))).contains("Nobody listens there.");
    assertThat(Pages.text(test(Map.of("incomingHost", "nowhere.invalid"))))
        .contains("No server has this name.");
    assertThat(Pages.text(test(Map.of("trustedCertificate", ""))))
        .contains("The server's certificate is not trusted");
    pages.submit(pages.open("/profiles/1"), "/profiles/1", Map.of("incomingPort", "1"));
    HtmlPage broken = pages.awaitText("/mailboxes/2", "Nobody listens there.");
    assertThat(Pages.text(broken)).contains("Unreachable", "Incoming mail:");
    HtmlPage repaired =
        pages.submit(
            pages.open("/profiles/1"),
            "/profiles/1",
            Map.of("incomingHost", host, "incomingPort", port));
    assertThat(Pages.text(repaired)).contains("its mailboxes are tried now");
    pages.awaitText("/mailboxes/2", "Working");
  }

  private HtmlPage test(Map<String, String> fields) throws IOException {
    HtmlPage form = pages.open("/profiles/1");
    return pages.press(form, "/profiles/1", fields, "button[data-test]");
  }

  private void change(Map<String, String> fields) throws IOException {
    HtmlPage saved = pages.submit(pages.open("/mailboxes/2"), "/mailboxes/2", fields);
    assertThat(Pages.text(saved)).contains("Mailbox saved");
  }

  void receivesMail(Correspondence outside) throws IOException, MessagingException {
    outside.write(EMAIL, MAILBOX_USER, SUBJECT, TEXT);
    HtmlPage timeline = pages.awaitText(contact, SUBJECT);
    HtmlPage mail = timeline.getAnchorByText(SUBJECT).click();
    assertThat(Pages.text(mail)).contains(TEXT, EMAIL, "Sales team", "Noor Quay");
    HtmlPage found =
        pages.submit(
            pages.open("/activities?kind=EMAIL_IN"), "/activities/search", Map.of("q", "noor"));
    assertThat(Pages.text(found)).contains(SUBJECT).doesNotContain("Phone call with");
  }

  void sendsMail(Correspondence outside) throws IOException, MessagingException {
    outside.write(
        Correspondence.OUTSIDER, "support@harbour.example", SUBJECT + ", the second", TEXT);
    HtmlPage list = pages.awaitText("/activities", SUBJECT + ", the second");
    HtmlPage mail = list.getAnchorByText(SUBJECT + ", the second").click();
    HtmlPage form = mail.getAnchorByText("Reply").click();
    assertThat(Pages.form(form, "/outbox/new").getInputByName("subject").getValue())
        .isEqualTo("Re: " + SUBJECT + ", the second");
    HtmlPage queued = pages.submit(form, "/outbox/new", Map.of("body", REPLY));
    pages.awaitText(queued.getUrl().getPath(), "Sent");
    assertThat(outside.read())
        .filteredOn(received -> received.text().contains(REPLY))
        .singleElement()
        .satisfies(received -> assertThat(received.from()).isEqualTo("support@harbour.example"));
    // The copy that proves that it left is no activity.
    pages.await("/mailboxes", page -> Pages.text(page).contains("Working"));
    assertThat(Pages.text(pages.open("/activities?kind=EMAIL_IN"))).doesNotContain("Re: ");
  }

  void notesImportsAndDeletes(Path directory) throws IOException {
    HtmlPage noted =
        pages.submit(
            pages.open("/activities/new?contact=" + contact.replaceAll("\\D", "")),
            "/activities/new",
            Map.of("kind", "CALL", "subject", NOTE, "body", NOTE));
    assertThat(Pages.text(noted)).contains("Phone call", "Noor Quay");
    HtmlPage imported = importFile(directory);
    String path = imported.getUrl().getPath();
    assertThat(Pages.text(pages.awaitText(path, "Import finished")))
        .contains(
            "4 of 4 rows: 2 added, 1 known already, 1 refused",
            "Line 4, column “E-Mail”: This is no e-mail address.")
        .doesNotContain(IMPORTED);
    assertThat(Pages.text(find("EMAIL", IMPORTED))).contains("Ines Imported", "Quay & Sons");
    HtmlPage found = find("EMAIL", IMPORTED);
    HtmlPage shown = found.getAnchorByText("Ines Imported").click();
    String gone = shown.getUrl().getPath();
    HtmlPage deleted = pages.submit(shown, gone + "/delete", Map.of());
    assertThat(Pages.text(deleted)).contains("Contact deleted");
    assertThat(pages.status(gone)).isEqualTo(404);
  }

  /** The last batch is stored, and nobody complains. */
  void endsInTheMiddleOfAnImport(Path directory) throws IOException {
    Path file = directory.resolve("many.csv");
    Files.writeString(
        file,
        IntStream.range(0, 4000)
            .mapToObj(i -> "Late %d,late%d@example.com".formatted(i, i))
            .collect(Collectors.joining("\n", "last_name,email\n", "\n")));
    HtmlPage page = pages.open("/contacts/import");
    ((HtmlFileInput) Pages.form(page, "/contacts/import").getInputByName("file"))
        .setFiles(file.toFile());
    HtmlPage importing = pages.submit(page, "/contacts/import", Map.of());
    assertThat(Pages.text(importing)).contains("of 4,000 rows");
  }

  private HtmlPage importFile(Path directory) throws IOException {
    Path file = directory.resolve("contacts.csv");
    Files.writeString(
        file,
        """
        \uFEFFFirst name;Last name;E-Mail;Phone;City;Company\r
        Ines;Imported;%s;;Porto;Quay & Sons\r
        Known;Already;%s;;Porto;\r
        Wrong;Address;no address;;Porto;\r
        "Line
        break";"Quo""te";;+1 2;;Neuland\r
        """
            .formatted(IMPORTED, EMAIL));
    HtmlPage page = pages.open("/contacts/import");
    HtmlForm form = Pages.form(page, "/contacts/import");
    ((HtmlFileInput) form.getInputByName("file")).setFiles(file.toFile());
    return pages.submit(page, "/contacts/import", Map.of());
  }

  void changesTheKey() throws IOException {
    HtmlPage keys = pages.open("/glass/keys");
    if (!isProtected) {
      assertThat(Pages.text(keys)).contains("nothing is encrypted");
      return;
    }
    pages.submit(keys, "/glass/keys/change", Map.of());
    pages.awaitText("/glass/keys", "keys were wrapped again, under crm-master@2");
    assertThat(Pages.text(pages.open("/activities"))).contains(SUBJECT, NOTE);
    pages.submit(pages.open("/glass/keys"), "/glass/keys/change", Map.of());
    pages.awaitText("/glass/keys", "[HC-13"); // not twice a day
    HtmlPage planned =
        pages.submit(
            pages.open("/glass/keys"), "/glass/keys/destruction", Map.of("typed", "crm-mister"));
    assertThat(Pages.text(planned)).contains("is not the name of the key; nothing was planned");
    pages.submit(
        pages.open("/glass/keys"), "/glass/keys/destruction", Map.of("typed", "crm-master"));
    pages.awaitText("/glass/keys", "[HC-1348]"); // not without the statement
    pages.submit(
        pages.open("/glass/keys"),
        "/glass/keys/destruction",
        Map.of("typed", "crm-master", "noOtherDatabase", "true", "hours", "72"));
    pages.awaitText("/glass/keys", "It will be destroyed after");
    pages.submit(pages.open("/glass/keys"), "/glass/keys/destruction/cancel", Map.of());
    pages.awaitText("/glass/keys", "It will not be destroyed.");
    assertThat(Pages.text(pages.open("/glass/keys")))
        .contains("Who did what", "Administrator", "Planning to destroy key-encryption key");
  }

  void stillSendsAndReceives(Correspondence outside) throws IOException, MessagingException {
    outside.write(EMAIL, MAILBOX_USER, SUBJECT + ", the third", TEXT);
    pages.awaitText(contact, SUBJECT + ", the third");
    assertThat(Pages.text(find("EMAIL", EMAIL))).contains("Noor Quay");
  }

  void looksThroughTheGlass() throws IOException {
    String contacts = Pages.text(pages.open("/glass?table=contact"));
    String mailboxes = Pages.text(pages.open("/glass?table=mailbox"));
    assertThat(contacts).contains(EMAIL);
    if (isProtected) {
      assertThat(contacts).contains("equality, in lower case");
      assertThat(Pages.text(pages.open("/glass/module")))
          .contains("BC-FJA", "yes, on every thread", "proven by its checksum");
      assertThat(mailboxes)
          .contains("stored, and not given to the pages")
          .doesNotContain(RunningCrm.MAIL_PASSWORD);
    } else {
      assertThat(contacts).contains("nothing is encrypted");
      assertThat(mailboxes).contains(RunningCrm.MAIL_PASSWORD);
    }
    String users = Pages.text(pages.open("/glass?table=app_user"));
    assertThat(users).contains("a hash, shown to nobody").doesNotContain("{bcrypt}", "$2a$");
    for (String table :
        new String[] {"queue", "lead", "activity", "outbox_mail", "app_user", "account"}) {
      assertThat(pages.status("/glass?table=" + table)).as(table).isEqualTo(200);
    }
    assertThat(pages.status("/glass?table=hushcell_key")).isEqualTo(404);
  }
}
