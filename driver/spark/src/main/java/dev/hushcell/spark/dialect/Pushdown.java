package dev.hushcell.spark.dialect;

import java.util.Arrays;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;

/**
 * Which predicates Spark lets the database decide: those that cells can answer. Spark asks for each
 * by the names of its columns alone, on the machine that plans and again on each that reads, and
 * drops a predicate that only the first of them had sent; so the answer depends on nothing but the
 * form of the predicate. All others Spark decides itself, over opened values.
 */
final class Pushdown {
  private Pushdown() {}

  /** Tells whether an expression may be sent as SQL. */
  static boolean isSendable(Expression expression) {
    if (!(expression instanceof Predicate predicate)) {
      return false;
    }
    Expression[] children = predicate.children();
    return switch (predicate.name()) {
      case "AND", "OR" -> Arrays.stream(children).allMatch(Pushdown::isSendable);
      case "IS_NULL", "IS_NOT_NULL" -> children[0] instanceof NamedReference;
      case "=", "IN" ->
          children[0] instanceof NamedReference
              && Arrays.stream(children).skip(1).allMatch(Pushdown::isSendableLiteral);
      default -> false;
    };
  }

  /**
   * Tells whether every database reads a literal as Spark means it: a backslash is no letter to
   * some, and how times and fractions are written depends on settings.
   */
  private static boolean isSendableLiteral(Expression expression) {
    return expression instanceof Literal<?> literal
        && literal.value() != null
        && isSendableType(literal.dataType())
        && literal.value().toString().chars().noneMatch(each -> each == '\\' || each == 0);
  }

  private static boolean isSendableType(DataType type) {
    return type instanceof StringType
        || type instanceof IntegerType
        || type instanceof LongType
        || type instanceof ShortType
        || type instanceof ByteType
        || type instanceof DecimalType
        || type instanceof DateType;
  }
}
