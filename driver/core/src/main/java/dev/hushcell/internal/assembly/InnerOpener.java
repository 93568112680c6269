package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.source.ConnectionTarget;
import dev.hushcell.internal.dialect.Database.LinkExam;
import dev.hushcell.internal.dialect.DriverOptions;
import dev.hushcell.internal.dialect.DriverPromise;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.layers.Reach;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Opens connections of a real driver by its URL, none to a database that is not allowed, and none
 * over a link that is not as demanded.
 */
record InnerOpener(Driver driver, ConnectionTarget target, DatabaseRequirements demands) {
  /** How long a connection waits for a database that is shut for a moment. */
  private static final Duration SHUT = Duration.ofSeconds(10);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  /** Waits for a database that lets nobody in for a moment, as a job on columns may have it do. */
  RealConnection open() throws SQLException {
    Databases.requireAllowedUrl(target.url(), demands);
    LayerGate gate = new LayerGate(demands);
    gate.requirePromise(this::promise);
    long end = System.nanoTime() + SHUT.toNanos();
    while (true) {
      try {
        Connection raw = openNow();
        return SqlCall.runOrUndo(
            () -> gate.through(new RealConnection(raw, this::promise)), raw::close);
      } catch (SQLException e) {
        if (System.nanoTime() - end > 0 || !Databases.isShut(target.url(), e)) {
          throw e;
        }
        pause(e);
      }
    }
  }

  boolean hasSeveralHosts() {
    return Databases.ofUrl(target.url())
        .filter(kind -> kind.hasSeveralHosts(target.url()))
        .isPresent();
  }

  private DriverPromise promise() {
    return Databases.ofUrl(target.url())
        .map(
            kind -> {
              LinkExam exam = kind.link();
              return exam.promised(
                  DriverOptions.of(driver, target.url(), target.properties(), kind.urls()));
            })
        .orElseGet(() -> DriverPromise.unseen(Reach.NETWORK));
  }

  private static void pause(SQLException shut) throws SQLException {
    try {
      Thread.sleep(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw shut;
    }
  }

  private Connection openNow() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(target.properties());
    Connection raw = driver.connect(target.url(), properties);
    if (raw == null) {
      throw ConfigFault.NO_INNER_DRIVER.fault(
          driver.getClass().getName() + " accepts the URL but does not connect; correct the URL");
    }
    return raw;
  }
}
