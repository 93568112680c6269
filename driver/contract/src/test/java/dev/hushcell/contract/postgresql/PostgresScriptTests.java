package dev.hushcell.contract.postgresql;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.script.Comparison;
import dev.hushcell.testing.script.Script;
import dev.hushcell.testing.script.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Scripts in the words of PostgreSQL, on a plain database and on a protected one: the same rows,
 * counts and keys, or the refusal that the script expects.
 */
@EachPostgres
class PostgresScriptTests {
  @Parameter Server server;

  @TestFactory
  Stream<DynamicTest> definitions(@TempDir Path directory) throws Exception {
    return tests("definitions", directory);
  }

  @TestFactory
  Stream<DynamicTest> values(@TempDir Path directory) throws Exception {
    return tests("values", directory);
  }

  @TestFactory
  Stream<DynamicTest> keys(@TempDir Path directory) throws Exception {
    return tests("keys", directory);
  }

  private Stream<DynamicTest> tests(String script, Path directory) throws Exception {
    Scene scene = Scene.of(server, directory, columns(script));
    Connection plainConnection = server.fresh().plain();
    Connection oursConnection = scene.ours();
    Comparison comparison =
        new Comparison(new Side(plainConnection, false), new Side(oursConnection, false));
    String resource = "/dev/hushcell/contract/postgresql/" + script + ".txt";
    return Script.read(resource, server.words()).stream()
        .map(step -> DynamicTest.dynamicTest(step.title(), () -> comparison.check(step)))
        .onClose(() -> close(plainConnection, oursConnection));
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

  private static String columns(String script) throws IOException {
    try (InputStream in = PostgresScriptTests.class.getResourceAsStream(script + ".columns.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
