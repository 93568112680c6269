package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.EvaluationRules.NameShows;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.LogicalType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How H2 delivers a count or another value of all rows: it names it by the call as it understood
 * it.
 */
final class H2Summary extends SummaryForm {
  /** Of other names it is not known here how they are written. */
  private static final Pattern PLAIN =
      Pattern.compile("(?i)(count|min|max)\\((\\*|[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?)\\)");

  /** The column may be in parentheses, which H2 leaves out of the name. */
  private static final Pattern DISTINCT =
      Pattern.compile(
          "(?i)count\\(\\s*distinct(?:\\s+|\\s*\\(\\s*)([a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?)"
              + "\\s*\\)?\\s*\\)");

  H2Summary() {
    super("BIGINT", Decimals.OF_TYPE_IN_AVERAGES, NameShows.LITERALS);
  }

  @Override
  public Optional<String> label(String function, String written) {
    Matcher distinct = DISTINCT.matcher(written);
    if (distinct.matches()) {
      return Optional.of("\"COUNT(DISTINCT " + distinct.group(1).toUpperCase(Locale.ROOT) + ")\"");
    }
    return PLAIN.matcher(written).matches()
        ? Optional.of('"' + written.toUpperCase(Locale.ROOT) + '"')
        : Optional.empty();
  }

  /** A NULL that it sees through would have no type. */
  @Override
  public Optional<String> standIn(LogicalType type) {
    boolean large = LargeValues.isObject(type);
    return large
        ? Optional.empty()
        : Optional.of("(SELECT MIN(CAST(NULL AS " + type.declared() + ")))");
  }

  @Override
  public Optional<String> name(Expression value, Tokens tokens) {
    return new H2Labels(tokens).of(value);
  }

  @Override
  public String nullsFirst(String direction) {
    return "SELECT x IS NULL FROM (VALUES (1), (NULL)) t(x) ORDER BY x"
        + direction
        + " FETCH FIRST ROW ONLY";
  }
}
