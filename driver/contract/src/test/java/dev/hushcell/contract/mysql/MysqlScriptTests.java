package dev.hushcell.contract.mysql;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
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
 * Scripts in MySQL's own words, on a plain database and on a protected one: the same rows, counts
 * and keys, or the refusal that the script expects.
 */
@EachMaria
@EveryServer
class MysqlScriptTests {
  @Parameter Server server;

  @TestFactory
  Stream<DynamicTest> definitions(@TempDir Path directory) throws Exception {
    return tests("definitions", directory);
  }

  @TestFactory
  Stream<DynamicTest> statements(@TempDir Path directory) throws Exception {
    return tests("statements", directory);
  }

  @TestFactory
  Stream<DynamicTest> values(@TempDir Path directory) throws Exception {
    return tests("values", directory);
  }

  @TestFactory
  Stream<DynamicTest> ways(@TempDir Path directory) throws Exception {
    return tests("ways", directory);
  }

  @TestFactory
  Stream<DynamicTest> joined(@TempDir Path directory) throws Exception {
    return tests("joined", directory);
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
    Scene scene = Scene.of(server, directory, columns(script));
    Connection plainConnection = server.fresh().plain();
    Connection oursConnection = scene.ours();
    Comparison comparison =
        new Comparison(new Side(plainConnection, false), new Side(oursConnection, false));
    String resource = "/dev/hushcell/contract/mysql/" + script + ".txt";
    return Script.read(resource, server.words()).stream()
        .filter(step -> server.takes(step.text()))
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
    try (InputStream in = MysqlScriptTests.class.getResourceAsStream(script + ".columns.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
