package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The CHECK constraints of databases. Which columns one speaks of stands in its text alone. */
final class MysqlChecks {
  private static final String MARIADB =
      "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS"
          + " WHERE CONSTRAINT_SCHEMA = ?";

  // Here the names of constraints are unique within the database, and one may be kept and not
  // count.
  private static final String MYSQL =
      "SELECT T.TABLE_NAME, C.CONSTRAINT_NAME, C.CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = C.CONSTRAINT_NAME AND T.CONSTRAINT_TYPE = 'CHECK'"
          + " AND T.ENFORCED = 'YES'"
          + " WHERE C.CONSTRAINT_SCHEMA = ?";

  // All of them could only be found by opening every table of the server.
  private static final String SCHEMAS =
      "SELECT DISTINCT TABLE_SCHEMA FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE TABLE_NAME = 'hushcell_manifest' ORDER BY 1";

  private final Flavour flavour;
  private final String query;

  MysqlChecks(Flavour flavour) {
    this.flavour = flavour;
    this.query = flavour == Flavour.MARIADB ? MARIADB : MYSQL;
  }

  /** Returns those on tables of one database, each once for every column that it names. */
  List<Check> of(Connection connection, String schema) throws SQLException {
    List<Check> found = new ArrayList<>();
    Rows.of(
        connection,
        query,
        row -> {
          TableName table = new TableName(schema, row.getString(1));
          String condition = condition(flavour, row.getString(3));
          for (String column : MysqlTypes.QUOTES.namesIn(condition)) {
            found.add(new Check(new ColumnName(table, column), row.getString(2), condition));
          }
          return table;
        },
        schema);
    return found;
  }

  /** Returns a condition as it was written, of what the information schema shows. */
  static String condition(Flavour flavour, String shown) {
    return flavour == Flavour.MARIADB ? shown : decoded(shown);
  }

  /** Returns those in all databases that have a catalogue. */
  List<Check> whereACatalogueIs(Connection connection) throws SQLException {
    List<Check> found = new ArrayList<>();
    for (String schema : Rows.texts(connection, SCHEMAS)) {
      found.addAll(of(connection, schema));
    }
    return found;
  }

  /**
   * Returns the text of an expression as it was written. In the information schema, what conditions
   * of CHECKs, expressions of generated columns and of indexes have beyond ASCII is encoded once
   * more, as if its bytes were letters; what is not is returned as it is.
   */
  static String decoded(String shown) {
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(shown)) {
      return shown;
    }
    byte[] bytes = shown.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException once) {
      return shown;
    }
  }
}
