package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes names so that the database takes them exactly as they are. */
public record QuotedNames(String quote) {
  public static QuotedNames of(Connection connection) throws SQLException {
    return new QuotedNames(connection.getMetaData().getIdentifierQuoteString().trim());
  }

  public String name(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  public String table(TableName table) {
    return name(table.schema()) + "." + name(table.table());
  }
}
