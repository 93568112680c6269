package dev.hushcell.internal.dialect;

import dev.hushcell.internal.keyring.catalogue.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A setting of sessions under which a database answers completely, since settings of a URL, a user
 * or a server may cut its answers or give names another meaning.
 *
 * @param read the query for what is set; empty when that cannot be asked
 * @param made the statement that sets it; empty when nothing needs to be set
 * @param putBack the statement that sets what was there before, its only parameter
 */
public record OwnSettings(String read, String wanted, String made, String putBack) {
  /** Of a database that has no such setting. */
  public static OwnSettings none() {
    return new OwnSettings("", "", "", "");
  }

  /** Of a database that cannot be asked what is set. */
  public static OwnSettings alwaysMade(String made) {
    return new OwnSettings("", "", made, "");
  }

  /**
   * Makes the setting.
   *
   * @return what to put back; empty when nothing was changed that could be
   */
  public Optional<String> make(Connection connection) throws SQLException {
    if (made.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> before =
        read.isEmpty() ? Optional.empty() : Optional.of(Rows.texts(connection, read).get(0));
    if (before.filter(wanted::equals).isPresent()) {
      return Optional.empty();
    }
    Rows.run(connection, made);
    return before;
  }

  public void putBack(Connection connection, String before) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(putBack)) {
      statement.setString(1, before);
      statement.execute();
    }
  }
}
