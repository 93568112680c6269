package dev.hushcell.spark.dialect;

import java.sql.SQLException;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.execution.datasources.v2.TableSampleInfo;
import org.apache.spark.sql.jdbc.MsSqlServerDialect;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** SQL Server behind the prefix of Hushcell, with all that Spark knows of it. Found by Spark. */
public final class PrefixedSqlServer extends MsSqlServerDialect {
  private static final long serialVersionUID = 1;

  /** Built by the service loader. */
  public PrefixedSqlServer() {}

  @Override
  public boolean canHandle(String url) {
    return Prefix.isBefore(url, "sqlserver");
  }

  @Override
  public boolean isObjectNotFoundException(SQLException failure) {
    return Refusal.isOfMissingTable(failure) || super.isObjectNotFoundException(failure);
  }

  @Override
  public Option<String> compileExpression(Expression expression) {
    return Pushdown.isSendable(expression) ? super.compileExpression(expression) : Option.empty();
  }

  @Override
  public Option<String> compileTableSample(TableSampleInfo sample) {
    return Option.empty();
  }

  @Override
  public boolean supportsJoin() {
    return false;
  }

  /** Spark keeps one of equal dialects only, and its own would be equal. */
  @Override
  public boolean canEqual(@Nullable Object other) {
    return other instanceof PrefixedSqlServer;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PrefixedSqlServer;
  }

  @Override
  public int hashCode() {
    return PrefixedSqlServer.class.hashCode();
  }
}
