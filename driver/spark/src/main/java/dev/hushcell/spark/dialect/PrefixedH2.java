package dev.hushcell.spark.dialect;

import java.sql.SQLException;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.execution.datasources.v2.TableSampleInfo;
import org.apache.spark.sql.jdbc.H2Dialect;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** H2 behind the prefix of Hushcell, with all that Spark knows of it. Found by Spark. */
public final class PrefixedH2 extends H2Dialect {
  private static final long serialVersionUID = 1;

  /** Built by the service loader. */
  public PrefixedH2() {}

  @Override
  public boolean canHandle(String url) {
    return Prefix.isBefore(url, "h2");
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
    return other instanceof PrefixedH2;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PrefixedH2;
  }

  @Override
  public int hashCode() {
    return PrefixedH2.class.hashCode();
  }
}
