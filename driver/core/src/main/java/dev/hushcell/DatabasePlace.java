package dev.hushcell;

import dev.hushcell.internal.config.ConfigFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which database a connection of the real driver leads to. */
final class DatabasePlace {
  private static final Pattern SERVER = Pattern.compile("jdbc:h2:(?:tcp|ssl)://([^/]*)/.*");
  private static final Pattern IN_MEMORY = Pattern.compile("(?i)(?:nio)?mem(?:FS|LZF):.*");

  private DatabasePlace() {}

  /** Tells whether it is a database in memory that no second connection can reach. */
  static boolean isUnnamed(Connection raw) throws SQLException {
    String url = raw.getMetaData().getURL();
    return url.equals("jdbc:h2:mem:") || url.startsWith("jdbc:h2:mem:;");
  }

  /**
   * Returns what tells the database from all others, without settings and secrets; empty for one
   * that ends with its process. Refuses a database that this version cannot protect.
   */
  static Optional<String> of(Connection raw) throws SQLException {
    String product = raw.getMetaData().getDatabaseProductName();
    if (!product.equals("H2")) {
      throw ConfigFault.UNSUPPORTED_DATABASE.fault(
          "this version protects H2 only, and this is " + product);
    }
    Matcher server = SERVER.matcher(raw.getMetaData().getURL());
    String prefix = server.matches() ? server.group(1) + "/" : "";
    try (Statement statement = raw.createStatement();
        ResultSet row = statement.executeQuery("CALL DATABASE_PATH()")) {
      row.next();
      return Optional.ofNullable(row.getString(1))
          .filter(path -> !IN_MEMORY.matcher(path).matches())
          .map(path -> prefix + path);
    }
  }
}
