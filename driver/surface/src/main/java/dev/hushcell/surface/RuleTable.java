package dev.hushcell.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The kind of each method, by interface and method name; read from {@code rules.txt}. */
public final class RuleTable {
  private final Map<String, Map<String, Kind>> kinds;

  private RuleTable(Map<String, Map<String, Kind>> kinds) {
    this.kinds = kinds;
  }

  /** Returns the table that the processor uses. */
  public static RuleTable load() {
    try (InputStream in = RuleTable.class.getResourceAsStream("rules.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "rules.txt").readAllBytes();
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a table; a name with two kinds and a line outside a section are errors. */
  static RuleTable parse(String text) {
    Map<String, Map<String, Kind>> kinds = new LinkedHashMap<>();
    Map<String, Kind> section = null;
    for (String line : text.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        section = kinds.computeIfAbsent(line.strip(), type -> new LinkedHashMap<>());
      } else if (section == null) {
        throw new IllegalArgumentException("a rule before the first interface: " + line);
      } else {
        addLine(section, line.strip().split(" +"));
      }
    }
    return new RuleTable(kinds);
  }

  private static void addLine(Map<String, Kind> section, String[] words) {
    Kind kind = Kind.ofWord(words[0]);
    for (int i = 1; i < words.length; i++) {
      if (section.put(words[i], kind) != null) {
        throw new IllegalArgumentException("two rules for " + words[i]);
      }
    }
  }

  /** Returns the kind of all overloads of a method that the interface declares. */
  public Optional<Kind> kindOf(String type, String method) {
    return Optional.ofNullable(kinds.getOrDefault(type, Map.of()).get(method));
  }

  /** Returns the names that the rules of an interface speak of. */
  public Set<String> namesOf(String type) {
    return Set.copyOf(kinds.getOrDefault(type, Map.of()).keySet());
  }

  /** Returns the interfaces that have rules. */
  public Set<String> types() {
    return Set.copyOf(kinds.keySet());
  }
}
