package dev.hushcell.contract.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.FewOptions;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.testing.Depth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What statements on protected tables give back is what they give back on plain ones: results,
 * counts, keys, failures, and the ways to cut them short. An ordinary build does every second act,
 * under options of a driver every sixth; the list of differences is compared with all.
 */
@EachServer
@EveryServer
@EveryBuild({Variant.DRIVERS, Variant.OPTIONS})
@OneCollation
@FewOptions
class ResultsTests {
  private static final int STRIDE = 5;
  private static final int STRIDE_OF_OPTIONS = 11;
  private static final String LIST = "differences.txt";
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.note: {}
        made.email: { search: equality, compare: exact }
      """;

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areThoseOfThePlainDatabase() throws Exception {
    List<Listed> listed = Listed.of(server, LIST);
    Set<Listed> met = differing(server, COLUMNS, acts(), listed);
    if (Depth.isNightly()) {
      assertThat(met).as("differences").containsAll(listed);
    }
  }

  /** Options by which drivers send batches, several texts and rows in other ways. */
  @ParameterizedTest
  @MethodSource("options")
  void areTheSameUnderOptions(String options) throws Exception {
    assumeTrue(server.name().equals(options.substring(0, options.indexOf('?'))), "not for it");
    Server with = server.with(options.substring(options.indexOf('?') + 1));
    Stream<Act> acts = Stream.of(ResultActs.all(), BatchActs.all()).flatMap(List::stream);
    Set<Listed> met = differing(with, COLUMNS, acts, Listed.of(server, LIST));
    if (Depth.isNightly()) {
      assertThat(met).isNotEmpty();
    }
  }

  /** Queries that are split between the database and the driver. */
  @Test
  void areTheSameOfWhatIsEvaluated() throws Exception {
    assumeTrue(server.name().matches("h2|postgresql|mariadb|mysql"), "where queries are evaluated");
    String order = server.name().equals("h2") ? "utf-16" : "code-point";
    String rights =
        "evaluate: [range, pattern, order], rows: 100, bytes: 9999, text-order: " + order;
    String evaluated = COLUMNS.replaceFirst("exact", "exact, " + rights);
    List<Listed> listed = Listed.of(server, "evaluated.txt");
    Set<Listed> met = differing(server, evaluated, EvaluatedActs.all().stream(), listed);
    if (Depth.isNightly()) {
      assertThat(met).containsAll(listed);
    }
  }

  static Stream<String> options() {
    return Stream.of(
        "postgresql?reWriteBatchedInserts=true",
        "postgresql?prepareThreshold=1&defaultRowFetchSize=2",
        "mariadb?useBulkStmts=true",
        "mariadb?useServerPrepStmts=true&cachePrepStmts=true",
        "mariadb?allowMultiQueries=true&defaultFetchSize=2",
        "mysql-driver?rewriteBatchedStatements=true",
        "mysql-driver?allowMultiQueries=true",
        "mysql-driver?useServerPrepStmts=true&useCursorFetch=true&defaultFetchSize=2");
  }

  /** Returns the differences that were met and are listed; any other fails. */
  private Set<Listed> differing(
      Server compared, String columns, Stream<Act> acts, List<Listed> listed) throws Exception {
    Set<Listed> met = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    compare(
        compared,
        columns,
        acts,
        (where, wanted, found) -> {
          Optional<Listed> known = listed.stream().filter(e -> e.isOf(where, found)).findFirst();
          known.ifPresent(met::add);
          if (known.isEmpty()) {
            wrong.add(where + ": " + wanted + " but " + found);
          }
        });
    assertThat(wrong).isEmpty();
    return met;
  }

  private interface Difference {
    void met(String where, String wanted, String found);
  }

  private void compare(Server compared, String columns, Stream<Act> acts, Difference difference)
      throws Exception {
    Scene scene = Scene.of(compared, directory, columns);
    Base plain = compared.fresh();
    Stage.tables(compared, plain::plain);
    Stage.tables(compared, scene::ours);
    int stride = compared.name().contains("?") ? STRIDE_OF_OPTIONS : STRIDE;
    int number = 0;
    for (Act act : acts.toList()) {
      if (!Depth.takes(number++, stride, compared.name())) {
        continue;
      }
      Map<String, String> wanted = seen(compared, act, plain::plain, false);
      Map<String, String> found = seen(compared, act, scene::ours, true);
      Set<String> looks = new LinkedHashSet<>(wanted.keySet());
      looks.addAll(found.keySet());
      for (String look : looks) {
        String here = found.getOrDefault(look, "nothing");
        if (!here.equals(wanted.get(look))) {
          difference.met(act + ", " + look, wanted.getOrDefault(look, "nothing"), here);
        }
      }
    }
  }

  private static Stream<Act> acts() {
    return Stream.of(ResultActs.all(), BatchActs.all(), SessionActs.all()).flatMap(List::stream);
  }

  private static Map<String, String> seen(
      Server server, Act act, Stage.Opener opener, boolean secret) throws Exception {
    try (Stage stage = new Stage(server, opener)) {
      stage.rows();
      stage.does("the act", () -> act.doing().on(stage));
      assertThat(secret && stage.quotes()).as(act + " quotes a protected value").isFalse();
      return stage.seen();
    }
  }
}
