package dev.hushcell.samples.crm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlHiddenInput;
import org.htmlunit.html.HtmlPage;

/**
 * What people do by mistake, by haste or by malice; none of it may end in an error of the server.
 */
final class CarelessDay {
  private final Pages pages;

  CarelessDay(Pages pages) {
    this.pages = pages;
  }

  void sendsFormsTwice() throws IOException {
    HtmlPage mail = pages.open("/outbox/new?contact=1");
    Map<String, String> fields = Map.of("subject", "sent twice", "body", "once");
    String first = pages.submit(mail, "/outbox/new", fields).getUrl().getPath();
    HtmlPage second = pages.submit(mail, "/outbox/new", fields);
    assertThat(second.getUrl().getPath()).isEqualTo(first).startsWith("/activities/");
    assertThat(Pages.text(second)).contains("This was sent already");
    HtmlPage asked = pages.submit(mail, "/outbox/new", Map.of("subject", "something else"));
    assertThat(Pages.text(asked)).contains("This form was sent before, with other values");
    assertThat(Pages.form(asked, "/outbox/new").getInputByName("subject").getValue())
        .isEqualTo("something else");
    HtmlPage meant = pages.submit(asked, "/outbox/new", Map.of());
    assertThat(meant.getUrl().getPath()).startsWith("/activities/").isNotEqualTo(first);
    assertThat(occurrences(Pages.text(pages.open("/outbox")), "sent twice")).isOne();
  }

  void sendsTheSameContactFromTwoWindows() throws IOException {
    List<HtmlPage> windows = List.of(pages.open("/contacts/new"), pages.open("/contacts/new"));
    Map<String, String> contact = Map.of("lastName", "Twice", "email", "twice@example.com");
    List<Integer> statuses =
        windows.stream().map(window -> post(window, "/contacts/new", contact)).toList().stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(statuses).containsExactlyInAnyOrder(302, 200); // one is told, by its form
    HtmlPage found = pages.submit(pages.open("/search"), "/search", Map.of("q", "twice"));
    assertThat(occurrences(Pages.text(found), "twice@example.com")).isOne();
  }

  /** Sends without waiting for the answer, and gives its status. */
  private CompletableFuture<Integer> post(
      HtmlPage window, String path, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    Pages.form(window, path)
        .getElementsByTagName("input")
        .forEach(
            each -> {
              if (each instanceof HtmlHiddenInput hidden) {
                all.putIfAbsent(hidden.getNameAttribute(), hidden.getValue());
              }
            });
    Stream.of("firstName", "city", "email", "phone", "taxId", "accountId")
        .forEach(name -> all.putIfAbsent(name, ""));
    return pages.post(path, all);
  }

  void savesWhatSomebodyElseSaved() throws IOException {
    HtmlPage mine = pages.open("/contacts/2/edit");
    pages.submit(pages.open("/contacts/2/edit"), "/contacts/2/edit", Map.of("city", "Reading"));
    HtmlPage merged = pages.submit(mine, "/contacts/2/edit", Map.of("phone", "+1 703 555 0110"));
    assertThat(Pages.text(merged))
        .contains("Somebody else saved this while you were editing", "Reading", "+1 703 555 0109");
    assertThat(Pages.text(pages.submit(merged, "/contacts/2/edit", Map.of("city", "Reading"))))
        .contains("Contact saved", "Reading", "+1 703 555 0110");
  }

  void savesWhatSomebodyElseDeleted() throws IOException {
    HtmlPage made =
        pages.submit(
            pages.open("/contacts/new"),
            "/contacts/new",
            Map.of("lastName", "Shortlived", "city", "Bremen"));
    String path = made.getUrl().getPath();
    HtmlPage mine = pages.open(path + "/edit");
    HtmlPage note = pages.open("/activities/new?contact=" + path.replaceAll("\\D", ""));
    HtmlPage shown = pages.open(path);
    pages.submit(pages.open(path), path + "/delete", Map.of());
    HtmlPage again = pages.submit(mine, path + "/edit", Map.of("city", "Emden"));
    assertThat(Pages.text(again)).contains("Somebody deleted this while you were editing.");
    HtmlPage anew = pages.submit(again, "/contacts/new", Map.of());
    assertThat(Pages.text(anew)).contains("Contact created", "Shortlived", "Emden");
    assertThat(Pages.text(pages.submit(shown, path + "/delete", Map.of())))
        .contains("The contact was deleted already.");
    assertThat(Pages.text(pages.submit(note, "/activities/new", Map.of("subject", "Called"))))
        .contains("Activity noted, without its contact");
  }

  /** An administrator who takes it from himself is told so. */
  void demotesHimself() throws IOException {
    HtmlPage refused = pages.submit(pages.open("/users/1"), "/users/1", Map.of("role", "User"));
    assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(200);
    assertThat(Pages.text(refused)).contains("You cannot take this from yourself.");
    HtmlPage off = pages.submit(pages.open("/users/1"), "/users/1", Map.of("active", "false"));
    assertThat(Pages.text(off)).contains("You cannot take this from yourself.");
    assertThat(pages.status("/users")).isEqualTo(200);
  }

  void asksForWhatIsNotThere() throws IOException {
    for (String path :
        List.of(
            "/contacts/abc",
            "/contacts?page=abc",
            "/contacts/abc/edit",
            "/accounts?page=x",
            "/activities?kind=x",
            "/activities/new?contact=x",
            "/outbox/new?contact=x",
            "/contacts/import/x",
            "/glass?table=x")) {
      assertThat(pages.status(path)).as(path).isEqualTo(404);
    }
  }

  /** Whoever loads the address of a search again finds the list. */
  void goesWhereOnlyFormsGo() throws IOException {
    for (String path :
        List.of("/contacts/search", "/contacts/find", "/leads/search", "/activities/search")) {
      assertThat(path).startsWith(pages.open(path).getUrl().getPath() + "/");
    }
    HtmlPage only = pages.open("/contacts/1/delete");
    assertThat(only.getWebResponse().getStatusCode()).isEqualTo(405);
    assertThat(Pages.text(only)).contains("Only for a form", "Nothing was changed", "Accounts");
  }

  void sendsAFileThatIsTooLarge(Path directory) throws IOException {
    Path file = directory.resolve("large.csv");
    Files.write(file, new byte[21 * 1024 * 1024]);
    HtmlPage page = pages.open("/contacts/import");
    HtmlForm form = Pages.form(page, "/contacts/import");
    ((HtmlFileInput) form.getInputByName("file")).setFiles(file.toFile());
    HtmlPage refused = pages.submit(page, "/contacts/import", Map.of());
    assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(413);
    assertThat(Pages.text(refused)).contains("Too large", "Accounts", "Sign out");
  }

  void typesWhatCannotBeStored() throws IOException {
    for (String path : List.of("/accounts?q=%00", "/leads?q=a%00b", "/activities?q=%01")) {
      assertThat(pages.status(path)).as(path).isEqualTo(400);
    }
    HtmlPage refused =
        pages.submit(
            pages.open("/accounts/new"), "/accounts/new", Map.of("name", "a\u0000b", "city", "x"));
    assertThat(Pages.text(refused)).contains("a character that cannot be seen or stored");
    HtmlPage port =
        pages.submit(
            pages.open("/profiles/new"),
            "/profiles/new",
            Map.of("name", "Kept", "incomingPort", "abc", "outgoingHost", "kept.example"));
    assertThat(Pages.text(port)).contains("This must be a whole number.").doesNotContain("java.");
    assertThat(Pages.form(port, "/profiles/new").getInputByName("outgoingHost").getValue())
        .isEqualTo("kept.example");
    HtmlPage made = pages.open("/queues/new");
    ((HtmlHiddenInput) Pages.form(made, "/queues/new").getInputByName("once")).setValue("forged");
    assertThat(pages.submit(made, "/queues/new", Map.of("name", "forged")).getWebResponse())
        .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(400));
  }

  private static int occurrences(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
