package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Proves on a table of the session that a server gives back the CHECKs of cells in a form that is
 * known. By them the driver tells its columns from others where the catalogue is not to be had, and
 * notices that one was taken away: where they are not known, it would take cells for values.
 */
final class ServerProof {
  static final String MAKE =
      "CREATE TABLE #hushcell_proof ([b] VARBINARY(100) CHECK (%s), [t] VARCHAR(200) CHECK (%s),"
          + " [d] VARBINARY(100) CHECK (%s))";

  /** Tables of a session are in another database, where their owner sees them. */
  static final String SHOWN =
      "SELECT k.definition FROM tempdb.sys.check_constraints k"
          + " WHERE k.parent_object_id = OBJECT_ID(N'tempdb..#hushcell_proof')"
          + " ORDER BY k.parent_column_id";

  static final String DROP = "DROP TABLE #hushcell_proof";

  private static final ColumnName DROPPED =
      new ColumnName(new TableName("dbo", "#hushcell_proof"), "d");

  private final SqlServerTypes types;

  ServerProof(SqlServerTypes types) {
    this.types = types;
  }

  /** Refuses a server whose CHECKs are not known. */
  void require(Connection connection) {
    List<String> shown;
    try {
      shown = shown(connection);
    } catch (SQLException e) {
      throw SchemaFault.SETTING.fault(
          "the server could not be asked how it gives back a CHECK ("
              + Failures.describe(e)
              + "); the user needs to make temporary tables and to see their definition");
    }
    boolean known =
        shown.size() == 3
            && types.isCellCheck(shown.get(0))
            && types.isCellCheck(shown.get(1))
            && types.isDroppedCheck(shown.get(2));
    if (!known) {
      throw SchemaFault.SETTING.fault(
          "the server gives the CHECK of a protected column back in a form that is not known, so"
              + " that columns with cells cannot be told from others: "
              + shown
              + "; report this text together with the version of the server");
    }
  }

  private List<String> shown(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          MAKE.formatted(
              types.checks().condition(Storage.BINARY, "b"),
              types.checks().condition(Storage.TEXT, "t"),
              types.droppedCheck(List.of(DROPPED))));
      try {
        return Rows.of(connection, SHOWN, row -> String.valueOf(row.getString(1)));
      } finally {
        statement.execute(DROP);
      }
    }
  }
}
