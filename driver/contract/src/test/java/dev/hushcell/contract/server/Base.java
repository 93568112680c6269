package dev.hushcell.contract.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * An empty database.
 *
 * @param url of the real driver
 * @param separator what stands in front of the first setting that is added to the URL
 */
public record Base(String url, String user, String password, char separator) {

  /** Connects past Hushcell. */
  public Connection plain() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Connects through Hushcell. */
  public Connection ours(Path configuration) throws SQLException {
    return DriverManager.getConnection(oursUrl(configuration), user, password);
  }

  /** Returns the same database for another user, who needs no password. */
  public Base as(String other) {
    return new Base(url, other, "", separator);
  }

  /** Returns its name on the server. */
  public String name() {
    return url.substring(url.lastIndexOf('/') + 1).replaceAll("[?;].*", "");
  }

  /** Returns the URL through Hushcell. */
  public String oursUrl(Path configuration) {
    return "jdbc:hushcell:"
        + url.substring("jdbc:".length())
        + separator
        + "hushcell.config="
        + configuration;
  }
}
