package dev.hushcell.internal.keyring;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Writes names so that the database takes them exactly as they are.
 *
 * @param quote the quote of the database
 */
record QuotedNames(String quote) {
  static QuotedNames of(Connection connection) throws SQLException {
    return new QuotedNames(connection.getMetaData().getIdentifierQuoteString().trim());
  }

  String name(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  String table(TableName table) {
    return name(table.schema()) + "." + name(table.table());
  }
}
