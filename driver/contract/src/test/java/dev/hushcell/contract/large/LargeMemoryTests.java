package dev.hushcell.contract.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.ForkedJvm;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A value larger than the heap goes in, where the driver sends it little by little, and comes out
 * in parts on every database; in an ordinary build on one of them. {@code -Dhushcell.large=256}
 * makes it one of 256 MiB, and {@code -Dhushcell.heap=96m} gives it that heap.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
@Without({Variant.MODES, Variant.JOURNALS})
class LargeMemoryTests {
  private static final String MEBIBYTES = System.getProperty("hushcell.large", "64");
  private static final String HEAP = System.getProperty("hushcell.heap", "60m");
  private static final String ENOUGH = "3g";

  /** A server that writes all parameters to its log does not write these. */
  private static final String UNLOGGED =
      "options=-c%20log_statement=none%20-c%20log_parameter_max_length=0";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void table() throws Exception {
    assumeTrue(server.name().equals("postgresql") || Depth.isNightly(), "left to a nightly build");
    scene = Scene.of(server, directory, "columns:\n  doc.body: {}\n  doc.photo: {}\n");
    try (Connection ours = scene.ours()) {
      scene.run(
          ours, "create table doc (id int not null primary key, body {=clob}, photo {=blob})");
    }
  }

  @Test
  void aValueLargerThanTheHeapComesOutAndMostlyGoesIn() throws Exception {
    assumeThat(server.name()).as("its engine is tried in its usual mode").doesNotStartWith("h2-");
    boolean sends = server.name().matches("postgresql|mariadb|h2");
    if (sends) {
      System.out.println(server.name() + " " + run(HEAP, "write,read"));
    } else {
      System.out.println(server.name() + " " + run(ENOUGH, "write"));
      System.out.println(server.name() + " " + run(HEAP, "read"));
    }
  }

  private String run(String heap, String what) throws Exception {
    Base base = scene.base();
    String output =
        ForkedJvm.java()
            .with("-Xmx" + heap)
            .classPath(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .toList())
            .with(
                LargeProgram.class.getName(),
                url(base),
                base.user(),
                base.password(),
                MEBIBYTES,
                what)
            .run()
            .success();
    assertThat(output).contains("everything is as it was");
    return output;
  }

  private String url(Base base) {
    String ours = base.oursUrl(scene.configuration());
    return switch (server.name()) {
      case "h2" -> ours + ";CACHE_SIZE=4096;WRITE_DELAY=0";
      case "postgresql" -> ours + "&" + UNLOGGED;
      default -> ours;
    };
  }
}
