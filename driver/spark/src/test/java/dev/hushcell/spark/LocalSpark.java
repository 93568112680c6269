package dev.hushcell.spark;

import dev.hushcell.HushcellDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A database with a configuration, on a Spark of two executors that tries each task four times.
 *
 * @param url of the real driver, with user and password
 */
record LocalSpark(String url, Path configuration) {
  private static final String PASSWORD = "correct horse battery staple";

  static LocalSpark of(String url, Path directory, String columns) throws IOException {
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    String keystore =
        """
        keystore:
          type: bcfks
          path: %s
          password: ${file:%s}
          key: master
          create: true
        columns:
        """;
    Path configuration = directory.resolve("hushcell.yaml");
    Files.writeString(
        configuration,
        keystore.formatted(directory.resolve("keys.bcfks"), password) + columns.indent(2));
    return new LocalSpark(url, configuration);
  }

  /** Returns the one of this JVM. */
  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        // Compiling each query costs more than it saves over a few rows.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }

  String prefixed() {
    return url.replaceFirst("jdbc:", "jdbc:hushcell:");
  }

  Properties settings() {
    Properties settings = new Properties();
    settings.put("hushcell.config", configuration.toString());
    return settings;
  }

  DataFrameReader reader(String table) {
    return session()
        .read()
        .format("jdbc")
        .option("url", prefixed())
        .option("driver", HushcellDriver.class.getName())
        .option("hushcell.config", configuration.toString())
        .option("dbtable", table);
  }

  Dataset<Row> table(String table) {
    return reader(table).load();
  }

  DataFrameWriter<Row> writer(Dataset<Row> rows, String table) {
    return rows.write()
        .format("jdbc")
        .option("url", prefixed())
        .option("driver", HushcellDriver.class.getName())
        .option("hushcell.config", configuration.toString())
        .option("dbtable", table);
  }

  Connection ours() throws SQLException {
    return new HushcellDriver().connect(prefixed(), settings());
  }

  Connection plain() throws SQLException {
    return DriverManager.getConnection(url);
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns rows, each with its values joined. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(rows.getString(i));
        }
        found.add(String.join("|", values));
      }
      return found;
    }
  }

  /** Returns the rows of a data set, each as it writes itself, in order. */
  static List<String> rows(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
