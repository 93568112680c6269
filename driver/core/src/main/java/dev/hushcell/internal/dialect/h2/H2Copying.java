package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** How long H2 takes to copy a table, as it does to add or to drop columns. */
record H2Copying(Connection connection, TableName table) {
  private static final long SAMPLE = 5000;

  /** In memory, and gone with the session. */
  private static final String COPY = "hc_sample";

  /** A file and its log take longer than memory. */
  private static final int TIMES = 3;

  /** Copies some rows in memory; each index takes about as long as the rows. */
  Duration estimate() throws SQLException {
    connection.setAutoCommit(true);
    long unused = copied(1); // which has H2 load what it needs
    long took = copied(SAMPLE);
    String count = "SELECT COUNT(*) FROM " + Quotes.DOUBLE.of(table);
    long all = Rows.of(connection, count, row -> row.getLong(1)).get(0);
    if (all <= SAMPLE) {
      return Duration.ofNanos(took);
    }
    int indexes = new H2Indexes(connection, table).all().size();
    return Duration.ofNanos(took / SAMPLE * all * (2 + indexes) * TIMES);
  }

  private long copied(long rows) throws SQLException {
    long began = System.nanoTime();
    String copy = "CREATE LOCAL TEMPORARY TABLE %s NOT PERSISTENT AS SELECT * FROM %s FETCH FIRST ";
    Rows.run(connection, Quotes.DOUBLE.sql(copy, COPY, table) + rows + " ROWS ONLY");
    long took = System.nanoTime() - began;
    Rows.run(connection, Quotes.DOUBLE.sql("DROP TABLE %s", COPY));
    return took;
  }
}
