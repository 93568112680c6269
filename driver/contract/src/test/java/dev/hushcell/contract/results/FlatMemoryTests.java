package dev.hushcell.contract.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.Depth;
import dev.hushcell.testing.ForkedJvm;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A protected table that is larger than the heap is read by a fetch size, where the driver fetches
 * rows in parts. An ordinary build reads that of one server.
 */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class FlatMemoryTests {
  private static final int SEALED = 500;
  private static final int LENGTH = 4_000;
  private static final int DOUBLED = 5;
  private static final int ROWS = SEALED << DOUBLED;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  /** Few rows are sealed; the database itself copies them. */
  @BeforeEach
  void fill() throws Exception {
    assumeTrue(
        server.name().matches("postgresql|mariadb|mysql-driver|mysql|mysql-server"),
        "a driver that fetches rows in parts, of a database in another process");
    assumeTrue(server.name().equals("mariadb") || Depth.isNightly(), "left to a nightly build");
    scene = Scene.of(server, directory, "columns: { thing.note: {} }\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table thing (id int primary key, note varchar(" + LENGTH + "))");
      ours.setAutoCommit(false);
      try (PreparedStatement insert = ours.prepareStatement("insert into thing values (?, ?)")) {
        for (int i = 0; i < SEALED; i++) {
          insert.setInt(1, i);
          insert.setString(2, "x".repeat(LENGTH));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      ours.commit();
    }
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement()) {
      for (int rows = SEALED; rows < ROWS; rows *= 2) {
        statement.execute("insert into thing select id + " + rows + ", note from thing");
      }
    }
  }

  private ForkedJvm.Result read(int fetchSize) throws Exception {
    Base base = scene.base();
    return ForkedJvm.java()
        .with("-Xmx48m", "-XX:+ExitOnOutOfMemoryError")
        .classPath(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList())
        .with(LargeReading.class.getName(), base.oursUrl(scene.configuration()))
        .with(base.user(), base.password(), Integer.toString(fetchSize))
        .run();
  }

  @Test
  void rowsAreFetchedInParts() throws Exception {
    boolean streams = server.name().startsWith("mysql"); // its driver has a number for that
    String read = "read " + ROWS + " rows, " + (long) ROWS * LENGTH + " characters";
    assertThat(read(streams ? Integer.MIN_VALUE : 200).success()).containsSubsequence(read, read);

    ForkedJvm.Result whole = read(0); // else this would show nothing
    assertThat(whole.exit()).isNotZero();
    assertThat(whole.output()).contains("OutOfMemoryError").doesNotContain("read " + ROWS);
  }
}
