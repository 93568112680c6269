package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.assembly.Assembly;
import dev.hushcell.internal.assembly.Databases;
import dev.hushcell.internal.assembly.DriverConnections;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keystores.KeyStoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long keys live. */
class DriverConnectionsTests {
  private static final Environment PROCESS = Environment.ofProcess();

  @TempDir Path directory;
  private final ManualClock clock = new ManualClock();
  private final DriverConnections connections =
      new DriverConnections(PROCESS, Timing.system(), clock);
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = Sandbox.withBcfks(directory, "columns: { contact.email: {} }\n");
    database = sandbox.file("crm");
  }

  @Test
  void keyStoreIsOpenedOnceForConnectionsThatFollowEachOther() throws Exception {
    open().close();
    makeTheKeyStoreUnusable();
    clock.pass(Assembly.IDLE.minusSeconds(1));
    try (Connection again = open()) {
      run(again, "select 1");
    }
  }

  @Test
  void keysAreErasedAWhileAfterTheLastConnection() throws Exception {
    Connection first = open();
    Connection second = open();
    first.close();
    makeTheKeyStoreUnusable();
    clock.pass(Duration.ofHours(1));
    run(second, "select 1");
    open().close();
    second.close();
    clock.pass(Assembly.IDLE);
    assertRefused();
  }

  @Test
  void keysThatNobodyUsesAreErasedAtOnceIfAnApplicationEnds() throws Exception {
    Connection used = DriverManager.getConnection(sandbox.url(database), "sa", "");
    makeTheKeyStoreUnusable();
    Hushcell.eraseUnusedKeys();
    DriverManager.getConnection(sandbox.url(database), "sa", "").close();
    used.close();
    DriverManager.getConnection(sandbox.url(database), "sa", "").close();
    Hushcell.eraseUnusedKeys();
    Assertions.assertThatThrownBy(
            () -> DriverManager.getConnection(sandbox.url(database), "sa", ""))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("HC-12");
  }

  @Test
  void failedConnectionsLeaveNothingOpen() throws Exception {
    database = database + ";IFEXISTS=TRUE";
    Assertions.assertThatThrownBy(this::open).isInstanceOf(SQLException.class);
    makeTheKeyStoreUnusable();
    clock.pass(Assembly.IDLE);
    assertRefused();
  }

  @Test
  void failureOfTheInitLeavesNothingOpen() throws Exception {
    String plain = database;
    database = database + ";INIT=select nonsense";
    Assertions.assertThatThrownBy(this::open).isInstanceOf(SQLException.class);
    makeTheKeyStoreUnusable();
    clock.pass(Assembly.IDLE);
    assertRefused();
    assertThat(sandbox.files()).contains(Path.of(plain).getFileName() + ".mv.db");
    // Nobody has the database open any more: it can be opened exclusively.
    Sandbox.plain(plain + ";FILE_LOCK=FS").close();
  }

  @Test
  void otherConfigurationIsAnotherGraph() throws Exception {
    try (Connection first = open()) {
      makeTheKeyStoreUnusable();
      Path copy = directory.resolve("copy.yaml");
      Files.copy(sandbox.configuration, copy);
      Fault fault =
          Assertions.catchThrowableOfType(
              Fault.class,
              () ->
                  connections.open(
                      Databases.target(
                          "jdbc:hushcell:" + database + ";hushcell.config=" + copy,
                          Sandbox.user(),
                          PROCESS)));
      assertThat(fault.code()).isEqualTo(KeyStoreFault.WRONG_PASSWORD);
      run(first, "select 1");
    }
  }

  private void makeTheKeyStoreUnusable() throws IOException {
    sandbox.password("wrong horse battery staple");
  }

  private void assertRefused() {
    Fault fault = Assertions.catchThrowableOfType(Fault.class, this::open);
    assertThat(fault.code()).isEqualTo(KeyStoreFault.WRONG_PASSWORD);
  }

  private Connection open() throws SQLException {
    return connections.open(Databases.target(sandbox.url(database), Sandbox.user(), PROCESS));
  }
}
