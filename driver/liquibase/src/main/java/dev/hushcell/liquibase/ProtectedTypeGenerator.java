package dev.hushcell.liquibase;

import dev.hushcell.Hushcell;
import dev.hushcell.policy.MappedColumn;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.sql.Sql;
import liquibase.sql.UnparsedSql;
import liquibase.sqlgenerator.SqlGeneratorChain;
import liquibase.sqlgenerator.core.ModifyDataTypeGenerator;
import liquibase.statement.core.ModifyDataTypeStatement;

/**
 * Writes {@code modifyDataType} of a protected column on PostgreSQL without the clause {@code USING
 * (column::type)}, which Liquibase always adds: the database would compute it over cells.
 */
@SuppressWarnings("rawtypes") // as Liquibase has it
public final class ProtectedTypeGenerator extends ModifyDataTypeGenerator {
  private static final String CLAUSE = " USING (";

  /** Built by the service loader. */
  public ProtectedTypeGenerator() {}

  @Override
  public int getPriority() {
    return PRIORITY_DATABASE;
  }

  @Override
  public boolean supports(ModifyDataTypeStatement statement, Database database) {
    return database instanceof PostgresDatabase
        && super.supports(statement, database)
        && isProtected(statement, database);
  }

  private static boolean isProtected(ModifyDataTypeStatement statement, Database database) {
    MappedColumn column =
        new MappedColumn(
            statement.getTableName() + "." + statement.getColumnName(),
            Optional.ofNullable(statement.getSchemaName()),
            statement.getTableName(),
            statement.getColumnName());
    if (database.getConnection() instanceof JdbcConnection connection) {
      try {
        Hushcell.requireDeclared(connection.getUnderlyingConnection(), List.of(column));
        return true;
      } catch (SQLException e) {
        return false; // a plain column, or a plain connection
      }
    }
    return false;
  }

  @Override
  public Sql[] generateSql(
      ModifyDataTypeStatement statement, Database database, SqlGeneratorChain chain) {
    return Arrays.stream(super.generateSql(statement, database, chain))
        .map(each -> withoutClause(each.toSql()))
        .map(text -> new UnparsedSql(text, getAffectedTable(statement)))
        .toArray(Sql[]::new);
  }

  private static String withoutClause(String sql) {
    int clause = sql.lastIndexOf(CLAUSE);
    return clause < 0 ? sql : sql.substring(0, clause);
  }
}
