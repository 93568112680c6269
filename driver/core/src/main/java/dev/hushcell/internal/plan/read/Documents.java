package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.JsonFunctionExpression;
import net.sf.jsqlparser.expression.JsonFunctionType;
import net.sf.jsqlparser.expression.JsonKeyValuePair;
import org.jspecify.annotations.Nullable;

/**
 * Reads the functions and aggregates of JSON that make a document of values. No cell may be in one:
 * whoever reads it could not open it.
 */
final class Documents {
  private static final String PUT = "is put into a document, of which no part is opened";

  /** A literal, which stands in the tree as the number of its token. */
  private static final Pattern LITERAL = Pattern.compile("'\\d+'");

  private final StatementReaders readers;

  Documents(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads {@code JSON_OBJECT} and {@code JSON_ARRAY}. */
  Provenance read(JsonFunction function, Scope scope) {
    List<Provenance> parts = new ArrayList<>();
    if (isObject(function.getType())) {
      function.getKeyValuePairs().forEach(pair -> pair(pair, scope, parts));
    } else if (function.getType() == JsonFunctionType.ARRAY) {
      function.getExpressions().stream()
          .map(JsonFunctionExpression::getExpression)
          .forEach(each -> parts.add(readers.expressions.read(each, scope)));
    } else {
      throw unusual();
    }
    boolean more =
        function.getReturningType() != null
            || function.getInputExpression() != null
            || function.getJsonPathExpression() != null
            || !function.getPassingExpressions().isEmpty()
            || !function.getAdditionalQueryPathArguments().isEmpty();
    if (more) {
      throw unusual();
    }
    return readers.operands.compute(parts, PlanFault.COMPUTED, PUT);
  }

  /** Reads {@code JSON_OBJECTAGG} and {@code JSON_ARRAYAGG}. */
  Provenance read(JsonAggregateFunction aggregate, Scope scope) {
    boolean windowed =
        isGiven(aggregate.getPartitionExpressionList())
            || isGiven(aggregate.getOrderByElements())
            || aggregate.getWindowElement() != null;
    if (windowed) {
      throw unusual();
    }
    List<Provenance> parts = new ArrayList<>();
    if (isObject(aggregate.getType())) {
      part(aggregate.getKey(), scope, parts);
      part(aggregate.getValue(), scope, parts);
    } else if (aggregate.getType() == JsonFunctionType.ARRAY) {
      part(aggregate.getExpression(), scope, parts);
    } else {
      throw unusual();
    }
    readers.sorting.order(aggregate.getExpressionOrderByElements(), List.of(), scope);
    readers.condition(aggregate.getFilterExpression(), scope);
    return readers.operands.compute(parts, PlanFault.AGGREGATED, PUT);
  }

  /** The library has one for each way in which databases write it. */
  private static boolean isObject(JsonFunctionType type) {
    return type.name().endsWith("OBJECT");
  }

  private void pair(JsonKeyValuePair pair, Scope scope, List<Provenance> parts) {
    part(pair.getKey(), scope, parts);
    part(pair.getValue(), scope, parts);
  }

  private static boolean isGiven(@Nullable List<?> list) {
    return list != null && !list.isEmpty();
  }

  /** The library keeps some parts as expressions and others as text. */
  private void part(@Nullable Object part, Scope scope, List<Provenance> parts) {
    if (part instanceof Expression expression) {
      parts.add(readers.expressions.read(expression, scope));
    } else if (part instanceof String text && LITERAL.matcher(text).matches()) {
      readers.reading.literals().readText(text);
      parts.add(Provenance.plain());
    } else {
      throw unusual();
    }
  }

  private RuntimeException unusual() {
    return readers.reading.notUnderstood("a function of JSON in an unusual form");
  }
}
