package dev.hushcell.spark;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.KeyRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.spark.api.java.function.Function;

/** Fills one range of keys, on the machine to which Spark gives it. */
final class RangeTask implements Function<KeyRange, Boolean> {
  private static final long serialVersionUID = 1;

  private final String url;
  private final Properties properties;
  private final String job;

  /**
   * Builds it.
   *
   * @param properties as the driver takes them
   */
  RangeTask(String url, Properties properties, String job) {
    this.url = url;
    this.properties = properties;
    this.job = job;
  }

  @Override
  public Boolean call(KeyRange range) throws SQLException {
    try (Connection connection = connect()) {
      return Hushcell.columns(connection).fillRange(job, range, ColumnProgress.none());
    }
  }

  /** Not by the driver manager, which does not see what Spark brings to an executor. */
  Connection connect() throws SQLException {
    Connection connection = new HushcellDriver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("the URL does not begin with jdbc:hushcell:");
    }
    return connection;
  }
}
