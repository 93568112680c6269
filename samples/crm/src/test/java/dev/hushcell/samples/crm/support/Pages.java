package dev.hushcell.samples.crm.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.htmlunit.BrowserVersion;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;

/** A user who reads pages, follows links and fills in forms; without JavaScript. */
public final class Pages implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WebClient client = new WebClient(BrowserVersion.CHROME);
  private final String address;

  public Pages(String address) {
    this.address = address.replaceAll("/$", "");
    client.getOptions().setJavaScriptEnabled(false);
    client.getOptions().setCssEnabled(false);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
  }

  public Pages signIn(String user, String password) throws IOException {
    HtmlPage page = open("/login");
    HtmlPage after = submit(page, "/login", Map.of("username", user, "password", password));
    assertThat(after.getUrl().getPath()).isEqualTo("/");
    return this;
  }

  public HtmlPage open(String path) throws IOException {
    return client.getPage(address + path);
  }

  /** Fills in fields of the form that is sent to a path, and sends it. */
  public HtmlPage submit(HtmlPage page, String path, Map<String, String> fields)
      throws IOException {
    return press(page, path, fields, "button[type=submit]");
  }

  /** Fills in fields of the form that is sent to a path, and presses a button of it. */
  public HtmlPage press(HtmlPage page, String path, Map<String, String> fields, String button)
      throws IOException {
    HtmlForm form = form(page, path);
    fields.forEach((name, value) -> fill(form, name, value));
    return ((DomElement) form.querySelector(button)).click();
  }

  /** Sends a form that is answered by a file. */
  public Page download(HtmlPage page, String path) throws IOException {
    return ((DomElement) form(page, path).querySelector("button[type=submit]")).click();
  }

  public static HtmlForm form(HtmlPage page, String path) {
    return page.getForms().stream()
        .filter(form -> form.getActionAttribute().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError(page.getUrl() + " has no form for " + path));
  }

  private static void fill(HtmlForm form, String name, String value) {
    DomElement field = form.querySelector("[name='" + name + "']:not([type=hidden])");
    if (field instanceof HtmlSelect select) {
      select.setSelectedAttribute(option(select, value), true);
    } else if (field instanceof HtmlTextArea area) {
      area.setText(value);
    } else if (field instanceof HtmlInput input && "checkbox".equals(input.getType())) {
      input.setChecked(Boolean.parseBoolean(value));
    } else if (field instanceof HtmlInput input) {
      input.setValue(value);
    } else {
      throw new AssertionError("no field " + name);
    }
  }

  /** Finds an option by its value or by what users read. */
  private static HtmlOption option(HtmlSelect select, String wanted) {
    return select.getOptions().stream()
        .filter(each -> wanted.equals(each.getValueAttribute()) || wanted.equals(each.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no option " + wanted));
  }

  /** Opens a page again and again until it is as wanted. */
  public HtmlPage await(String path, Predicate<HtmlPage> wanted) throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    HtmlPage page = open(path);
    while (!wanted.test(page)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(path + " did not become as wanted:\n" + text(page));
      }
      pause();
      page = open(path);
    }
    return page;
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  public HtmlPage awaitText(String path, String text) throws IOException {
    return await(path, page -> text(page).contains(text));
  }

  /** Sends fields as this user, beside whatever else is going on; gives the status. */
  public CompletableFuture<Integer> post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String session = client.getCookieManager().getCookie("JSESSIONID").getValue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Cookie", "JSESSIONID=" + session)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** Returns the status with which a page is answered. */
  public int status(String path) throws IOException {
    Page page = client.getPage(address + path);
    return page.getWebResponse().getStatusCode();
  }

  public WebClient client() {
    return client;
  }

  public String address() {
    return address;
  }

  public static String text(HtmlPage page) {
    return page.getBody().asNormalizedText();
  }

  @Override
  public void close() {
    client.close();
  }
}
