package dev.hushcell.benchmarks.comparison;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A database of one contestant, seen through the plain driver.
 *
 * @param url without {@code jdbc:}
 * @param directory for files of the contestant
 */
record Database(String url, Path directory) {
  /** Tables that are protected, and tables that are not: rows to read, and rows that arrive. */
  static final String READ = "person";

  static final String ARRIVING = "arrival";
  static final String PLAIN_READ = "place";
  static final String PLAIN_ARRIVING = "place_arrival";

  boolean postgres() {
    return url.startsWith("postgresql:");
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:" + url);
  }

  /** Returns the type of bytes of any length. */
  String bytes() {
    return postgres() ? "BYTEA" : "VARBINARY(400)";
  }

  /**
   * Returns conditions that cost what those of Hushcell cost, for cells by hand, which may begin
   * with any byte.
   */
  String checks(String... columns) {
    String condition =
        postgres()
            ? "%1$s >= '\\x00'::bytea"
            : "OCTET_LENGTH(%1$s) >= 48 AND SUBSTRING(%1$s FROM 1 FOR 1) >= X'00'";
    return Arrays.stream(columns)
        .map(column -> ", CHECK (" + condition.formatted(column) + ")")
        .collect(Collectors.joining());
  }

  /** Creates both tables that are to be protected, and an index on what is searched. */
  static void createProtected(
      Statement statement, String searchedType, String noteType, String more, String... indexed)
      throws SQLException {
    for (String table : List.of(READ, ARRIVING)) {
      create(statement, table, searchedType, noteType, more);
      for (String column : indexed) {
        statement.execute(
            "CREATE INDEX " + table + "_" + column + " ON " + table + " (" + column + ")");
      }
    }
  }

  /** Creates both tables that are not protected. */
  static void createPlain(Statement statement) throws SQLException {
    for (String table : List.of(PLAIN_READ, PLAIN_ARRIVING)) {
      create(statement, table, "VARCHAR(60)", "VARCHAR(60)", "");
    }
  }

  private static void create(
      Statement statement, String table, String searchedType, String noteType, String more)
      throws SQLException {
    statement.execute(
        "CREATE TABLE %s (id INT PRIMARY KEY, user_name %s, email %s, note %s, city VARCHAR(60), balance INT%s)"
            .formatted(table, searchedType, searchedType, noteType, more));
  }

  /** Forgets what turns have left, which are rolled back; what the database keeps of it too. */
  void tidy(Connection plain, Operation operation) throws SQLException {
    try (Statement statement = plain.createStatement()) {
      if (operation.inserts()) {
        statement.execute("TRUNCATE TABLE " + ARRIVING);
        statement.execute("TRUNCATE TABLE " + PLAIN_ARRIVING);
      } else if (postgres() && operation == Operation.UPDATE) {
        statement.execute("VACUUM " + READ);
      }
    }
  }

  /**
   * Returns the processes of the server that work for this database, but for the one of {@code
   * plain}.
   */
  List<Long> backends(Connection plain) throws SQLException {
    List<Long> processes = new ArrayList<>();
    if (postgres()) {
      try (Statement statement = plain.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                      + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")) {
        while (rows.next()) {
          processes.add(rows.getLong(1));
        }
      }
    }
    return processes;
  }
}
