package dev.hushcell.contract.sqlserver;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.SqlServerServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Asks a given server, past the driver and through it, and prints what it found at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Assumed {
  final Findings findings = new Findings();
  Scene scene;
  Asked plain;
  private Server server;

  @BeforeAll
  void connect(@TempDir Path directory) throws Exception {
    server = SqlServerServer.given("sqlserver");
    scene = // skips the class where no server is given
        Scene.of(
            server,
            directory,
            "columns: { kept.mail: { search: equality, compare: exact }, kept.note: {},"
                + " tagged.tag: { storage: text }, held.body: {}, counted.mail: {} }\n");
    plain = new Asked(scene.plain());
    findings.of(
        plain.text("select @@version"),
        plain.connection().getMetaData().getDriverVersion(),
        plain.text("select db_name()"));
  }

  @AfterAll
  void print() throws Exception {
    if (plain != null) {
      findings.print();
      plain.close();
      server.close();
    }
  }
}
