package dev.hushcell.contract.scopes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.scopes.Search;
import dev.hushcell.testing.scopes.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Statements that confuse names find and change what they would on a plain database, or are
 * refused, and no value for a protected column stands in the log of the server. How to run many of
 * them is told in CONTRIBUTING.md.
 */
@EachServer
@EveryServer
@OneCollation
class ScopesTests {
  private static final String SETTING = "hushcell.scopes.";
  private static final int COUNT = Depth.of(SETTING + "count", 120, 300);
  private static final long SEED = Long.getLong(SETTING + "seed", 11);

  /** Where a report is written as the search goes on; nowhere, unless told. */
  private static final String REPORT = System.getProperty(SETTING + "report", "");

  @Parameter Server server;
  @TempDir Path directory;
  private ScopesScene scene;

  @BeforeEach
  void databases() throws Exception {
    assumeTrue(!server.traces().isEmpty(), "the log of the server cannot be reached from here");
    assumeTrue(server.confusion().isPresent(), "its names are tried on another of its kind");
    scene = new ScopesScene(server, directory);
  }

  @AfterEach
  void close() throws Exception {
    if (scene != null) {
      scene.close();
    }
  }

  @Test
  void generatedOnesFindTheSameAndTellNothing() throws Exception {
    Search search = scene.search();
    report("%s, seed %d, %d statements".formatted(server.name(), SEED, COUNT));
    search.run(SEED, COUNT, finding -> report(finding.toString()));
    report(search.toString());
    assertThat(search.findings()).as("%s", search).isEmpty();
    assertThat(search.tally().ran())
        .as("%s", search)
        .isGreaterThan(search.tally().possible() * 3 / 10);
  }

  @Test
  void writtenOnesFindTheSameAndTellNothing() throws Exception {
    Search search = scene.search();
    for (String text : scene.written()) {
      search.one(Statement.written(text, false), finding -> {});
      search.one(Statement.written(text, true), finding -> {});
    }
    assertThat(search.findings()).as("%s", search).isEmpty();
    assertThat(search.tally().ran()).as("%s", search).isGreaterThanOrEqualTo(8);
  }

  /** A value that is sent past Hushcell is found, so that finding none means something. */
  @Test
  void searchFindsWhatGoesPastHushcell() throws Exception {
    Search search = scene.searchPastHushcell();
    search.one(Statement.written("select id from contact where email = {0}", false), f -> {});
    search.one(Statement.written("update contact set secret = {1}", true), f -> {});
    search.one(Statement.written("select id from contact where city = {2}", true), f -> {});
    assertThat(search.findings())
        .extracting(finding -> finding.kind() + " " + finding.told().contains("sent mkq"))
        .containsExactly("LEAK true", "LEAK true");
  }

  private static void report(String line) {
    if (REPORT.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(REPORT),
          line + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
