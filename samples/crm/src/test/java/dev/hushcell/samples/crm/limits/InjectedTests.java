package dev.hushcell.samples.crm.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Pages;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who injects SQL reads some rows, not all of them, and an administrator is told. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InjectedTests {
  /** Each contact 2,000 times, which makes a large table of a small one. */
  private static final String ALL =
      "x' union all select a.first_name, a.email from contact a, system_range(1, 2000) --";

  @TempDir static Path directory;
  private static RunningCrm crm;
  private static Pages pages;

  @BeforeAll
  static void start() throws IOException {
    crm =
        RunningCrm.startWithPagesOfTests(directory.resolve("home"), List.of("--crm.most-names=4"));
    pages = new Pages(crm.place()).signIn("admin", RunningCrm.PASSWORD);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    pages.close();
    crm.close();
  }

  @Test
  @Order(2) // which leaves nothing to be opened within the minute
  void aDumpStopsAndAnAdministratorIsTold() throws IOException {
    HtmlPage contacts = pages.open("/contacts");
    assertThat(injected("Berlin' or city = 'Paris")).contains(" rows, the end");
    assertThat(Pages.text(pages.open("/accounts"))).doesNotContain("Pages were stopped");
    assertThat(injected(ALL)).startsWith("2000 rows, 53X00 [HC-4060]");
    long rows = 2000;
    for (int i = 0; i < 12; i++) {
      rows += Long.parseLong(injected(ALL).replaceAll(" rows.*", ""));
    }
    assertThat(rows).as("in a minute").isBetween(19_000L, 20_000L);
    assertThat(Pages.text(pages.open("/contacts"))) // for everybody, until the minute is over
        .contains("Too much at once", "Pages were stopped", "contact.first_name: 1");
    assertThat(Pages.text(pages.open("/accounts"))).contains("Pages were stopped");
    assertThat(Files.readString(directory.resolve("home/cells.audit")))
        .contains("\"event\":\"exceeds\"", "\"profile\":\"web\"");
    String file =
        pages
            .download(contacts, "/contacts/export")
            .getWebResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(file).as("exports have a profile of their own").contains("Hopper");
  }

  /** Beyond {@code crm.most-names} names are found by how they begin. */
  @Test
  @Order(1)
  void namesAreFoundByTheirBeginningWhereThereAreMany() throws IOException {
    for (String text : List.of("hop", "HOPPER, GR", "Grace Hopper", "hopper gr")) {
      assertThat(searched(text)).as(text).contains("Hopper, Grace", "found those that begin");
    }
    assertThat(searched("opper")).contains("found those that begin").doesNotContain("Grace");
    assertThat(searched("ho")).contains("Type three letters").doesNotContain("Grace");
    String whole =
        Pages.text(
            pages.submit(
                pages.open("/contacts"),
                "/contacts/find",
                Map.of("in", "LAST_NAME", "value", "HOPPER")));
    assertThat(whole).contains("Grace");
  }

  private String searched(String text) throws IOException {
    return Pages.text(pages.submit(pages.open("/contacts"), "/contacts/search", Map.of("q", text)));
  }

  private String injected(String city) throws IOException {
    String sent = URLEncoder.encode(city, StandardCharsets.UTF_8);
    return Pages.text(pages.open("/by-city?city=" + sent)).strip();
  }
}
