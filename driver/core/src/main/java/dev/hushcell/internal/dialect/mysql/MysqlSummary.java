package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.NameShows;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/** How a count or another value of all rows is delivered: its name is the call as it is written. */
final class MysqlSummary extends SummaryForm {
  private static final int LONGEST_TEXT = 10_000;

  private static final String OF_JSON = "(SELECT c FROM JSON_TABLE";

  private static final int LONGEST = 60;

  MysqlSummary() {
    // Both drivers write values into the text, unless a setting has the server prepare it.
    super("SIGNED", Decimals.OF_TYPE, NameShows.VALUES);
  }

  @Override
  public Optional<String> label(String function, String written) {
    boolean plain = written.length() <= LONGEST && written.matches("[A-Za-z0-9_.*() ]+");
    return plain ? Optional.of('`' + written + '`') : Optional.empty();
  }

  /** CAST knows no small numbers; a table of JSON without rows does. */
  @Override
  public Optional<String> standIn(LogicalType type) {
    String declared = type.declared().toUpperCase(Locale.ROOT);
    if (declared.contains("UNSIGNED") || declared.contains("ZEROFILL")) {
      return Optional.empty();
    }
    return switch (type.jdbcType()) {
      case Types.VARCHAR -> Optional.of("CAST(NULL AS CHAR(" + type.precision() + "))");
      case Types.DECIMAL, Types.NUMERIC ->
          Optional.of("CAST(NULL AS DECIMAL(" + type.precision() + ", " + type.scale() + "))");
      case Types.SMALLINT -> ofJson("SMALLINT");
      case Types.INTEGER -> ofJson("INT");
      case Types.BIGINT -> ofJson("BIGINT");
      case Types.DATE -> Optional.of("CAST(NULL AS DATE)");
      case Types.TIME -> Optional.of("CAST(NULL AS TIME(" + type.scale() + "))");
      case Types.TIMESTAMP ->
          declared.startsWith("TIMESTAMP")
              ? Optional.empty()
              : Optional.of("CAST(NULL AS DATETIME(" + type.scale() + "))");
      default -> Optional.empty();
    };
  }

  /** A number by itself has another type in a table that is made for sorting. */
  @Override
  public String number(String digits) {
    return digits.indexOf('.') < 0 ? "CAST(" + digits + " AS SIGNED)" : digits;
  }

  /** In a CAST, CHAR is a text without blanks behind it. */
  @Override
  public String castType(String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    if (upper.equals("CHAR")) {
      return "VARCHAR(" + LONGEST_TEXT + ")";
    }
    boolean sized = upper.startsWith("CHAR(") && !upper.contains(" ");
    return sized ? "VAR" + upper : upper.equals("SIGNED") ? "BIGINT" : written;
  }

  private static Optional<String> ofJson(String type) {
    return Optional.of(OF_JSON + "('[]', '$[*]' COLUMNS(c " + type + " PATH '$')) j)");
  }

  @Override
  public Optional<String> name(Expression value, Tokens tokens) {
    return EvaluationRules.writtenLabel(value, tokens)
        .filter(text -> text.length() <= LONGEST)
        .filter(text -> text.chars().allMatch(each -> each >= ' ' && each < 0x80));
  }

  /** The least and the greatest of a column are of its type. */
  @Override
  public String aggregated(String function, String argument) {
    return function.startsWith("M") && argument.startsWith(OF_JSON)
        ? argument
        : super.aggregated(function, argument);
  }
}
