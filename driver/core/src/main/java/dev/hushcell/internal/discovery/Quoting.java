package dev.hushcell.internal.discovery;

import dev.hushcell.policy.TableName;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * How a database quotes names.
 *
 * @param quote the quote; empty where there is none
 */
record Quoting(String quote) {
  static Quoting of(DatabaseMetaData metaData) throws SQLException {
    String quote = metaData.getIdentifierQuoteString();
    return new Quoting(quote == null ? "" : quote.strip());
  }

  String name(String name) {
    return quote + (quote.isEmpty() ? name : name.replace(quote, quote + quote)) + quote;
  }

  String table(FoundTable table) {
    TableName name = table.name();
    String schema = name.schema().isEmpty() ? "" : name(name.schema()) + ".";
    return schema + name(name.table());
  }
}
