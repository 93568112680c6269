package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.StandardTables;
import dev.hushcell.internal.dialect.StandardTables.TableQueries;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Describes and changes existing tables of H2. */
public final class H2Tables extends StandardTables {
  private static final String TABLE =
      "SELECT TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
  private static final String TABLES =
      "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_TYPE = 'BASE TABLE'";
  private static final String COLUMNS =
      "SELECT COLUMN_NAME, DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER),"
          + " COLLATION_NAME, COLUMN_DEFAULT, IS_IDENTITY, IS_GENERATED, GENERATION_EXPRESSION,"
          + " DOMAIN_NAME, COLUMN_ON_UPDATE FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";
  private static final String CHECKS =
      "SELECT U.TABLE_SCHEMA, U.TABLE_NAME, U.COLUMN_NAME, C.CONSTRAINT_NAME, C.CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " JOIN INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE U"
          + " ON U.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA"
          + " AND U.CONSTRAINT_NAME = C.CONSTRAINT_NAME WHERE U.TABLE_SCHEMA = ?";
  private static final String KEYS =
      "SELECT K.COLUMN_NAME, T.CONSTRAINT_TYPE, T.CONSTRAINT_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME"
          + " WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?";

  /** Unique indexes are no constraints. */
  private static final String UNIQUE_INDEXES =
      "SELECT COLUMN_NAME, 'UNIQUE', INDEX_NAME FROM INFORMATION_SCHEMA.INDEX_COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND IS_UNIQUE";

  private static final String LINKS =
      "SELECT K.TABLE_SCHEMA, K.TABLE_NAME, K.COLUMN_NAME,"
          + " P.TABLE_SCHEMA, P.TABLE_NAME, P.COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
          + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " ON K.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA"
          + " AND K.CONSTRAINT_NAME = R.CONSTRAINT_NAME"
          + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE P"
          + " ON P.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA"
          + " AND P.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME"
          + " AND P.ORDINAL_POSITION = K.POSITION_IN_UNIQUE_CONSTRAINT"
          + " WHERE (K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?)"
          + " OR (P.TABLE_SCHEMA = ? AND P.TABLE_NAME = ?)";
  private static final String TYPES =
      "SELECT TABLE_NAME, COLUMN_NAME,"
          + " DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER)"
          + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)";

  private static final String BINARIES =
      "SELECT TABLE_NAME, COLUMN_NAME,"
          + " DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER)"
          + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
          + " AND DATA_TYPE IN ('BINARY VARYING', 'CHARACTER VARYING')";

  private static final String ALL_CHECKS =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS";
  // Not joined with the above: H2 rebuilds the inner table for each row of the outer one.
  private static final String CHECKED_COLUMNS =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE";

  private static final TableQueries QUERIES =
      new TableQueries(
          TABLE,
          Set.of("BASE TABLE"),
          COLUMNS,
          H2Tables::column,
          List.of(KEYS, UNIQUE_INDEXES),
          LINKS,
          TYPES,
          BINARIES);

  public H2Tables(TypeKnowledge types) {
    super(Quotes.DOUBLE, types, new H2Failures(), new H2CatalogueForm(), QUERIES);
  }

  @Override
  public List<String> halfAltered(Connection connection, TableName table) throws SQLException {
    Pattern name = Pattern.compile(Pattern.quote(table.table()) + "_COPY_\\d+_\\d+");
    return Rows.texts(connection, TABLES, table.schema()).stream()
        .filter(each -> name.matcher(each).matches())
        .toList();
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return Rows.of(
        connection,
        CHECKS,
        row -> new Check(Rows.column(row, 1), row.getString(4), row.getString(5)),
        schema);
  }

  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    String collation = row.getString(3);
    boolean computes =
        "YES".equals(row.getString(5))
            || "ALWAYS".equals(row.getString(6))
            || row.getString(9) != null;
    String declared = row.getString(2);
    if (declared == null) { // H2, while another session changes the table
      throw new SQLTransientException("a column without type, which is being changed", "42S22");
    }
    return new ExistingTable.Column(
        row.getString(1),
        declared,
        collation == null || collation.equals("OFF") ? "" : collation,
        row.getString(4) != null,
        computes,
        Optional.ofNullable(row.getString(7)),
        row.getString(8) != null,
        Optional.empty());
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    Set<List<String>> checks = new HashSet<>();
    Rows.of(
        connection,
        ALL_CHECKS,
        row -> {
          String clause = row.getString(3);
          boolean settled = clause != null; // else another session is just changing it
          return settled
              && types().isCellCheck(clause)
              && checks.add(List.of(row.getString(1), row.getString(2)));
        });
    List<CellCheck> found = new ArrayList<>();
    if (!checks.isEmpty()) {
      Rows.of(
          connection,
          CHECKED_COLUMNS,
          row ->
              checks.contains(List.of(row.getString(1), row.getString(2)))
                  && found.add(new CellCheck(Rows.column(row, 3), row.getString(2))));
    }
    return found;
  }

  @Override
  public boolean altersCopies() {
    return true;
  }

  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    String name = types().quoted(column.column());
    alter(connection, column.table(), "ALTER COLUMN " + name + " SET DATA TYPE " + type);
  }

  /**
   * The catalogue on H2, which answers a commit at once and writes it to its file half a second
   * later, unless that was set otherwise.
   */
  private static final class H2CatalogueForm implements CatalogueForm {
    private static final int ONLY_FOR_ADMINISTRATORS = 90040;
    private static final String DELAY =
        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";

    /** Two delays: the thread that writes looks at the clock now and then. */
    @Override
    public Duration settle(Connection connection) throws SQLException {
      try {
        Rows.run(connection, "CHECKPOINT SYNC");
        return Duration.ZERO;
      } catch (SQLException e) {
        if (e.getErrorCode() != ONLY_FOR_ADMINISTRATORS) {
          throw e;
        }
        return delay(connection).multipliedBy(2);
      }
    }

    private static Duration delay(Connection connection) throws SQLException {
      List<Long> delay = Rows.of(connection, DELAY, row -> row.getLong(1));
      return Duration.ofMillis(delay.isEmpty() ? 500 : delay.get(0));
    }

    /** After its disk was full, H2 computes for ever when a session commits, rolls back or ends. */
    @Override
    public boolean endsBroken() {
      return false;
    }
  }
}
