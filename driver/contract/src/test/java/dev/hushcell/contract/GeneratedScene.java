package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.generated.GeneratedRun;
import dev.hushcell.testing.generated.Grammar;
import dev.hushcell.testing.generated.Shape;
import dev.hushcell.testing.generated.Shapes;
import dev.hushcell.testing.generated.Speech;
import dev.hushcell.testing.generated.Tally;
import dev.hushcell.testing.script.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generated statements on a plain database of a server and on a protected one: rows, counts and
 * keys are equal, or the statement is refused; and the server never saw a mark of the protected
 * one. A run is a function of the speech, the schema and a seed.
 */
public final class GeneratedScene {
  /** Names how many statements each run has. */
  public static final String EACH = "hushcell.generated.statements";

  private static final long SEED = Long.getLong("hushcell.generated.seed", 0);

  /** Refusals that mean a fault of the driver rather than of the statement. */
  private static final String[] FAILED_INSIDE = {"HC-2117", "HC-2128", "HC-2129", "HC-4015"};

  private final Server server;
  private final Path directory;
  private final Speech speech;
  private final Tally tally = new Tally();
  private final Traces traces;

  /**
   * Begins runs.
   *
   * @param tame whether texts are such that loose collations take none for another
   */
  public GeneratedScene(Server server, Path directory, Speech speech, boolean tame) {
    this.server = server;
    this.traces = new Traces(server);
    this.directory = directory;
    this.speech = new MarkedSpeech(speech, tame);
  }

  /** Runs statements over two tables of a schema. */
  public void run(Shapes schema, long begin, int statements) throws IOException, SQLException {
    long seed = begin + SEED;
    Random random = new Random(seed);
    List<Shape> shapes = schema.some(speech, random);
    String columns = Shape.configurationOf(schema.all(speech), speech);
    Scene scene = Scene.of(server, directory, columns);
    Connection past = server.fresh().plain();
    Connection ours = scene.ours();
    try (Side plain = new Side(past, false, server.tellsTypes());
        Side subject = new Side(ours, false, server.tellsTypes())) {
      String title = server.name() + " " + speech + " " + schema + " " + seed;
      GeneratedRun run = new GeneratedRun(title, plain, subject, speech, MarkedSpeech.MARKS, tally);
      run.create(shapes);
      for (int i = 0; i < statements; i++) {
        long each = random.nextLong();
        run.run(new Grammar(shapes, speech, each).statement(), each);
      }
      run.compareTables(shapes);
    }
  }

  /** Most statements have to run: refusing everything would make no difference either. */
  public void assertMostRan() {
    assertThat(tally.ran()).as("of %s", tally).isGreaterThan(tally.total() * 6 / 10);
    assertThat(tally.refused()).doesNotContainKeys(FAILED_INSIDE);
  }

  /** What the plain side held is found, what the protected side held is not. */
  public void assertNothingWasSeen() throws SQLException {
    server.flush();
    assertThat(found(MarkedSpeech.MARKS.plain())).as("the search itself").isNotEmpty();
    assertThat(found(MarkedSpeech.MARKS.sealed())).isEmpty();
  }

  private List<String> found(String mark) throws SQLException {
    List<String> found = new ArrayList<>(traces.of(mark));
    found.addAll(Traces.in(String.join("\n", server.told()), mark));
    return found;
  }
}
