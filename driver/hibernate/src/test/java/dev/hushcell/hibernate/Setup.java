package dev.hushcell.hibernate;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** A key store, a configuration file and a database for Hibernate. */
final class Setup {
  private final Path directory;

  Setup(Path directory) throws IOException {
    this.directory = directory;
    configure("");
  }

  /** Writes the configuration: the key store, and what is given. */
  void configure(String sections) throws IOException {
    Files.writeString(directory.resolve("password"), "correct horse battery");
    Files.writeString(
        configuration(),
        """
        keystore:
          type: bcfks
          path: %s
          password: ${file:%s}
          key: master
          create: true
        """
                .formatted(directory.resolve("keys.bcfks"), directory.resolve("password"))
            + sections);
  }

  Path configuration() {
    return directory.resolve("hushcell.yaml");
  }

  private String database() {
    return "h2:file:" + directory.resolve("crm");
  }

  String url() {
    return "jdbc:hushcell:" + database() + ";hushcell.config=" + configuration();
  }

  String plainUrl() {
    return "jdbc:" + database();
  }

  /** Returns a pool of connections. */
  static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  /** Starts Hibernate on a pool; the tables are made by it. */
  static SessionFactory start(HikariDataSource pool, List<Class<?>> entities) {
    Configuration configuration = new Configuration();
    entities.forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", pool);
    configuration.setProperty("hibernate.hbm2ddl.auto", "create");
    configuration.setProperty("hibernate.hbm2ddl.halt_on_error", "true");
    return configuration.buildSessionFactory();
  }

  /**
   * Returns what H2 itself has, without Hushcell: for each {@code table.column} its values, as
   * Latin-1 so that text in them can be seen.
   */
  Map<String, List<String>> stored() throws SQLException {
    Map<String, List<String>> stored = new TreeMap<>();
    try (Connection plain = DriverManager.getConnection(plainUrl());
        Statement statement = plain.createStatement()) {
      for (String column : columns(statement)) {
        String[] parts = column.split("\\.", 2);
        try (ResultSet rows =
            statement.executeQuery("select \"%s\" from \"%s\"".formatted(parts[1], parts[0]))) {
          List<String> values = new ArrayList<>();
          while (rows.next()) {
            Object value = rows.getObject(1);
            values.add(
                value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : String.valueOf(value));
          }
          stored.put(column, values);
        }
      }
    }
    return stored;
  }

  private static List<String> columns(Statement statement) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_name || '.' || column_name from information_schema.columns"
                + " where table_schema = 'PUBLIC' and table_name not like 'HUSHCELL%'")) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }
}
