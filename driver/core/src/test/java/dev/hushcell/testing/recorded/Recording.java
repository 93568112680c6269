package dev.hushcell.testing.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of the texts of one source for each kind of database. A line of its file has a hash
 * of the text, the kinds, and what {@link PlanPrint} prints; what else becomes of the same text for
 * other kinds follows without the hash.
 *
 * <p>{@code -Dhushcell.plans.record=true} writes the file.
 */
public final class Recording {
  private static final int DIGITS = 8;

  private final String head;
  private final List<Engine> engines;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Map<Engine, String>> outcomes = new LinkedHashMap<>();

  /** Begins a recording for some kinds of database. */
  public Recording(String source, Collection<Engine> engines) {
    this.engines = List.copyOf(engines);
    String titles = engines.stream().map(Engine::title).collect(Collectors.joining(","));
    this.head =
        "# " + source + ", planned for " + titles + "; made by a test, see testing.recorded\n";
  }

  /** Adds what becomes of a text; of one that comes again, after what became of it before. */
  public void add(Engine engine, String sql, String outcome) {
    String hash = hash(sql).substring(0, DIGITS);
    String key = hash;
    for (int i = 2; outcomes.containsKey(key) && outcomes.get(key).containsKey(engine); i++) {
      key = hash + "#" + i;
    }
    texts.put(key, sql);
    outcomes.computeIfAbsent(key, each -> new EnumMap<>(Engine.class)).put(engine, outcome);
  }

  /** Returns the number that stands for a text. */
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Requires that a file says the same, or writes it. */
  public void hold(Path file) throws IOException {
    if (Boolean.getBoolean("hushcell.plans.record")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written(), StandardCharsets.UTF_8);
    }
    String before = Files.readString(file, StandardCharsets.UTF_8);
    if (!before.equals(written())) {
      Differences differences = differences(read(before));
      assertThat(differences.isEmpty()).as("%s:\n%s", file, differences).isTrue();
      assertThat(written()).as("the form or order of %s", file).isEqualTo(before);
    }
  }

  private Differences differences(Map<String, Map<Engine, String>> before) {
    Differences differences = new Differences();
    Set<String> keys = new LinkedHashSet<>(outcomes.keySet());
    keys.addAll(before.keySet());
    for (String key : keys) {
      String text = texts.getOrDefault(key, key);
      for (Engine engine : engines) {
        String was = before.getOrDefault(key, Map.of()).getOrDefault(engine, Differences.NONE);
        String is = outcomes.getOrDefault(key, Map.of()).getOrDefault(engine, Differences.NONE);
        differences.compare(engine.title() + ": " + text, was, is);
      }
    }
    return differences;
  }

  private String written() {
    StringBuilder out = new StringBuilder(head);
    outcomes.forEach(
        (key, each) -> {
          Map<String, List<Engine>> same =
              each.entrySet().stream()
                  .collect(
                      Collectors.groupingBy(
                          Map.Entry::getValue,
                          LinkedHashMap::new,
                          Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
          String first = key;
          for (Map.Entry<String, List<Engine>> entry : same.entrySet()) {
            out.append(first).append(' ').append(titles(entry.getValue())).append(' ');
            out.append(entry.getKey()).append('\n');
            first = "";
          }
        });
    return out.toString();
  }

  private String titles(List<Engine> some) {
    return some.equals(engines)
        ? "*"
        : some.stream().map(Engine::title).collect(Collectors.joining(","));
  }

  private Map<String, Map<Engine, String>> read(String file) {
    Map<String, Map<Engine, String>> read = new LinkedHashMap<>();
    String key = "";
    for (String line : file.split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] parts = line.split(" ", 3);
        key = parts[0].isEmpty() ? key : parts[0];
        Map<Engine, String> of = read.computeIfAbsent(key, e -> new EnumMap<>(Engine.class));
        engines(parts[1]).forEach(engine -> of.put(engine, parts[2]));
      }
    }
    return read;
  }

  private List<Engine> engines(String titles) {
    return titles.equals("*")
        ? engines
        : List.of(titles.split(",", -1)).stream()
            .map(title -> Engine.valueOf(title.toUpperCase(Locale.ROOT)))
            .toList();
  }
}
