package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.testing.broken.Break;
import dev.hushcell.testing.broken.BrokenCells;
import dev.hushcell.testing.broken.BrokenDriver;
import dev.hushcell.testing.broken.BrokenPlans;
import dev.hushcell.testing.broken.BrokenStatements;
import dev.hushcell.testing.leak.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Marked plaintext goes through every kind of statement, those that are refused and those that fail
 * included, and none of it is found anywhere. A driver that is broken in one point on purpose is
 * found out by the same search.
 */
@EachPostgres
class PostgresLeakTests {
  @Parameter Server server;
  @TempDir Path directory;
  private LeakScene scene;

  @BeforeEach
  void scene() throws Exception {
    assumeTrue(!server.traces().isEmpty(), "the files of the server cannot be reached from here");
    scene = new LeakScene(server, directory, columns());
  }

  @AfterEach
  void close() {
    if (scene != null) {
      scene.close();
    }
  }

  @Test
  void noTraceHoldsAProtectedValue() throws Exception {
    try (Connection ours = scene.scene().ours()) {
      scene.work().run(ours);
      assertThat(scene.work().surprises()).isEmpty();
      assertThat(scene.marks().all()).hasSizeGreaterThan(120);
      assertThat(scene.search()).isEmpty();
    }
  }

  @Test
  void searchFindsTheValueOfOnePathThatGoesPastTheDriver() throws Exception {
    try (Connection plain = scene.scene().plain()) {
      scene.marks().enter("past", true);
      scene.scene().run(plain, "create table past (id int, word text)");
      try (PreparedStatement insert = plain.prepareStatement("insert into past values (1, ?)")) {
        insert.setString(1, scene.marks().text());
        insert.executeUpdate();
      }
      scene.scene().run(plain, "analyze past");
      scene.scene().run(plain, "do $$ begin perform '" + scene.marks().text() + "'; end $$");
      assertThat(scene.search())
          .extracting(Finding::source)
          .anyMatch(source -> source.startsWith("data/base/"))
          .anyMatch(source -> source.startsWith("data/pg_wal/"))
          .contains("server.log", "told of statements");
    }
  }

  static Stream<Break> breaks() {
    return Stream.of(plans(), rows()).flatMap(List::stream);
  }

  private static List<Break> plans() {
    return List.of(
        Break.ofPlan(
            "a stored parameter is sent as bound",
            BrokenPlans.plainParameters(role -> isSealed(role, Use.ASSIGNED)),
            "traffic",
            "prepared"),
        Break.ofPlan(
            "stored bytes are sent as bound",
            BrokenPlans.plainParameters(role -> isSealed(role, Use.ASSIGNED)),
            "server.log",
            "bytes"),
        Break.ofPlan(
            "a compared parameter is sent as bound",
            BrokenPlans.plainParameters(role -> isSealed(role, Use.COMPARED)),
            "traffic",
            "compared"),
        Break.ofPlan(
            "a literal stays in the text",
            BrokenPlans.without(Splice.Sealed.class::isInstance),
            "server.log",
            "literals",
            "reads",
            "batch of texts"),
        Break.ofPlan(
            "a comment stays in the text",
            BrokenPlans.without(
                splice -> splice instanceof Splice.Text text && text.replacement().isBlank()),
            "server.log",
            "comments"),
        Break.ofPlan(
            "a refused statement is sent", BrokenPlans::unrefusing, "server.log", "refusals"),
        Break.ofPlan(
            "refused code is sent", BrokenPlans::unrefusing, "told of statements", "code"));
  }

  private static List<Break> rows() {
    return List.of(
        Break.ofCells("a cell is not sealed", BrokenCells.open(), "server.log", "prepared"),
        unchecked("a cell is not sealed and no CHECK keeps it out of the data", "data/base/"),
        unchecked(
            "a cell is not sealed and no CHECK keeps it out of the transaction log",
            "data/pg_wal/"),
        Break.ofCells(
            "a value is logged", BrokenCells.logging(), "log of the application", "prepared"),
        Break.ofStatements(
            "one setter is not ours", BrokenStatements.passing("setBytes"), "traffic", "bytes"),
        Break.ofStatements(
            "a text goes past ours into a batch",
            BrokenStatements.passing("addBatch"),
            "server.log",
            "batch of texts"),
        Break.ofStatements(
            "toString has what was bound", BrokenStatements.talking(), "messages", "prepared"));
  }

  private static Break unchecked(String name, String source) {
    return new Break(
        name,
        BrokenPlans.without(
            splice -> splice instanceof Splice.Text text && text.replacement().contains("CHECK")),
        BrokenCells.open(),
        Break.Slip.NONE,
        Set.of("prepared"),
        source);
  }

  private static boolean isSealed(ParameterRole role, Use use) {
    return role instanceof ParameterRole.Sealed sealed && sealed.use() == use;
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void marksOfABrokenPathAreFound(Break broken) throws Exception {
    List<String> found =
        findings(broken).stream()
            .filter(finding -> finding.source().startsWith(broken.source()))
            .map(finding -> finding.mark().path())
            .toList();
    assertThat(broken.paths()).allMatch(path -> found.stream().anyMatch(isOf(path)));
  }

  /** The control: the same wiring without a break. */
  @Test
  void nothingIsFoundWithoutABreak() throws Exception {
    assertThat(findings(Break.none(Set.of()))).isEmpty();
    assertThat(scene.work().surprises()).isEmpty();
  }

  private static java.util.function.Predicate<String> isOf(String path) {
    return mark -> mark.startsWith(path + " #");
  }

  private List<Finding> findings(Break broken) throws Exception {
    try (BrokenDriver driver =
            new BrokenDriver(
                new PostgresDatabase(), scene::recorded, scene.scene().configuration(), broken);
        Connection connection = driver.connect()) {
      scene.work().run(connection, broken.paths());
      return scene.search();
    }
  }

  private static String columns() throws IOException {
    try (InputStream in = PostgresLeakTests.class.getResourceAsStream("marks.columns.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
