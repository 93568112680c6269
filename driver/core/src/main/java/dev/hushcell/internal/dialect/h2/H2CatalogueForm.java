package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The catalogue on H2, which answers a commit at once and writes it to its file half a second
 * later, unless that was set otherwise.
 */
final class H2CatalogueForm implements CatalogueForm {
  private static final int ONLY_FOR_ADMINISTRATORS = 90040;
  private static final String DELAY =
      "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";

  /** Two delays: the thread that writes looks at the clock now and then. */
  @Override
  public Duration settle(Connection connection) throws SQLException {
    try {
      Rows.run(connection, "CHECKPOINT SYNC");
      return Duration.ZERO;
    } catch (SQLException e) {
      if (e.getErrorCode() != ONLY_FOR_ADMINISTRATORS) {
        throw e;
      }
      return delay(connection).multipliedBy(2);
    }
  }

  private static Duration delay(Connection connection) throws SQLException {
    List<Long> delay = Rows.of(connection, DELAY, row -> row.getLong(1));
    return Duration.ofMillis(delay.isEmpty() ? 500 : delay.get(0));
  }

  /** After its disk was full, H2 computes for ever when a session commits, rolls back or ends. */
  @Override
  public boolean endsBroken() {
    return false;
  }
}
