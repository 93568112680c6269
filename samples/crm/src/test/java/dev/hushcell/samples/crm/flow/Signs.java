package dev.hushcell.samples.crm.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.samples.crm.support.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlPage;

/**
 * The signs for sealed and clear that pages show beside titles, labels, headers and values. Each is
 * compared with {@code signs.txt}, which names the column behind it, and that with what the
 * database holds. A label that somebody adds is asked too.
 */
final class Signs {
  private static final String SEALED = "\u25cf";
  private static final String CLEAR = "\u25cb";

  /** Whatever names, or is, a stored value; and paragraphs, where they have a sign. */
  private static final String LABELS =
      "main h1, main h2, main h3, main legend, main label, main th, main dt, main .what,"
          + " main .subject, main .timeline p.muted, main .column, main p";

  private static final List<String> PATHS =
      List.of(
          "/",
          "/contacts",
          "/contacts/new",
          "/contacts/1",
          "/contacts/1/edit",
          "/contacts/import",
          "/accounts",
          "/accounts/1",
          "/accounts/new",
          "/leads",
          "/leads/board",
          "/leads/new",
          "/leads/1",
          "/activities",
          "/activities/1",
          "/activities/1/edit",
          "/activities/new?contact=1",
          "/outbox",
          "/outbox/new",
          "/mailboxes",
          "/mailboxes/1",
          "/mailboxes/new",
          "/profiles",
          "/profiles/1",
          "/profiles/new",
          "/queues",
          "/queues/1",
          "/queues/new",
          "/users",
          "/users/1",
          "/users/new",
          "/settings",
          "/settings/password",
          "/glass/keys",
          "/glass/module",
          "/demo");

  private static final List<String> TABLES =
      List.of(
          "mailbox",
          "email_server_profile",
          "queue",
          "user_settings",
          "app_user",
          "contact",
          "lead",
          "activity",
          "past_call",
          "outbox_mail",
          "account");

  private final Map<String, Set<String>> shown = new LinkedHashMap<>();

  /** Reads the signs of all pages, of searches too. */
  static Signs of(Pages pages) throws IOException {
    Signs signs = new Signs();
    pages.submit(pages.open("/queues/new"), "/queues/new", Map.of("name", "Returns"));
    HtmlPage contact = pages.open("/contacts/1/edit");
    pages.submit(contact, "/contacts/1/edit", Map.of("city", "Ockham")); // so it has a history
    for (String path : PATHS) {
      signs.read(path.replaceAll("\\?.*", ""), pages.open(path));
    }
    for (String table : TABLES) {
      signs.read("/glass?table=" + table, pages.open("/glass?table=" + table));
    }
    for (String text :
        new String[] {"a", "ada@lovelace.example", "mary.somerville@coast.example"}) {
      signs.read("/search", pages.submit(pages.open("/search"), "/search", Map.of("q", text)));
    }
    Map<String, String> whole = Map.of("in", "EMAIL", "value", "ada@lovelace.example");
    signs.read("/contacts/find", pages.submit(pages.open("/contacts"), "/contacts/find", whole));
    Map<String, String> lead = Map.of("value", "mary.somerville@coast.example");
    signs.read("/leads/find", pages.submit(pages.open("/leads"), "/leads/find", lead));
    return signs;
  }

  private void read(String path, HtmlPage page) {
    assertThat(page.getWebResponse().getStatusCode()).as(path).isEqualTo(200);
    Set<String> lines = shown.computeIfAbsent(path, each -> new TreeSet<>());
    for (DomNode each : page.querySelectorAll(LABELS)) {
      String line = line(each);
      if (!line.isEmpty() && (!isProse(each) || !line.equals(withoutSigns(line)))) {
        lines.add(line);
      }
    }
  }

  /** Paragraphs name no value, but for legends and the lines of a timeline. */
  private static boolean isProse(DomNode node) {
    return node instanceof DomElement element
        && element.getTagName().equals("p")
        && !element.getAttribute("class").contains("what")
        && element.closest(".timeline") == null;
  }

  /** Returns what an element says, and a title's sign behind it. */
  private static String line(DomNode node) {
    StringBuilder text = new StringBuilder();
    append(node, text);
    if (node instanceof DomElement title && title.getAttribute("class").equals("subject")) {
      DomElement next = title.getNextElementSibling();
      if (next != null) {
        append(next, text.append(' '));
      }
    }
    return text.toString().replaceAll("\\s+", " ").replaceAll(" ([,:])", "$1").strip();
  }

  private static void append(DomNode node, StringBuilder text) {
    if (node instanceof DomText words) {
      text.append(words.getData());
      return;
    }
    String kind = node instanceof DomElement element ? element.getAttribute("class") : "";
    switch (kind) {
      case "lock" -> text.append(SEALED);
      case "clear" -> text.append(CLEAR);
      case "unseen" -> {}
      default -> node.getChildren().forEach(each -> append(each, text));
    }
  }

  private static String withoutSigns(String line) {
    return line.replace(SEALED, "").replace(CLEAR, "");
  }

  /** Compares all signs with the list, and that with the columns of a database. */
  void fit(Connection plain) throws IOException, SQLException {
    Map<String, Boolean> sealed = sealed(plain);
    List<Expected> all = Expected.all();
    for (String table : TABLES) {
      sealed.forEach(
          (column, cells) -> {
            if (column.startsWith(table + ".")) {
              String name = column.substring(column.indexOf('.') + 1);
              all.add(new Expected("/glass?table=" + table, name + " {" + column + "}"));
            }
          });
    }
    assertThat(all.stream().flatMap(each -> each.columns().stream())).isSubsetOf(sealed.keySet());
    assertThat(lines().filter(line -> all.stream().noneMatch(each -> each.is(line, sealed))))
        .as("lines of pages that signs.txt does not have")
        .isEmpty();
    if (sealed.containsValue(true)) { // there is more to see then
      assertThat(all.stream().filter(each -> lines().noneMatch(line -> each.is(line, sealed))))
          .as("lines of signs.txt that no page has")
          .isEmpty();
    }
  }

  private Stream<Line> lines() {
    return shown.entrySet().stream()
        .flatMap(page -> page.getValue().stream().map(text -> new Line(page.getKey(), text)));
  }

  /** Returns which columns the database has, and whether it holds cells in them. */
  private static Map<String, Boolean> sealed(Connection plain) throws SQLException {
    Map<String, Boolean> sealed = new TreeMap<>();
    try (ResultSet found = plain.getMetaData().getColumns(null, null, "%", "%")) {
      while (found.next()) {
        String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        String column = found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        String schema = found.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT);
        String type = found.getString("TYPE_NAME");
        if (schema.equals("public") && !table.startsWith("hushcell_")) {
          sealed.put(table + "." + column, type.equals("BINARY VARYING") || type.equals("bytea"));
        }
      }
    }
    return sealed;
  }

  /** What a page says somewhere. */
  private record Line(String path, String text) {}

  /**
   * A line of {@code signs.txt}.
   *
   * @param path the page that has it
   * @param text with the column behind a sign in braces, and a star for any words
   */
  private record Expected(String path, String text) {
    private static final Pattern COLUMN = Pattern.compile("\\{([a-z_., ]+)}");

    static List<Expected> all() throws IOException {
      List<Expected> all = new ArrayList<>();
      try (InputStream in = Signs.class.getResourceAsStream("signs.txt")) {
        String path = "";
        for (String line :
            new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().toList()) {
          if (line.startsWith("/")) {
            path = line;
          } else if (!line.isBlank() && !line.startsWith("#")) {
            all.add(new Expected(path, line.replaceFirst("^- ", "")));
          }
        }
      }
      return all;
    }

    List<String> columns() {
      return COLUMN
          .matcher(text)
          .results()
          .flatMap(each -> Stream.of(each.group(1).split(", ")))
          .toList();
    }

    boolean is(Line line, Map<String, Boolean> sealed) {
      String wanted = COLUMN.matcher(text).replaceAll(each -> sign(each.group(1), sealed));
      String words = "\\\\E[^" + SEALED + CLEAR + "]+\\\\Q";
      String page =
          line.path().startsWith("/glass?") && columns().isEmpty() ? "/glass" : line.path();
      return path.equals(page)
          && line.text().matches("\\Q" + wanted.replaceAll("\\*", words) + "\\E");
    }

    private static String sign(String columns, Map<String, Boolean> sealed) {
      Set<Boolean> kinds =
          Stream.of(columns.split(", ")).map(sealed::get).collect(Collectors.toSet());
      return kinds.size() > 1 ? "?" : kinds.contains(true) ? SEALED : CLEAR;
    }
  }
}
