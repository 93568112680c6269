package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.StandardTables;
import dev.hushcell.internal.dialect.StandardTables.TableQueries;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes and changes existing tables of SQL Server. */
final class SqlServerTables extends StandardTables {
  private static final TableQueries QUERIES =
      new TableQueries(
          SqlServerTablesSql.KIND,
          Set.of("U"),
          SqlServerTablesSql.COLUMNS,
          SqlServerTables::column,
          List.of(SqlServerTablesSql.KEYS),
          SqlServerTablesSql.LINKS,
          SqlServerTablesSql.TYPES_OF,
          SqlServerTablesSql.TYPES_OF + " AND b.name IN ('varbinary', 'varchar')");

  SqlServerTables(TypeKnowledge types) {
    super(SqlServerTypes.QUOTES, types, new SqlServerFailures(), new SqlServerForm(), QUERIES);
  }

  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    String collation = row.getString(3);
    boolean computes = row.getBoolean(5) || row.getBoolean(6) || row.getInt(10) != 0;
    return new ExistingTable.Column(
        row.getString(1),
        row.getString(2),
        collation == null ? "" : collation,
        row.getInt(4) != 0,
        computes,
        Optional.ofNullable(row.getString(7)),
        row.getInt(8) != row.getInt(9),
        Obstacle.of(row.getString(11)));
  }

  @Override
  protected List<Check> checks(Connection connection, TableName table) throws SQLException {
    return conditions(
        connection,
        SqlServerTablesSql.CHECKS + SqlServerTablesSql.OF_TABLE,
        table.schema(),
        table.table());
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return conditions(connection, SqlServerTablesSql.CHECKS + " WHERE s.name = ?", schema);
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    return ofCells(conditions(connection, SqlServerTablesSql.CHECKS + " WHERE k.is_disabled = 0"));
  }

  /** Reads CHECKs, each once for every column that it names. */
  private static List<Check> conditions(Connection connection, String sql, String... parameters)
      throws SQLException {
    List<Check> found = new ArrayList<>();
    Rows.of(
        connection,
        sql,
        row -> {
          TableName table = Rows.table(row);
          String constraint = row.getString(3);
          String condition = shown(constraint, row.getString(4));
          for (String column : SqlServerTypes.QUOTES.namesIn(condition)) {
            found.add(new Check(new ColumnName(table, column), constraint, condition));
          }
          return constraint;
        },
        parameters);
    return found;
  }

  private static String shown(String constraint, @Nullable String condition) {
    if (condition == null) {
      throw SchemaFault.SETTING.fault(
          "the condition of "
              + constraint
              + " is not shown to the user; have an administrator run: GRANT VIEW DEFINITION TO"
              + " <user>");
    }
    return condition;
  }

  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    new TypeChange(connection, column, type).run();
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    alter(connection, table, "WITH CHECK ADD " + clause);
  }

  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    TableName from = new TableName(check.column().table().schema(), check.constraint());
    rename(connection, SqlServerTypes.QUOTES.of(from), name, "OBJECT");
  }

  /**
   * Gives something another name.
   *
   * @param from with what it belongs to, in quotes
   * @param kind what it is, in the word of the server
   */
  static void rename(Connection connection, String from, String to, String kind)
      throws SQLException {
    try (var statement = connection.prepareStatement("EXEC sp_rename ?, ?, N'" + kind + "'")) {
      statement.setString(1, from);
      statement.setString(2, to);
      statement.execute();
    }
  }

  /** What of a column of SQL Server does not go with cells, and what an administrator can do. */
  enum Obstacle {
    PADDING(
        "it was made with ANSI_PADDING OFF, under which the server cuts bytes"
            + " off; make it again with ANSI_PADDING ON"),
    ENCRYPTED("it is encrypted by Always Encrypted; use one of the two"),
    MASKED("it has a mask, which would be put over cells; drop the mask"),
    SPARSE("it is SPARSE, or a set of such columns; drop that"),
    RULE("a rule is bound to it, which would be applied to cells; unbind it"),
    FILESTREAM("it keeps its values as files; make it an ordinary column"),
    HISTORY(
        "the table keeps a history, in which values could stay that were there before; switch"
            + " SYSTEM_VERSIONING off and drop the history"),
    MEMORY("the table is memory-optimized, which is not known here; use one on disk"),
    PARTITION("the table is partitioned by it; use another column for that"),
    FILTER(
        "an index or statistics are over the rows that a condition on it meets, which no cell"
            + " would; drop them, or use only IS NOT NULL"),
    INDEX(
        "an index over it has options that are not known here, such as a fill"
            + " factor, compression or a filegroup, and would have to be made again;"
            + " drop it, and make it again afterwards");

    private final String told;

    Obstacle(String told) {
      this.told = told;
    }

    /** Returns the sentence for the word that {@link SqlServerTablesSql#COLUMNS} has. */
    static Optional<String> of(@Nullable String word) {
      return Optional.ofNullable(word).map(each -> valueOf(each).told);
    }
  }
}
