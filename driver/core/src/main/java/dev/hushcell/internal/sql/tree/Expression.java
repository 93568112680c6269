package dev.hushcell.internal.sql.tree;

/** What has a value: an operand, a condition or a computation. */
public sealed interface Expression extends Node permits Operand, Condition, Computation {
  /** Returns it without the parentheses around it. */
  default Expression bare() {
    return this instanceof Operand.Parenthesised inner ? inner.expression().bare() : this;
  }

  /** Hands itself to the method of a reader that is for it. */
  <R> R accept(Reader<R> reader);

  /**
   * Answers for each form of expression; a new form is a new method.
   *
   * @param <R> the answer
   */
  interface Reader<R> {
    R columnName(Operand.ColumnName name);

    R allColumns(Operand.AllColumns all);

    R literal(Operand.Literal literal);

    R typed(Operand.Typed literal);

    R interval(Operand.Interval interval);

    R parameter(Operand.Parameter parameter);

    R variable(Operand.Variable variable);

    R word(Operand.Word word);

    R defaultValue(Operand.Default value);

    R nextValue(Operand.NextValue next);

    R row(Operand.Row row);

    R array(Operand.Array array);

    R subquery(Operand.Subquery subquery);

    R parenthesised(Operand.Parenthesised expression);

    R junction(Condition.Junction junction);

    R not(Condition.Not not);

    R comparison(Condition.Comparison comparison);

    R between(Condition.Between between);

    R in(Condition.In in);

    R like(Condition.Like like);

    R is(Condition.Is is);

    R isDistinct(Condition.IsDistinct distinct);

    R exists(Condition.Exists exists);

    R quantified(Condition.Quantified quantified);

    R matches(Condition.Matches match);

    R currentOf(Condition.CurrentOf cursor);

    R operation(Computation.Operation operation);

    R unary(Computation.Unary unary);

    R cast(Computation.Cast cast);

    R choice(Computation.Case choice);

    R collate(Computation.Collate collate);

    R atTimeZone(Computation.AtTimeZone zone);

    R subscript(Computation.Subscript subscript);

    R fieldOf(Computation.FieldOf field);

    R function(Computation.Function function);

    R assign(Computation.Assign assign);
  }
}
