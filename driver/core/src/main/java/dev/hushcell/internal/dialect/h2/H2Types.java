package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.DroppedCheckText;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.regex.Pattern;

/** What must be known of H2's types, in the modes of one family, to protect a column. Immutable. */
public final class H2Types implements TypeKnowledge {
  /** The longest VARBINARY and VARCHAR that H2 takes. */
  private static final long LONGEST = 1_000_000_000;

  private static final int SHORTEST_TEXT = (int) CellSize.textLength(CellSize.SHORTEST);
  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z_0-9]*)";
  private static final Pattern BINARY_CHECK =
      Pattern.compile(
          "\\(*OCTET_LENGTH\\(("
              + NAME
              + ")\\) ?>= ?53\\)? ?AND ?\\(?SUBSTRING\\(\\1 FROM 1 FOR 1\\) ?>= ?X'F8'\\)*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT_CHECK =
      Pattern.compile(
          "\\(*CHAR_LENGTH\\(("
              + NAME
              + ")\\) ?>= ?71\\)? ?AND ?\\(?SUBSTRING\\(\\1 FROM 1 FOR 1\\)"
              + " ?IN ?\\('-', ?'_'\\)\\)*",
          Pattern.CASE_INSENSITIVE);

  private static final DroppedCheckText DROPPED_CHECK =
      new DroppedCheckText("octet_length", "length", "\"\"");

  private final H2Mode.Family family;

  /** Knows the types of the modes that have those of H2. */
  public H2Types() {
    this(H2Mode.Family.STANDARD);
  }

  H2Types(H2Mode.Family family) {
    this.family = family;
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
    ActivationRules.require(rule, name, type, collation);
    requireTypeOfRule(rule, name, type);
    ProtectedColumn column =
        new ProtectedColumn(
            name, type, rule.search(), rule.compare(), rule.key(), rule.pad(), rule.storage());
    if (storageLength(column) > LONGEST) {
      throw DdlFault.TYPE_TOO_LONG.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", as a type without a length is in H2, and its cells would be longer than a column"
              + " can be; declare a shorter length, such as "
              + type.declared().replace(Long.toString(LONGEST), "200"));
    }
    return column;
  }

  private void requireTypeOfRule(ColumnRule rule, ColumnName name, LogicalType type) {
    if (rule.type().isPresent() && !logicalType(rule.type().get()).equals(type)) {
      throw DdlFault.TYPE_DIFFERS.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + " in the table and "
              + rule.type().get()
              + " in the configuration; make them the same");
    }
  }

  @Override
  public String storageType(ProtectedColumn column) {
    String name =
        switch (column.storage()) {
          case TEXT -> "VARCHAR";
          case BINARY -> "VARBINARY";
        };
    return name + "(" + storageLength(column) + ")";
  }

  private static long storageLength(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> CellSize.maxTextLength(column.type(), column.pad());
      case BINARY -> CellSize.maxCellBytes(column.type(), column.pad());
    };
  }

  /** The first byte of a cell is 0xF8 to 0xFF, in base64url one of the last two characters. */
  @Override
  public String checkClause(ProtectedColumn column) {
    ColumnName name = column.name();
    String quoted = quote(name.column());
    String condition =
        switch (column.storage()) {
          case TEXT ->
              "CHAR_LENGTH(%1$s) >= "
                  + SHORTEST_TEXT
                  + " AND SUBSTRING(%1$s FROM 1 FOR 1)"
                  + " IN ('-', '_')";
          case BINARY ->
              "OCTET_LENGTH(%1$s) >= "
                  + CellSize.SHORTEST
                  + " AND SUBSTRING(%1$s FROM 1 FOR 1)"
                  + " >= X'F8'";
        };
    return "CONSTRAINT "
        + quote(checkName(name))
        + " CHECK ("
        + String.format(java.util.Locale.ROOT, condition, quoted)
        + ")";
  }

  @Override
  public String checkName(ColumnName column) {
    return "hushcell_" + column.shortForm();
  }

  /** In the modes of MySQL, CHAR is read without the blanks that were trimmed on writing. */
  @Override
  public ValueRules valueRules() {
    return family == H2Mode.Family.MYSQL
        ? new ValueRules(ValueRules.TextLength.UTF16_UNITS, false)
        : ValueRules.standard();
  }

  @Override
  public String droppedCheck(List<ColumnName> columns) {
    return DROPPED_CHECK.of(columns.stream().map(column -> quote(column.column())).toList());
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return DROPPED_CHECK.isOne(condition);
  }

  @Override
  public boolean takesChoiceForText() {
    return true;
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public boolean isCellCheck(String condition) {
    String oneLine = condition.strip().replaceAll("\\s+", " ");
    return BINARY_CHECK.matcher(oneLine).matches() || TEXT_CHECK.matcher(oneLine).matches();
  }
}
