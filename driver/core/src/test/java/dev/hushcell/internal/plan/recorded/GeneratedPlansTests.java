package dev.hushcell.internal.plan.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.plan.recorded.Generated.Planned;
import dev.hushcell.testing.recorded.Differences;
import dev.hushcell.testing.recorded.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is planned for generated statements is what was recorded, of which a digest is kept for each
 * thousand. A build plans some; {@code -Dhushcell.plans.generated=100000} plans all. A thousand
 * with another outcome is written to {@code target/plans}; {@code -Dhushcell.plans.report=<folder>}
 * writes all to a folder, and {@code -Dhushcell.plans.before=<folder>} compares each statement with
 * what another version wrote.
 */
class GeneratedPlansTests {
  private static final Path FILE = RecordedPlansTests.FOLDER.resolve("generated.plans");
  private static final String CORPUS = "/dev/hushcell/recorded/mutated.sql";
  private static final int ALL = 100_000;

  /** How many thousands have marks, and are planned in a build. */
  private static final int MARKED = 3;

  private final boolean records = Boolean.getBoolean("hushcell.plans.record");
  private final Optional<Path> report = folder("hushcell.plans.report");
  private final Optional<Path> before = folder("hushcell.plans.before");
  private final Differences differences = new Differences();

  private static Optional<Path> folder(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }

  static List<Engine> engines() {
    return Engine.ALL;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void areAsRecorded(Engine engine) throws IOException {
    int count =
        records ? ALL : Integer.getInteger("hushcell.plans.generated", MARKED * Block.STATEMENTS);
    Map<String, Block> recorded = read();
    List<String> corpus = RecordedPlansTests.resource(CORPUS).lines().toList();
    Generated generated = new Generated(engine, corpus);
    for (int number = 0; number < count / Block.STATEMENTS; number++) {
      String name = String.format(Locale.ROOT, "%s-%03d", engine.title(), number);
      List<Planned> planned = generated.plan((long) number * Block.STATEMENTS, Block.STATEMENTS);
      Block now = Block.of(name, planned, number < MARKED);
      hold(recorded.put(name, now), now, planned);
    }
    if (records) {
      Files.write(FILE, recorded.values().stream().map(Block::toString).toList());
    }
    assertThat(differences.isEmpty()).as("%s", differences).isTrue();
  }

  private static Map<String, Block> read() throws IOException {
    return Files.exists(FILE)
        ? Files.readAllLines(FILE).stream()
            .map(Block::read)
            .collect(Collectors.toMap(Block::name, each -> each, (a, b) -> b, TreeMap::new))
        : new TreeMap<>();
  }

  private void hold(@Nullable Block was, Block now, List<Planned> planned) throws IOException {
    boolean differs = !records && !now.equals(was);
    if (differs || report.isPresent()) {
      Path folder = Files.createDirectories(report.orElse(Path.of("target", "plans")));
      List<String> lines = planned.stream().map(Planned::toString).toList();
      Files.write(folder.resolve(now.name()), lines, StandardCharsets.UTF_8);
    }
    if (before.isPresent()) {
      compare(Files.readAllLines(before.get().resolve(now.name())), planned);
    } else if (differs) {
      compare(was, now, planned);
    }
  }

  private void compare(List<String> written, List<Planned> planned) {
    for (int i = 0; i < planned.size(); i++) {
      String line = written.get(i);
      String sql = planned.get(i).toString().replaceFirst("\t[^\t]*$", "");
      assertThat(line).as("the same statements").startsWith(sql + "\t");
      differences.compare(sql, line.substring(sql.length() + 1), planned.get(i).outcome());
    }
  }

  /** Compares by marks, as far as there are some. */
  private void compare(@Nullable Block was, Block now, List<Planned> planned) {
    if (was == null || !was.texts().equals(now.texts())) {
      differences.compare(now.name() + ": other statements; record them again", "", "x");
      return;
    }
    differences.compare(now.name() + ", written to target/plans", was.counts(), now.counts() + "!");
    for (int i = 0; was.isMarked() && i < planned.size(); i++) {
      String outcome = planned.get(i).outcome();
      if (was.marks().charAt(i) != Block.mark(outcome)) {
        String sign = was.kind(i) == Block.Kind.REFUSED ? "! " : "";
        differences.compare(
            now.name() + ": " + planned.get(i).sql(),
            sign + "(" + was.kind(i) + ", of which only a mark is kept)",
            outcome);
      }
    }
  }

  /** The same statement comes of the same number wherever it is planned. */
  @Test
  void areFunctionsOfTheirNumbers() throws IOException {
    List<String> corpus = RecordedPlansTests.resource(CORPUS).lines().toList();
    Generated one = new Generated(Engine.H2, corpus);
    Generated other = new Generated(Engine.H2, corpus);
    assertThat(one.plan(100, 50).subList(20, 50)).isEqualTo(other.plan(120, 30));
  }
}
