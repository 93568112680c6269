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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for pages and takes the time; looks at nothing in them that costs. */
final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
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

  long timeSearch() throws IOException, InterruptedException {
    int number = searches++ * 7919 % 10_000;
    String body = "in=EMAIL&value=person" + number + "%40round0.example&_csrf=" + encoded(token);
    long start = System.nanoTime();
    String page = post("/contacts/find", "application/x-www-form-urlencoded", body).body();
    long taken = System.nanoTime() - start;
    if (!page.contains("Person " + number)) {
      throw new IOException("not found");
    }
    return taken;
  }

  long timeImport(String file) throws IOException, InterruptedException {
    String body =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
            + token
            + "\r\n--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n"
            + file
            + "\r\n--"
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
