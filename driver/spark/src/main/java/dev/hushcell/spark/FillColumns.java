package dev.hushcell.spark;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.spark.sql.SparkSession;

/**
 * Runs {@link SparkFilling} for {@code spark-submit}: {@code FillColumns JOB PROPERTIES}. The file
 * has {@code url}, and what the driver takes beside it: {@code user}, {@code password}, {@code
 * hushcell.config}; {@code rowsPerTask} where another number of rows is wanted.
 */
public final class FillColumns {
  private FillColumns() {}

  /**
   * Fills the new columns of a job.
   *
   * @param args the job and the path of the file
   */
  public static void main(String[] args) throws IOException, SQLException {
    if (args.length != 2) {
      throw new IllegalArgumentException("give the job and a file of properties, and nothing else");
    }
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(args[1]), StandardCharsets.UTF_8)) {
      properties.load(file);
    }
    boolean filled = fill(SparkSession.builder().getOrCreate(), args[0], properties);
    if (!filled) {
      throw new IllegalStateException(
          "an administrator stopped the job for a while: resume it before it is filled");
    }
  }

  private static boolean fill(SparkSession spark, String job, Properties properties)
      throws SQLException {
    String url = required(properties, "url");
    Object rows = properties.remove("rowsPerTask");
    SparkFilling filling = SparkFilling.of(spark, url, properties);
    return rows == null
        ? filling.fill(job)
        : filling.rowsPerTask(Long.parseLong(rows.toString().trim())).fill(job);
  }

  private static String required(Properties properties, String name) {
    Object found = properties.remove(name);
    if (found == null) {
      throw new IllegalArgumentException("the file of properties has no " + name);
    }
    return found.toString();
  }
}
