package dev.hushcell;

import dev.hushcell.internal.database.Database;
import dev.hushcell.internal.database.h2.H2Database;
import dev.hushcell.internal.database.mysql.MysqlDatabase;
import dev.hushcell.internal.database.postgresql.PostgresDatabase;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of databases that can be protected. */
final class Databases {
  /**
   * SQL Server is read and planned, but waits for its contract to be kept; MySQL for a server on
   * which it can be: MariaDB keeps it through both drivers.
   */
  private static final List<Database> KNOWN = known();

  private Databases() {}

  private static List<Database> known() {
    List<Database> known = new ArrayList<>(H2Database.all());
    known.add(new PostgresDatabase());
    known.addAll(MysqlDatabase.mariaDb());
    return List.copyOf(known);
  }

  /** Tells whether a URL of a real driver may lead to a database that can be protected. */
  static boolean knowUrl(String url) {
    return KNOWN.stream().anyMatch(each -> each.hasUrl(url));
  }

  /** Returns the kind of the database behind a connection; empty when it is none of them. */
  static Optional<Database> of(Connection connection) throws SQLException {
    DatabaseMetaData driver = connection.getMetaData();
    for (Database each : KNOWN) {
      if (each.isBehind(driver)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all kinds, for messages. */
  static String names() {
    return KNOWN.stream().map(Database::name).distinct().collect(Collectors.joining(", "));
  }
}
