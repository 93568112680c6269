package dev.hushcell.internal.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of each method: what {@code walk.txt} says, else what follows from the kind
 * that {@code rules.txt} of the surface gives it. A method of which neither says anything is a
 * failure.
 */
final class WalkTable {
  private static final String ALL = "all";

  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> kinds = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  private WalkTable() {}

  static WalkTable load() throws IOException {
    WalkTable table = new WalkTable();
    try (InputStream in = WalkTable.class.getResourceAsStream("walk.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      table.read(text);
    }
    for (String line : Files.readAllLines(SurfaceTests.REPORT)) {
      int end = line.lastIndexOf(' ');
      table.kinds.put(line.substring(0, end), line.substring(end + 1));
    }
    return table;
  }

  private void read(String text) {
    Map<String, String> section = Map.of();
    for (String line : text.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        String[] names = line.strip().split(" : ", -1);
        section = sections.computeIfAbsent(names[0], name -> new LinkedHashMap<>());
        parents.put(names[0], names.length == 1 ? ALL : names[1]);
        continue;
      }
      String[] words = line.strip().split(" +", -1);
      for (int i = 1; i < words.length; i++) {
        if (section.put(words[i], words[0]) != null) {
          throw new IllegalArgumentException("twice in a section: " + words[i]);
        }
      }
    }
  }

  /** Returns what is said of a section. */
  Map<String, String> section(String name) {
    return sections.getOrDefault(name, Map.of());
  }

  /** Returns what is to become of a method. */
  Optional<String> expected(WalkSubject subject, Method method) {
    for (String section = subject.name(); section != null; section = parent(section)) {
      for (String name : names(method)) {
        String said = section(section).get(name);
        if (said != null) {
          used.add(section + " " + name);
          return Optional.of(said);
        }
      }
    }
    return Optional.ofNullable(kinds.get(SurfaceTests.identity(method)))
        .flatMap(kind -> byKind(subject, kind, method));
  }

  /** Returns what stands for a method in the table, the most special first. */
  private List<String> names(Method method) {
    List<String> names = new ArrayList<>(List.of(Walk.signature(method), method.getName()));
    String kind = kinds.getOrDefault(SurfaceTests.identity(method), "");
    if (kind.startsWith("CELL")) {
      String rule = kind.toLowerCase(Locale.ROOT).replace('_', '-');
      Class<?>[] types = method.getParameterTypes();
      if (types.length > 0 && types[0] == String.class) {
        names.add(1, rule + "-by-name");
      }
      names.add(rule);
    }
    return names;
  }

  /** Tells whether a method carries a value of a column or parameter. */
  boolean isCell(Method method) {
    String kind = kinds.getOrDefault(SurfaceTests.identity(method), "");
    return kind.startsWith("CELL") && method.getParameterCount() > 0;
  }

  private @Nullable String parent(String section) {
    return section.equals(ALL) ? null : parents.getOrDefault(section, ALL);
  }

  private static Optional<String> byKind(WalkSubject subject, String kind, Method method) {
    boolean cell = subject.touching() && method.getParameterCount() > 0;
    return switch (kind) {
      case "FORWARD" -> Optional.of("forwarded");
      case "WRAP", "SEEN" -> Optional.of("wrapped");
      case "RUN", "TEXT" ->
          Optional.of(subject.type() == Statement.class ? "forwarded" : "HC-4010");
      case "CELL_IN" -> Optional.of(cell ? "sealed" : "forwarded");
      case "CELL_OUT" -> Optional.of(cell ? "opened" : "forwarded");
      default -> Optional.empty(); // a human wrote it, so a human says what it does
    };
  }

  /** Returns what the table says of methods that were not looked up. */
  Set<String> unused() {
    Set<String> unused = new HashSet<>();
    sections.forEach((name, said) -> said.keySet().forEach(each -> unused.add(name + " " + each)));
    unused.removeAll(used);
    return unused;
  }
}
