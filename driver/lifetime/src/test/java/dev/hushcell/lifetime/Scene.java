package dev.hushcell.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A directory with key stores and a database of one cell, where something goes wrong. */
final class Scene {
  static final List<String> TABLES =
      List.of("hushcell_key", "hushcell_column", "hushcell_event", "hushcell_manifest");

  final Path directory;
  final Stores stores;
  final Configurations configurations;

  Scene(Path directory) {
    this.directory = directory;
    this.stores = new Stores(directory);
    this.configurations =
        new Configurations(directory, "columns:\n  contact.email: { search: equality }\n");
  }

  String url(String database, Path configuration) {
    return "jdbc:hushcell:h2:file:"
        + directory.resolve(database)
        + ";user=sa;password=;hushcell.config="
        + configuration;
  }

  /** Connects to the database as a process that was just started. */
  Connection connect(Path configuration) throws SQLException {
    return connect("crm", configuration);
  }

  Connection connect(String database, Path configuration) throws SQLException {
    return new HushcellDriver().connect(url(database, configuration), new Properties());
  }

  Connection plain(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve(database), "sa", "");
  }

  /** Makes the table and its cell. */
  Path fill(Path configuration) throws SQLException {
    fill("crm", configuration);
    return configuration;
  }

  void fill(String database, Path configuration) throws SQLException {
    try (Connection connection = connect(database, configuration)) {
      run(
          connection,
          "create table contact (id int primary key, email varchar(60))",
          "insert into contact values (1, 'ada@example.org')");
    }
  }

  /** Returns what a process is told that starts now and reads the cell. */
  SQLException start(Path configuration) {
    return refusal(
        () -> {
          try (Connection connection = connect(configuration)) {
            read(connection);
          }
        });
  }

  static SQLException refusal(ThrowingCallable call) {
    SQLException refusal = Assertions.catchThrowableOfType(SQLException.class, call);
    assertThat((Throwable) refusal).as("nothing was refused").isNotNull();
    return refusal;
  }

  static void read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id, email from contact where email = 'ada@example.org'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(2)).isEqualTo("ada@example.org");
    }
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Keeps the rows of the catalogue aside, or puts those back that were kept. */
  void keepCatalogue() throws SQLException {
    try (Connection plain = plain("crm")) {
      for (String table : TABLES) {
        run(plain, "create table kept_" + table + " as select * from " + table);
      }
    }
  }

  void putCatalogueBack() throws SQLException {
    try (Connection plain = plain("crm")) {
      plain.setAutoCommit(false);
      for (String table : TABLES) {
        run(plain, "delete from " + table, "insert into " + table + " select * from kept_" + table);
      }
      plain.commit();
    }
  }

  /** Puts the catalogue of another database in the place of that of this one. */
  void takeCatalogueOf(String database) throws SQLException {
    try (Connection from = plain(database);
        Connection to = plain("crm")) {
      for (String table : TABLES) {
        run(to, "delete from " + table);
        copy(from, to, table);
      }
    }
  }

  private static void copy(Connection from, Connection to, String table) throws SQLException {
    try (Statement statement = from.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      String marks = String.join(", ", java.util.Collections.nCopies(columns, "?"));
      while (rows.next()) {
        try (PreparedStatement insert =
            to.prepareStatement("insert into " + table + " values (" + marks + ")")) {
          for (int i = 1; i <= columns; i++) {
            insert.setObject(i, rows.getObject(i));
          }
          insert.executeUpdate();
        }
      }
    }
  }

  /** Copies the files of the database, which nobody has open. */
  void copyDatabase(String from, String to) throws Exception {
    Files.copy(
        directory.resolve(from + ".mv.db"),
        directory.resolve(to + ".mv.db"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  static List<String> messages(Throwable failure) {
    List<String> all = new ArrayList<>();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      all.add(String.valueOf(each.getMessage()));
    }
    return all;
  }
}
