package dev.hushcell.contract.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.scopes.Tongue;
import dev.hushcell.testing.sessions.Finding;
import dev.hushcell.testing.sessions.Sessions;
import dev.hushcell.testing.sessions.Turn;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Interleavings that went wrong once, as short as they can be. They are written as findings are
 * printed, apart by empty lines, each below a comment that says what went wrong.
 */
@EachServer
@EveryServer
@OneCollation
class InterleavingsTests {
  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void areToldWhatTheirTwinsAre() throws Exception {
    assumeTrue(server.confusion().isPresent(), "its sessions are tried on another of its kind");
    Sessions sessions = SessionsTests.sessions(server, directory);
    List<Finding> findings = new ArrayList<>();
    for (List<Turn> turns : written()) {
      sessions.play(turns).ifPresent(findings::add);
    }
    assertThat(findings).isEmpty();
  }

  private List<List<Turn>> written() throws Exception {
    Tongue tongue = server.confusion().orElseThrow().tongue();
    String file = "once-" + tongue.name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = InterleavingsTests.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<List<Turn>> all = new ArrayList<>();
      for (String each : text.split("\n\n", -1)) {
        all.add(each.lines().filter(line -> !line.startsWith("#")).map(Turn::written).toList());
      }
      return all;
    }
  }
}
