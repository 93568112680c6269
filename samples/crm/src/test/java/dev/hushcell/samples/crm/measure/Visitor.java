package dev.hushcell.samples.crm.measure;

import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for pages and takes the time; looks at nothing in them that costs. */
final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
  private static final Pattern CONTACT = Pattern.compile("href=\"/contacts/\\d+\"");
  private static final String BOUNDARY = "--------measure";

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String address;
  private String token = "";
  private int searches;

  Visitor(String address) {
    this.address = address.replaceAll("/$", "");
  }

  void signIn() throws IOException, InterruptedException {
    readToken("/login");
    post(
        "/login",
        "application/x-www-form-urlencoded",
        "username=admin&password=" + RunningCrm.PASSWORD + "&_csrf=" + encoded(token));
    readToken("/contacts");
  }

  private void readToken(String path) throws IOException, InterruptedException {
    Matcher found = TOKEN.matcher(get(path).body());
    if (!found.find()) {
      throw new IOException(path + " has no form");
    }
    token = found.group(1);
  }

  long time(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    get(path);
    return System.nanoTime() - start;
  }

  /** Returns a number that it did not return before. */
  int next() {
    return searches++;
  }

  long timeAddress() throws IOException, InterruptedException {
    int number = next() * 7919 % 10_000;
    return timeSearch(
        "/contacts/find",
        "in=EMAIL&value=person" + number + "%40round0.example",
        "person" + number + "@round0.example");
  }

  /** Looks for a whole last name, in any case. */
  long timeLastName(String name) throws IOException, InterruptedException {
    return timeSearch(
        "/contacts/find", "in=LAST_NAME&value=" + encoded(name), name.toLowerCase(Locale.ROOT));
  }

  /** Looks for a part of a name, or how it begins where there are many. */
  long timeName(String part) throws IOException, InterruptedException {
    return timeSearch("/contacts/search", "q=" + encoded(part), part.toLowerCase(Locale.ROOT));
  }

  private long timeSearch(String path, String what, String found)
      throws IOException, InterruptedException {
    String body = what + "&_csrf=" + encoded(token);
    long start = System.nanoTime();
    String page = post(path, "application/x-www-form-urlencoded", body).body();
    long taken = System.nanoTime() - start;
    if (!CONTACT.matcher(page).find() || !page.toLowerCase(Locale.ROOT).contains(found)) {
      throw new IOException("not found: " + found);
    }
    return taken;
  }

  long timeImport(String file) throws IOException, InterruptedException {
    Matcher once = ONCE.matcher(get("/contacts/import").body());
    if (!once.find()) {
      throw new IOException("the import has no form");
    }
    String body =
        part("name=\"_csrf\"", token)
            + part("name=\"once\"", once.group(1))
            + part("name=\"file\"; filename=\"f.csv\"", file)
            + "--"
            + BOUNDARY
            + "--\r\n";
    long start = System.nanoTime();
    HttpResponse<String> begun =
        post("/contacts/import", "multipart/form-data; boundary=" + BOUNDARY, body);
    String state = begun.uri().getPath() + "/state";
    while (true) {
      String json = get(state).body();
      if (json.contains("\"finished\":true")) {
        if (!json.contains("10,000 added")) {
          throw new IOException(json);
        }
        return System.nanoTime() - start;
      }
      Thread.sleep(10);
    }
  }

  private static String part(String head, String content) {
    return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, head, content);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)).build());
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(request.uri() + " answered " + answer.statusCode());
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
