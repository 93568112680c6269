package dev.hushcell.internal.sql.tree;

/** What has a value: an operand. */
public sealed interface Expression extends Node permits Operand {
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
  }
}
