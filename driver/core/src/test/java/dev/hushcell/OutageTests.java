package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.RemoteStore.Mood;
import dev.hushcell.internal.keystores.KeyStoreFault;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key store on the network that goes down, while applications read and write. */
class OutageTests {
  private static final int MAC_KEY = 1;
  private static final int DATA_KEYS = 2;

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;
  private ClassLoader before;
  private URLClassLoader loader;

  @BeforeEach
  void bringTheStore() throws Exception {
    Path services = Files.createDirectories(directory.resolve("jar/META-INF/services"));
    Files.writeString(
        services.resolve(KeyWrapperFactory.class.getName()), RemoteStore.class.getName());
    before = Thread.currentThread().getContextClassLoader();
    URL[] urls = {directory.resolve("jar").toUri().toURL()};
    loader = new URLClassLoader(urls, OutageTests.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    sandbox = new Sandbox(directory, "");
    sandbox.configure(
        """
        keystore: { type: test-remote, key: k }
        columns: { contact.email: { search: equality }, contact.phone: {} }
        """);
    database = sandbox.file("crm");
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, "create table contact(id int, email varchar(99), phone varchar(99))");
      run(ours, "insert into contact values (1, 'ada@example.com', '0815')");
    }
    RemoteStore.UNWRAPS.set(0);
  }

  @AfterEach
  void putThingsRight() throws Exception {
    RemoteStore.becomes(Mood.WELL);
    DriverManager.setLoginTimeout(0);
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }

  @Test
  void eachKeyIsUnwrappedOnceHoweverManyConnectionsAsk() throws Exception {
    HushcellDriver driver = new HushcellDriver();
    readOnManyThreads(driver, Sandbox.user());
    assertThat(RemoteStore.UNWRAPS).hasValue(MAC_KEY + DATA_KEYS);
    readOnManyThreads(driver, Sandbox.user());
    assertThat(RemoteStore.UNWRAPS).hasValue(MAC_KEY + DATA_KEYS);
  }

  @Test
  void anotherUserHasKeysOfHisOwn() throws Exception {
    try (Connection plain = Sandbox.plain(database)) {
      run(plain, "create user reader password ''");
      run(plain, "grant select on schema public to reader");
    }
    HushcellDriver driver = new HushcellDriver();
    readOnManyThreads(driver, Sandbox.user());
    Properties reader = Sandbox.user();
    reader.setProperty("user", "reader");
    readOnManyThreads(driver, reader);
    assertThat(RemoteStore.UNWRAPS).hasValue(2 * (MAC_KEY + DATA_KEYS));
  }

  @Test
  void readersAndWritersGoOnForAnHour() throws Exception {
    ClockedDriver driver = new ClockedDriver();
    String url = sandbox.url(database) + ";user=sa;password=";
    try (Connection first = driver.connect(url)) {
      assertThat(rows(first, "select phone from contact where email = 'ada@example.com'"))
          .containsExactly("0815");
      RemoteStore.becomes(Mood.DOWN);
      Duration passed = Duration.ZERO;
      for (int i = 2; passed.compareTo(Duration.ofHours(1)) < 0; i++) {
        driver.passLease();
        passed = passed.plusSeconds(10);
        run(first, "insert into contact values (" + i + ", 'ada@example.com', '0816')");
        try (Connection pooled = driver.connect(url)) { // of a pool that grows
          assertThat(rows(pooled, "select phone from contact where id = " + i))
              .containsExactly("0816");
        }
      }
      assertThat(rows(first, "select count(*) from contact where email = 'ada@example.com'"))
          .containsExactly("361");
    }
  }

  @Test
  void newProcessIsToldATransientErrorWhileTheStoreIsDown() throws Exception {
    RemoteStore.becomes(Mood.DOWN);
    SQLException refusal =
        Refusal.of(KeyStoreFault.UNREACHABLE, () -> sandbox.connectAnew(database));
    assertThat(refusal instanceof SQLTransientException).isTrue();
    RemoteStore.becomes(Mood.WELL);
    sandbox.connectAnew(database).close();
  }

  @Test
  void newProcessIsToldSoWithinItsLoginTimeoutWhenTheStoreHangs() throws Exception {
    HushcellDriver driver = new HushcellDriver();
    String url = sandbox.url(database);
    RemoteStore.becomes(Mood.HANGING);
    DriverManager.setLoginTimeout(1);
    SQLException refusal =
        Refusal.of(KeyStoreFault.UNREACHABLE, () -> driver.connect(url, Sandbox.user()));
    assertThat(refusal instanceof SQLTransientException).isTrue();
    assertThat(refusal.getMessage()).contains("within the login timeout of 1 s");
    RemoteStore.becomes(Mood.WELL);
    DriverManager.setLoginTimeout(0);
    try (Connection later = driver.connect(url, Sandbox.user())) {
      assertThat(rows(later, "select phone from contact")).containsExactly("0815");
    }
  }

  private void readOnManyThreads(HushcellDriver driver, Properties user) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    try {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        tasks.add(
            () -> {
              Thread.currentThread().setContextClassLoader(own);
              try (Connection ours = driver.connect(sandbox.url(database), user)) {
                return rows(ours, "select phone from contact where email = 'ada@example.com'");
              }
            });
      }
      for (Future<List<String>> each : threads.invokeAll(tasks)) {
        assertThat(each.get()).containsExactly("0815");
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
