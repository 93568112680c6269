package dev.hushcell.spark;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.KeyRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Fills the new columns of a job by the machines of a Spark cluster: each task fills a range of
 * keys, over connections of its own. The job was begun with {@code
 * RewritingOptions.usual().asBegunOnly()} or {@code hushcell column encrypt --only-begin}, and is
 * resumed afterwards, which compares all cells and exchanges the columns.
 *
 * <p>A task that is lost, repeated or run twice does no harm: what is filled is seen in the rows.
 * Every executor opens the key store, and reads the configuration, as any process does.
 */
public final class SparkFilling {
  private static final long USUAL_ROWS = 100_000;

  private final SparkSession spark;
  private final String url;
  private final Properties properties;
  private final long rows;

  private SparkFilling(SparkSession spark, String url, Properties properties, long rows) {
    this.spark = spark;
    this.url = url;
    this.properties = properties;
    this.rows = rows;
  }

  /**
   * Builds it.
   *
   * @param url begins with {@code jdbc:hushcell:}
   * @param properties user, password and settings, as the driver takes them. They travel with the
   *     tasks, as the options of Spark's own JDBC source do
   */
  public static SparkFilling of(SparkSession spark, String url, Properties properties) {
    Properties own = new Properties();
    properties.stringPropertyNames().forEach(name -> own.put(name, properties.getProperty(name)));
    return new SparkFilling(spark, url, own, USUAL_ROWS);
  }

  /** Returns the same with so many rows for a task; else there are 100,000. */
  public SparkFilling rowsPerTask(long most) {
    return new SparkFilling(spark, url, properties, most);
  }

  /**
   * Fills what is not filled yet, and returns when all ranges are done. A task that fails is run
   * again as often as Spark is told to; then the failure of the last time is thrown as Spark throws
   * it, and what was filled stays so.
   *
   * @param job as {@code RewritingStatus.job()} has it
   * @return false when an administrator stopped the job for a while
   * @throws SQLException with a code {@code HC-13…} when the job is not one to be filled
   */
  public boolean fill(String job) throws SQLException {
    RangeTask task = new RangeTask(url, properties, job);
    List<KeyRange> ranges = ranges(task, job);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(ranges, ranges.size())
        .map(task)
        .reduce((one, other) -> one && other);
  }

  private List<KeyRange> ranges(RangeTask task, String job) throws SQLException {
    try (Connection connection = task.connect()) {
      return Hushcell.columns(connection).ranges(job, rows);
    }
  }
}
