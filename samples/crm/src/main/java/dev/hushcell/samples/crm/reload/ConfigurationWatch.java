package dev.hushcell.samples.crm.reload;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.samples.crm.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.event.EventListener;

/**
 * Has the pools of this process read {@code hushcell.yaml} anew when it changed, so that a key
 * store that was brought is known without a start anew. Connections with the same configuration
 * share what was read of it; so what changed gets a name of its own, the driver is told that, and
 * the pools replace their connections as these come back.
 */
public final class ConfigurationWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);
  private static final String SETTING = "hushcell.config";
  private static final String CONFIGURATION = "hushcell.yaml";
  private static final String IN_USE = "in-use-";
  private static final String PROTECTED = "jdbc:hushcell:";
  private static final long EVERY_SECONDS = 2;

  private final Home home;
  private final DataSourceProperties database;
  private final Supplier<Collection<HikariDataSource>> pools;
  private final boolean active;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private String seen = ""; // guarded by this
  private int number; // guarded by this

  /**
   * Watches the configuration of a directory.
   *
   * @param pools those of this process, which all use it
   */
  public ConfigurationWatch(
      Home home, DataSourceProperties database, Supplier<Collection<HikariDataSource>> pools)
      throws IOException {
    this.home = home;
    this.database = database;
    this.pools = pools;
    active =
        String.valueOf(database.getUrl()).startsWith(PROTECTED)
            && home.file(CONFIGURATION).toString().equals(System.getProperty(SETTING));
    if (active) {
      seen = Files.readString(home.file(CONFIGURATION));
      removeCopiesBut("");
    }
  }

  /** Begins to look. */
  @EventListener(ApplicationReadyEvent.class)
  public void start() {
    if (active) {
      var unused =
          looks.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void look() {
    try {
      now();
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.warn("{} changed and cannot be used; the one before stays in use", CONFIGURATION, e);
    }
  }

  /**
   * Takes up the configuration, if it changed.
   *
   * @throws SQLException when nobody can connect with it; the one before stays in use
   */
  public synchronized void now() throws IOException, SQLException {
    if (!active) {
      return;
    }
    String text = Files.readString(home.file(CONFIGURATION));
    if (text.equals(seen)) {
      return;
    }
    seen = text;
    number++;
    String name = IN_USE + number + ".yaml";
    home.keep(name, text.getBytes(StandardCharsets.UTF_8));
    String before = System.setProperty(SETTING, home.file(name).toString());
    try {
      tryOut();
      for (HikariDataSource pool : pools.get()) {
        if (pool.isRunning()) {
          pool.getHikariPoolMXBean().softEvictConnections();
        }
      }
      LOG.info("{} changed; the pools take it up", CONFIGURATION);
      removeCopiesBut(name);
    } catch (SQLException e) {
      System.setProperty(SETTING, String.valueOf(before));
      throw e;
    }
  }

  private void tryOut() throws SQLException {
    DriverManager.getConnection(
            String.valueOf(database.getUrl()), database.getUsername(), database.getPassword())
        .close();
  }

  private void removeCopiesBut(String kept) throws IOException {
    Path directory = home.file(".");
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(directory, IN_USE + "*.yaml")) {
      for (Path each : copies) {
        if (!each.getFileName().toString().equals(kept)) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  @Override
  public void close() {
    looks.shutdown();
  }
}
