package dev.hushcell.contract;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The scripts of the contract, each on a plain database and on a protected one: the same rows,
 * counts, keys and metadata, or the refusal that the script expects. On a variant of a server, an
 * ordinary build plays every third of them, other ones on each, but all on MySQL as it is shipped.
 */
@EachServer
@EveryServer
@EveryBuild
class ScriptTests {
  private static final List<String> SCRIPTS =
      List.of("names", "writes", "reads", "folding", "definitions", "values", "refusals");
  private static final int STRIDE = 3;

  @Parameter Server server;

  @TestFactory
  Stream<DynamicTest> names(@TempDir Path directory) throws Exception {
    return tests("names", directory);
  }

  @TestFactory
  Stream<DynamicTest> writes(@TempDir Path directory) throws Exception {
    return tests("writes", directory);
  }

  @TestFactory
  Stream<DynamicTest> reads(@TempDir Path directory) throws Exception {
    return tests("reads", directory);
  }

  @TestFactory
  Stream<DynamicTest> folding(@TempDir Path directory) throws Exception {
    return tests("folding", directory);
  }

  @TestFactory
  Stream<DynamicTest> definitions(@TempDir Path directory) throws Exception {
    return tests("definitions", directory);
  }

  @TestFactory
  Stream<DynamicTest> values(@TempDir Path directory) throws Exception {
    assumeTrue(
        server.words().meanings().containsKey("zoned"),
        "its types have no zones; values in its own words are in a script of its own");
    return tests("values", directory);
  }

  @TestFactory
  Stream<DynamicTest> refusals(@TempDir Path directory) throws Exception {
    return tests("refusals", directory);
  }

  private Stream<DynamicTest> tests(String script, Path directory) throws Exception {
    if (server.absent().isPresent()) {
      String hint = server.absent().get();
      return Stream.of(DynamicTest.dynamicTest(hint, () -> abort(hint)));
    }
    assumeTrue(
        !Variant.isOne(server.name())
            || server.name().equals("mysql-defaults")
            || Depth.takes(SCRIPTS.indexOf(script), STRIDE, server.name()),
        "left to a nightly build");
    Scene scene = Scene.of(server, directory, resource(script + ".columns.yaml"));
    Connection plainConnection = server.fresh().plain();
    Connection oursConnection = scene.ours();
    Comparison comparison =
        new Comparison(side(plainConnection), side(oursConnection), server::comparable);
    return Script.read("/dev/hushcell/contract/" + script + ".txt", server.words()).stream()
        .filter(step -> server.takes(step.text()))
        .map(step -> DynamicTest.dynamicTest(step.title(), () -> comparison.check(step)))
        .onClose(() -> close(plainConnection, oursConnection));
  }

  private Side side(Connection connection) {
    return new Side(connection, false, server.tellsTypes());
  }

  private static void close(Connection... connections) {
    for (Connection each : connections) {
      try {
        each.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static String resource(String name) throws IOException {
    try (InputStream in = ScriptTests.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
