package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a protected column takes or gives other values than a plain one, for a page of the
 * documentation, which says why. {@code -Dhushcell.conversions.record=true} rewrites the page.
 */
final class Differences {
  private static final Path PAGES = Path.of("../docs/conversions");

  /** Of the 32 target types. */
  private static final int MANY = 20;

  private static final String TAKEN = "taken, the plain driver fails";

  private final String section;
  private final Map<String, Map<String, Set<String>>> byTypeAndKind = new TreeMap<>();

  Differences(String section) {
    this.section = section;
  }

  /** Notes what became of a value, where it is not what became of it in a plain column. */
  void add(String type, String what, Outcome plain, Outcome found) {
    if (plain instanceof Outcome.Kept && found instanceof Outcome.Failed failed) {
      note(type, "refused, " + failed.code(), what);
    } else if (plain instanceof Outcome.Failed && found instanceof Outcome.Kept) {
      note(type, TAKEN, what);
    }
  }

  private void note(String type, String kind, String what) {
    byTypeAndKind
        .computeIfAbsent(type, each -> new TreeMap<>())
        .computeIfAbsent(kind, each -> new TreeSet<>())
        .add(method(what));
  }

  /** Values are left out: setter, class and target type say it. */
  private static String method(String what) {
    String[] words = what.split(" ", 0); // no value, no word
    if (!words[0].equals("setObject") || words.length < 3) {
      return what;
    }
    String last = words[words.length - 1];
    return words[1] + " " + (last.matches("[A-Z_]{3,}") ? last : "");
  }

  /** Compares with the page of a server; servers with options have none. */
  void areListed(Server server) throws IOException {
    Path page = PAGES.resolve(server.name() + ".md");
    if (!Set.of("h2", "postgresql", "mariadb", "mysql-driver", "sqlite").contains(server.name())) {
      return;
    }
    String text = Files.readString(page);
    int begin = text.indexOf("## " + section + "\n");
    int next = text.indexOf("\n## ", begin + 1);
    int end = next < 0 ? text.length() : next + 1;
    if (Boolean.getBoolean("hushcell.conversions.record")) {
      Files.writeString(page, text.substring(0, begin) + written() + text.substring(end));
    } else {
      assertThat(text.substring(begin, end).strip()).isEqualTo(written().strip());
    }
  }

  private String written() {
    Map<String, Set<String>> typesByText = new LinkedHashMap<>();
    byTypeAndKind.forEach(
        (type, kinds) ->
            typesByText.computeIfAbsent(text(kinds), each -> new TreeSet<>()).add(type));
    StringBuilder out = new StringBuilder("## " + section + "\n\n");
    typesByText.forEach(
        (text, types) ->
            out.append("### ").append(String.join(", ", types)).append("\n\n").append(text));
    return out.toString();
  }

  private static String text(Map<String, Set<String>> kinds) {
    StringBuilder out = new StringBuilder();
    kinds.forEach((kind, all) -> out.append("- " + kind + ": " + grouped(all) + "\n"));
    return out.append('\n').toString();
  }

  /** Writes a class with all its target types once. */
  private static String grouped(Set<String> methods) {
    Map<String, List<String>> targets = new LinkedHashMap<>();
    for (String each : methods) {
      int blank = each.indexOf(' ');
      boolean object = blank > 0 && !each.startsWith("set") && !each.startsWith("get");
      String target = object ? each.substring(blank + 1) : "";
      targets
          .computeIfAbsent(object ? each.substring(0, blank) : each, name -> new ArrayList<>())
          .add(target);
    }
    List<String> parts = new ArrayList<>();
    targets.forEach((name, types) -> parts.add(named(name, types)));
    return String.join("; ", parts);
  }

  private static String named(String name, List<String> types) {
    List<String> named = types.stream().filter(each -> !each.isEmpty()).toList();
    String code = "`" + name + "`";
    if (named.isEmpty()) {
      return code;
    }
    String untyped = named.size() < types.size() ? code + " and " : "";
    return untyped
        + code
        + (named.size() >= MANY ? " as nearly any type" : " as " + String.join(", ", named));
  }
}
