package dev.hushcell.applications;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What clients of Spring Data REST see; what they change, they change back. */
final class RestChecks {
  private static final String NEW =
      """
      {"firstName": "Rest", "lastName": "Over", "email": "rest@example.org", "birthday": "2001-02-03",\
       "salary": 12.34, "active": true, "address": {}}\
      """;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Of answers, what differs from one start to the next. */
  private static final Pattern PORT = Pattern.compile("localhost:\\d+");

  private RestChecks() {}

  /** One request after the other; each answer counts. */
  private record Step(String method, String path, String body) {}

  private static Step get(String path) {
    return new Step("GET", path, "");
  }

  private static Check<Running> check(String name, Step... steps) {
    return Check.ordered(
        "rest",
        name,
        application -> {
          List<String> answers = new java.util.ArrayList<>();
          String made = "";
          for (Step step : steps) {
            HttpResponse<String> answer = ask(application, step, made);
            made = answer.headers().firstValue("Location").orElse(made);
            String text = PORT.matcher(answer.statusCode() + " " + answer.body()).replaceAll("*");
            answers.add(
                text.replaceAll("people/\\d\\d+", "people/N")
                    .replaceAll("\"id\" ?: ?\\d\\d+", "N"));
            if (answer.statusCode() >= 500) {
              throw new IllegalStateException(answer.body());
            }
          }
          return answers;
        });
  }

  private static HttpResponse<String> ask(Running application, Step step, String made)
      throws IOException, InterruptedException {
    String target =
        step.path().isEmpty() ? made : "http://localhost:" + application.port() + step.path();
    String type = step.path().contains("/company") ? "text/uri-list" : "application/json";
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(target))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .method(
                step.method(),
                step.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(step.body()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static Stream<Check<Running>> all() {
    Step post = new Step("POST", "/people", NEW);
    Step delete = new Step("DELETE", "", "");
    return Stream.of(
        check("everybody", get("/people?size=20&sort=id")),
        check("one", get("/people/2")),
        check("nobody", get("/people/999999")),
        check("sorted", get("/people?sort=lastName&sort=id&size=20")),
        check("sorted downwards, paged", get("/people?sort=birthday,desc&size=3&page=1")),
        check("searches", get("/people/search")),
        check("found by e-mail", get("/people/search/findByEmail?email=ada@example.org")),
        check(
            "found by part of a name",
            get("/people/search/findByLastNameContainingIgnoreCase?name=ER&sort=lastName")),
        check("created and deleted", post, new Step("GET", "", ""), delete),
        check(
            "replaced",
            post,
            new Step("PUT", "", NEW.replace("Over", "Placed")),
            new Step("GET", "", ""),
            delete),
        check(
            "patched",
            post,
            new Step("PATCH", "", "{\"email\": null, \"salary\": 1.50}"),
            new Step("GET", "", ""),
            delete),
        check("created twice", post, post, delete),
        check("only names", get("/people?projection=names&sort=id&size=3")));
  }
}
