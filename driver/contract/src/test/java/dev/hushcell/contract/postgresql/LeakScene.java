package dev.hushcell.contract.postgresql;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.Traffic;
import dev.hushcell.testing.leak.AppLog;
import dev.hushcell.testing.leak.Finding;
import dev.hushcell.testing.leak.Marks;
import dev.hushcell.testing.leak.Scanner;
import dev.hushcell.testing.leak.Testimony;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A database and all that could tell what was sent to it: files of data, log of transactions, log
 * of the server, its views of statements, what passed to the real driver, log and messages of the
 * application.
 */
final class LeakScene implements AutoCloseable {
  private final Server server;
  private final Scene scene;
  private final Traffic traffic = new Traffic();
  private final AppLog log = new AppLog();
  private final Testimony testimony = new Testimony();
  private final Marks marks;
  private final MarkedWork work;

  LeakScene(Server server, Path directory, String columns) throws IOException, SQLException {
    this.server = server;
    this.scene = Scene.of(server, directory, columns);
    this.marks = new Marks(System.nanoTime());
    this.work = new MarkedWork(marks, testimony);
    log.start();
  }

  Scene scene() {
    return scene;
  }

  Marks marks() {
    return marks;
  }

  MarkedWork work() {
    return work;
  }

  /** Connects past Hushcell; what passes is recorded. */
  Connection recorded() throws SQLException {
    return RecordingDriver.record(scene.plain(), traffic);
  }

  /** Searches everything, while the connections are open. */
  List<Finding> search() throws IOException, SQLException {
    server.flush();
    Scanner scanner = new Scanner(marks.all());
    Set<Finding> findings = new LinkedHashSet<>();
    scene
        .traces()
        .look((file, content) -> findings.addAll(scanner.bytes(file.toString(), content)));
    for (String each : server.told()) {
      findings.addAll(scanner.text("told of statements", each));
    }
    traffic.payloads().forEach(each -> findings.addAll(scanner.bytes("traffic", each)));
    findings.addAll(scanner.text("messages", testimony.said()));
    findings.addAll(scanner.text("log of the application", log.text()));
    return List.copyOf(findings);
  }

  @Override
  public void close() {
    log.stop();
  }
}
