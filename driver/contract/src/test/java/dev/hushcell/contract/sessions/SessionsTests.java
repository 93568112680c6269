package dev.hushcell.contract.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Traces;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.scopes.Tongue;
import dev.hushcell.testing.sessions.Finding.Kind;
import dev.hushcell.testing.sessions.Sessions;
import dev.hushcell.testing.sessions.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Sessions and a foreign client interleave; each session gets the answers of its plain twin, or a
 * refusal, and no value for a protected column reaches the server. How to play many turns is told
 * on the page of tests.
 */
@EachServer
@EveryServer
@OneCollation
class SessionsTests {
  private static final String SETTING = "hushcell.sessions.";
  private static final int STEPS = Depth.of(SETTING + "steps", 100, 300);
  private static final long SEED = Long.getLong(SETTING + "seed", 12);

  /** Where a report is written as the search goes on; nowhere, unless told. */
  private static final String REPORT = System.getProperty(SETTING + "report", "");

  /** What is looked for, so that much of one kind does not hide another one. */
  private static final String KINDS = System.getProperty(SETTING + "kinds", "");

  @Parameter Server server;
  @TempDir Path directory;

  @BeforeEach
  void requireLog() {
    assumeTrue(!server.traces().isEmpty(), "the log of the server cannot be reached from here");
    assumeTrue(server.confusion().isPresent(), "its sessions are tried on another of its kind");
  }

  static Sessions sessions(Server server, Path directory) throws IOException {
    Vocabulary vocabulary = vocabulary(server.confusion().orElseThrow().tongue());
    return new Sessions(
        () -> new TwinStage(server, Files.createTempDirectory(directory, "stage"), vocabulary),
        vocabulary,
        kinds());
  }

  private static Set<Kind> kinds() {
    return KINDS.isEmpty()
        ? EnumSet.allOf(Kind.class)
        : Stream.of(KINDS.split(",", -1)).map(Kind::valueOf).collect(Collectors.toSet());
  }

  private static Vocabulary vocabulary(Tongue tongue) throws IOException {
    String file = tongue.name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = SessionsTests.class.getResourceAsStream(file)) {
      return new Vocabulary(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void generatedOnesAreToldWhatTheirTwinsAre() throws Exception {
    Traces traces = new Traces(server);
    Sessions sessions = sessions(server, directory);
    report("%s, seed %d, %d steps".formatted(server.name(), SEED, STEPS));
    sessions.run(SEED, STEPS, finding -> report(finding.toString()));
    report(sessions.toString());
    assertThat(sessions.findings()).as("%s", sessions).isEmpty();
    assertThat(sessions.tally().ran())
        .as("%s", sessions)
        .isGreaterThan(sessions.tally().all() * 4 / 10);
    server.flush();
    assertThat(traces.of(sessions.sealed()))
        .allSatisfy((mark, found) -> assertThat(found).isEmpty());
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
      throw new UncheckedIOException(e);
    }
  }
}
