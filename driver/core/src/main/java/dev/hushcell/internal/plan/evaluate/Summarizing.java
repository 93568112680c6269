package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation.Summary;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * {@code COUNT(*)}, {@code COUNT(c)}, {@code MIN(c)} or {@code MAX(c)} as all that a query selects.
 * For a count the database delivers a number for each row that counts, for the others the column,
 * under the name of the call; one row is made of them in the driver.
 *
 * @param function which of them it is, in capitals
 * @param distinct whether equal values count once
 * @param of what it is of, as it is written
 * @param begin offset of the call
 * @param end offset after it
 * @param sent what is written in its place
 */
record Summarizing(String function, boolean distinct, String of, int begin, int end, String sent) {

  /** Returns the one of a query; empty for any other query, and where its form is not known. */
  static Optional<Summarizing> of(PlainSelect select, Tokens tokens, EvaluationRules rules) {
    boolean one = select.getSelectItems().size() == 1 && select.getOrderByElements() == null;
    if (!one || rules.summary().isEmpty() || argument(select.getSelectItem(0)) == null) {
      return Optional.empty();
    }
    int close = close(tokens);
    boolean alias = select.getSelectItem(0).getAlias() != null;
    return close < 0 || tokens.isWord(close + 1, "FROM") == alias
        ? Optional.empty()
        : written(tokens, close, alias, rules.summary().get());
  }

  /** Returns what the call is of; null where it is no simple call. */
  static @Nullable Expression argument(SelectItem<?> item) {
    return item.getExpression() instanceof Function call
            && call.getMultipartName().size() == 1
            && !call.isUnique()
            && call.getKeep() == null
            && call.getOrderByElements() == null
            && call.getParameters() != null
            && call.getParameters().size() == 1
        ? call.getParameters().get(0)
        : null;
  }

  /** Returns the index at which the call closes; -1 where it is written otherwise. */
  private static int close(Tokens tokens) {
    boolean opens =
        tokens.isWord(0, "SELECT")
            && tokens.isAnyWord(1, "COUNT", "MIN", "MAX")
            && tokens.isSymbol(2, "(");
    int argument = argumentAt(tokens);
    int at = argument;
    if (at == 3 && tokens.isSymbol(at, "*") && tokens.isWord(1, "COUNT")) {
      at++;
    } else {
      at += opens && at < tokens.size() && tokens.get(at).isName() ? 1 : 0;
      while (at > argument
          && tokens.isSymbol(at, ".")
          && at + 1 < tokens.size()
          && tokens.get(at + 1).isName()) {
        at += 2;
      }
    }
    return opens && at > argument && tokens.isSymbol(at, ")") ? at : -1;
  }

  /** Equal values are of no matter to the least and the greatest, but they are not asked for so. */
  private static int argumentAt(Tokens tokens) {
    return tokens.isWord(1, "COUNT") && tokens.isWord(3, "DISTINCT") ? 4 : 3;
  }

  private static Optional<Summarizing> written(
      Tokens tokens, int close, boolean alias, SummaryForm form) {
    Token call = tokens.get(1);
    Token last = tokens.get(close);
    String text = tokens.text(call.begin(), last.end());
    String of = tokens.text(tokens.get(argumentAt(tokens)).begin(), last.begin()).strip();
    String function = tokens.isWord(1, "COUNT") ? "COUNT" : tokens.isWord(1, "MIN") ? "MIN" : "MAX";
    boolean distinct = argumentAt(tokens) > 3;
    String counted = (distinct ? "DISTINCT " : "") + counted(of, form);
    String sent = function.equals("COUNT") ? counted : of;
    Optional<String> label =
        alias ? Optional.of("") : form.label(function, text).map(" AS "::concat);
    return label.map(
        each -> new Summarizing(function, distinct, of, call.begin(), last.end(), sent + each));
  }

  private static String counted(String of, SummaryForm form) {
    String value = of.equals("*") ? "1" : "CASE WHEN " + of + " IS NOT NULL THEN 1 END";
    return "CAST(" + value + " AS " + form.countType() + ")";
  }

  /** Has the column fetched of which equal values count once. */
  void neededBy(Fetching fetching) {
    int unused = fetching.need(of, Provenance.plain(), null);
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

  Splice splice() {
    return new Splice.Text(begin, end, sent);
  }
}
