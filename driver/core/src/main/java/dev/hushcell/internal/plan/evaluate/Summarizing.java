package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation.Summary;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code COUNT(*)}, {@code COUNT(c)}, {@code MIN(c)} or {@code MAX(c)} as all that a query selects.
 * For a count the database delivers a number for each row that counts, for the others the column,
 * under the name of the call; one row is made of them in the driver.
 *
 * @param function which of them it is, in capitals
 * @param distinct whether equal values count once
 * @param argument what it is of
 * @param of the same as it is written
 * @param splice what is written in its place
 */
record Summarizing(
    String function, boolean distinct, Expression argument, String of, Splice splice) {
  /** Returns the one of a query; empty for any other query, and where its form is not known. */
  static Optional<Summarizing> of(
      Query query, Select select, StatementReading reading, EvaluationRules rules) {
    boolean one =
        select.items().size() == 1
            && select.modifiers().isEmpty()
            && query.order().isEmpty()
            && rules.summary().isPresent();
    return one && select.items().get(0).value() instanceof Computation.Function call
        ? function(call).flatMap(each -> of(each, call, select, reading, rules.summary().get()))
        : Optional.empty();
  }

  private static Optional<String> function(Computation.Function call) {
    return call.name().size() == 1 && call.arguments().size() == 1
        ? Stream.of("COUNT", "MIN", "MAX").filter(call.name().get(0).token()::isWord).findFirst()
        : Optional.empty();
  }

  private static Optional<Summarizing> of(
      String function,
      Computation.Function call,
      Select select,
      StatementReading reading,
      SummaryForm form) {
    Part.Argument argument = call.arguments().get(0);
    boolean counts = function.equals("COUNT");
    // Equal values are of no matter to the least and the greatest, but they are not asked for so.
    boolean distinct = counts && call.quantifier().equals("DISTINCT");
    // A count is one row, so that the DISTINCT in front serves for what is counted.
    String quantifier = select.quantifier();
    boolean known =
        (distinct || call.quantifier().isEmpty())
            && (quantifier.isEmpty() || (distinct && PlainQuery.isDistinct(select)))
            && argument.word().isEmpty()
            && argument.name().isEmpty()
            && (argument.value().bare() instanceof Operand.ColumnName
                || (counts && !distinct && isStar(argument.value())));
    if (!known) {
      return Optional.empty();
    }
    String of = reading.text(argument);
    String sent =
        counts ? (distinct && quantifier.isEmpty() ? "DISTINCT " : "") + counted(of, form) : of;
    Optional<String> label =
        select.items().get(0).alias().isPresent()
            ? Optional.of("")
            : form.label(function, reading.text(call)).map(" AS "::concat);
    return label.map(
        each ->
            new Summarizing(
                function,
                distinct,
                argument.value().bare(),
                of,
                new Splice.Text(reading.position(call), reading.end(call), sent + each)));
  }

  private static boolean isStar(Expression argument) {
    return argument instanceof Operand.AllColumns all && all.qualifier().isEmpty();
  }

  private static String counted(String of, SummaryForm form) {
    String value = of.equals("*") ? "1" : "CASE WHEN " + of + " IS NOT NULL THEN 1 END";
    return "CAST(" + value + " AS " + form.countType() + ")";
  }

  /** Has the column fetched of which equal values count once; returns its number. */
  int neededBy(Fetching fetching) {
    return fetching.need(of, Provenance.plain(), null);
  }

  boolean counts() {
    return function.equals("COUNT");
  }

  boolean greatest() {
    return function.equals("MAX");
  }

  Summary summary() {
    return counts() ? Summary.COUNT : Summary.FIRST_VALUE;
  }
}
