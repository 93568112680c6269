package dev.hushcell.contract.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a protected column takes or gives other values than a plain one, for a page of the
 * documentation, which says why. The page lists all values, as a nightly build compares them; with
 * {@code -Dhushcell.nightly=true}, {@code -Dhushcell.conversions.record=true} rewrites it.
 */
final class Differences {
  private static final Path PAGES = Path.of("../docs/conversions");

  private static final Pattern OBJECT = Pattern.compile("setObject (\\S+) .*?(?: as ([A-Z_]+).*)?");

  private static final String TAKEN = "taken, the plain driver fails";

  private final String section;
  private final Map<String, Map<String, Set<String>>> typesByMethodAndKind = new TreeMap<>();
  private final Set<String> types = new TreeSet<>();
  private final Set<String> names = new TreeSet<>();
  private int compared;
  private int different;

  Differences(String section) {
    this.section = section;
  }

  /** Notes what became of a value, where it is not what became of it in a plain column. */
  void add(String type, String what, Outcome plain, Outcome found) {
    types.add(type);
    names.add(method(what));
    compared++;
    if (plain instanceof Outcome.Kept && found instanceof Outcome.Failed failed) {
      note(type, "refused, " + failed.code(), what);
    } else if (plain instanceof Outcome.Failed && found instanceof Outcome.Kept) {
      note(type, TAKEN, what);
    }
  }

  private void note(String type, String kind, String what) {
    different++;
    typesByMethodAndKind
        .computeIfAbsent(kind, each -> new TreeMap<>())
        .computeIfAbsent(method(what), each -> new TreeSet<>())
        .add(type);
  }

  /** Values are left out: setter, class and target type say it. */
  private static String method(String what) {
    Matcher object = OBJECT.matcher(what);
    if (!object.matches()) {
      return what;
    }
    return object.group(1) + (object.group(2) == null ? "" : " " + object.group(2));
  }

  /** Compares with the page of a server, in a nightly build; servers with options have none. */
  void areListed(Server server) throws IOException {
    Path page = PAGES.resolve(server.name() + ".md");
    if (!Depth.isNightly()
        || !Set.of("h2", "postgresql", "mariadb", "mysql-driver", "sqlite")
            .contains(server.name())) {
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
    StringBuilder out = new StringBuilder("## " + section + "\n\n");
    out.append(
        String.format("%,d of %,d that were compared are different.\n\n", different, compared));
    typesByMethodAndKind.forEach(
        (kind, typesByMethod) ->
            out.append("### ").append(kind).append("\n\n").append(lines(typesByMethod)));
    return out.toString();
  }

  /** Writes types of which the same is different once. */
  private String lines(Map<String, Set<String>> typesByMethod) {
    Map<Set<String>, Set<String>> methodsByTypes = new LinkedHashMap<>();
    typesByMethod.forEach(
        (method, where) ->
            methodsByTypes.computeIfAbsent(where, each -> new TreeSet<>()).add(method));
    Bindings all = new Bindings(names);
    return methodsByTypes.entrySet().stream()
        .map(each -> "- " + named(each.getKey()) + ": " + all.grouped(each.getValue()))
        .sorted()
        .collect(Collectors.joining("\n", "", "\n\n"));
  }

  private String named(Set<String> where) {
    if (where.equals(types)) {
      return "every type";
    }
    Set<String> others = new TreeSet<>(types);
    others.removeAll(where);
    return others.size() < where.size() / 2
        ? "every type but " + String.join(", ", others)
        : String.join(", ", where);
  }
}
