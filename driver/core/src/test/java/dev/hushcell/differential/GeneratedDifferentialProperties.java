package dev.hushcell.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.generated.GeneratedRun;
import dev.hushcell.testing.generated.Grammar;
import dev.hushcell.testing.generated.Shape;
import dev.hushcell.testing.generated.Shapes;
import dev.hushcell.testing.generated.Speech;
import dev.hushcell.testing.generated.Tally;
import dev.hushcell.testing.script.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Thousands of generated statements on a plain database and on a protected one: rows, counts, keys
 * and metadata are equal, or the statement is refused.
 *
 * <p>A run is a function of its schema and seed. A failure prints both; to repeat it, call {@code
 * run} with them. An ordinary build runs the same statements each time; a nightly one, others.
 */
class GeneratedDifferentialProperties {
  private static final int STATEMENTS = 120;
  private static final Speech H2 = Speech.h2();

  /** Refusals that mean a fault of the driver rather than of the statement. */
  private static final String[] FAILED_INSIDE = {"HC-2117", "HC-2128", "HC-2129", "HC-4015"};

  private final Tally tally = new Tally();
  private Databases databases;
  private Path directory;

  @BeforeProperty
  void prepare() throws IOException {
    directory = Files.createTempDirectory("generated");
    databases = new Databases(directory);
  }

  /** Most statements have to run: refusing everything would make no difference either. */
  @AfterProperty
  void mostStatementsRan() {
    assertThat(tally.ran()).as("of %s", tally).isGreaterThan(tally.total() * 7 / 10);
    assertThat(tally.refused()).doesNotContainKeys(FAILED_INSIDE);
  }

  @AfterProperty
  void cleanUp() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Property(seed = "1", tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void ordinaryTypesMakeNoDifference(@ForAll long seed) throws SQLException {
    run(Shapes.ORDINARY, seed);
  }

  @Property(seed = "2", tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void oddTypesMakeNoDifference(@ForAll long seed) throws SQLException {
    run(Shapes.ODD, seed);
  }

  @Property(seed = "3", tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void sharedKeysMakeNoDifference(@ForAll long seed) throws SQLException {
    run(Shapes.SHARED, seed);
  }

  /** What H2 makes of an empty constant in a derived table is no difference. */
  @Example
  void aFaultOfTheDatabaseIsNoDifference() throws SQLException {
    run(Shapes.ODD, 263);
  }

  @Tag("nightly")
  @Property(tries = 16, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void nothingMakesADifferenceForLong(@ForAll Shapes schema, @ForAll long seed)
      throws SQLException {
    run(schema, seed);
  }

  private void run(Shapes schema, long seed) throws SQLException {
    Random random = new Random(seed);
    List<Shape> shapes = schema.some(H2, random);
    String title = "run(Shapes." + schema + ", " + seed + "L)";
    try (Side plain = new Side(Databases.plain());
        Side subject =
            new Side(databases.openProtected(Shape.configurationOf(schema.all(H2), H2)))) {
      GeneratedRun run = new GeneratedRun(title, plain, subject, H2, tally);
      run.create(shapes);
      for (int i = 0; i < STATEMENTS; i++) {
        long each = random.nextLong();
        run.run(new Grammar(shapes, H2, each).statement(), each);
      }
      run.compareTables(shapes);
      run.compareMetadata(shapes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
