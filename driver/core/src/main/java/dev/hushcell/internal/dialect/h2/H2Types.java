package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.CheckTexts;
import dev.hushcell.internal.dialect.Quotes;
import dev.hushcell.internal.dialect.TypesWithChecks;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.util.List;
import java.util.regex.Pattern;

/** What must be known of H2's types, in the modes of one family, to protect a column. Immutable. */
public final class H2Types implements TypesWithChecks {
  /** The longest VARBINARY and VARCHAR that H2 takes. */
  private static final long LONGEST = 1_000_000_000;

  /** H2 shows a name with letters beyond ASCII as {@code U&"…"}. */
  private static final String NAME =
      "((?:U&)?" + Quotes.DOUBLE.pattern() + "|[A-Za-z_][A-Za-z_0-9]*)";

  private static final CheckTexts CHECKS =
      new CheckTexts(
          Quotes.DOUBLE,
          "OCTET_LENGTH(%1$s) >= %2$d AND SUBSTRING(%1$s FROM 1 FOR 1) >= X'F8'",
          "CHAR_LENGTH(%1$s) >= %2$d AND SUBSTRING(%1$s FROM 1 FOR 1) IN ('-', '_')",
          List.of(
              shown("OCTET_LENGTH", 53, ">= ?X'F8'\\)*"),
              shown("CHAR_LENGTH", 71, "IN ?\\('-', ?'_'\\)\\)*")),
          "OCTET_LENGTH",
          "LENGTH",
          Integer.MAX_VALUE);

  /** Of a large object SUBSTRING would read all, a comparison as much as it needs. */
  private static final CheckTexts LARGE_CHECKS =
      new CheckTexts(
          Quotes.DOUBLE,
          "OCTET_LENGTH(%1$s) >= %2$d AND %1$s >= X'F8'",
          CHECKS.text(),
          List.of(
              Pattern.compile(
                  "\\(*"
                      + NAME
                      + " ?>= ?CAST\\(X'F8' AS BINARY LARGE OBJECT\\(1\\)\\)\\) ?AND"
                      + " ?\\(OCTET_LENGTH\\(\\1\\) ?>= ?53\\)*",
                  Pattern.CASE_INSENSITIVE)),
          "OCTET_LENGTH",
          "LENGTH",
          Integer.MAX_VALUE);

  private final H2Mode.Family family;

  /** Knows the types of the modes that have those of H2. */
  public H2Types() {
    this(H2Mode.Family.STANDARD);
  }

  H2Types(H2Mode.Family family) {
    this.family = family;
  }

  private static Pattern shown(String length, int shortest, String first) {
    return Pattern.compile(
        "\\(*"
            + length
            + "\\("
            + NAME
            + "\\) ?>= ?"
            + shortest
            + "\\)? ?AND ?\\(?SUBSTRING\\(\\1 FROM 1 FOR 1\\) ?"
            + first,
        Pattern.CASE_INSENSITIVE);
  }

  @Override
  public boolean isNamedIn(String expression, String column) {
    return Quotes.DOUBLE.namesIn(expression).contains(column);
  }

  @Override
  public CheckTexts checks() {
    return CHECKS;
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    CheckTexts texts = LargeValues.isObject(column.type()) ? LARGE_CHECKS : CHECKS;
    return texts.clause(column, checkName(column.name()));
  }

  @Override
  public boolean isCellCheck(String condition) {
    return CHECKS.isOfCells(condition) || LARGE_CHECKS.isOfCells(condition);
  }

  @Override
  public LogicalType logicalType(String declared) {
    return H2TypeNames.logical(ModeTypes.standard(declared, family));
  }

  @Override
  public RuntimeException unsupported(String declared) {
    return H2TypeNames.ADVICE.refusal(declared);
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    ProtectedColumn column = ActivationRules.derive(this, rule, name, type, collation);
    if (LargeValues.isObject(type)) {
      return large(column);
    }
    if (CellSize.storedLength(column) > LONGEST && !isUnbounded(type)) {
      throw DdlFault.TYPE_TOO_LONG.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", and its cells would be longer than a column can be; leave the length out, or"
              + " declare a shorter one");
    }
    return column;
  }

  /** A type without a length has the longest that there is, which no value is meant to reach. */
  private static boolean isUnbounded(LogicalType type) {
    return type.precision() == LONGEST;
  }

  @Override
  public String storageType(ProtectedColumn column) {
    if (LargeValues.isObject(column.type())) {
      return "BINARY LARGE OBJECT";
    }
    String name =
        switch (column.storage()) {
          case TEXT -> "VARCHAR";
          case BINARY -> "VARBINARY";
        };
    return name + "(" + Math.min(CellSize.storedLength(column), LONGEST) + ")";
  }

  private static ProtectedColumn large(ProtectedColumn column) {
    String what = column.name().shortForm() + " is a large object ";
    if (column.search().isDeterministic()) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          what + "and cannot be compared; use search: none, or VARCHAR(n)");
    }
    if (column.storage() == Storage.TEXT) {
      throw DdlFault.TYPE_UNSUPPORTED.fault(
          what + "of which cells are kept as bytes; use storage: binary");
    }
    return column;
  }

  /** In the modes of MySQL, CHAR is read without the blanks that were trimmed on writing. */
  @Override
  public ValueRules valueRules() {
    return ValueRules.standard(family != H2Mode.Family.MYSQL);
  }

  @Override
  public boolean takesChoiceForText() {
    return true;
  }
}
