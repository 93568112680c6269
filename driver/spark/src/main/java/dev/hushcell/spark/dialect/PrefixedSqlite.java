package dev.hushcell.spark.dialect;

import java.sql.SQLException;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.jdbc.JdbcDialect;
import scala.Option;

/** SQLite behind the prefix of Hushcell, of which Spark knows nothing. Found by Spark. */
public final class PrefixedSqlite extends JdbcDialect {
  private static final long serialVersionUID = 1;

  /** Built by the service loader. */
  public PrefixedSqlite() {}

  @Override
  public boolean canHandle(String url) {
    return Prefix.isBefore(url, "sqlite");
  }

  @Override
  public boolean isObjectNotFoundException(SQLException failure) {
    return Refusal.isOfMissingTable(failure) || super.isObjectNotFoundException(failure);
  }

  @Override
  public Option<String> compileExpression(Expression expression) {
    return Pushdown.isSendable(expression) ? super.compileExpression(expression) : Option.empty();
  }
}
