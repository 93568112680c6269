package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.model.CellRanges;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.Rounding;
import dev.hushcell.internal.model.ValueRules.Sending;
import dev.hushcell.internal.model.ValueRules.TextLength;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be known of SQLite's types to protect a column. Immutable. */
final class SqliteTypes implements TypeKnowledge {
  /** Neither turns what is stored into something else. */
  static final String BYTES = "BLOB";

  static final String TEXT = "TEXT";

  @Override
  public LogicalType logicalType(String declared) {
    return SqliteTypeNames.logical(declared);
  }

  @Override
  public boolean numbersRows() {
    return true;
  }

  @Override
  public boolean ignoresCase(String collation) {
    return collation.equalsIgnoreCase("NOCASE");
  }

  @Override
  public RuntimeException unsupported(String declared) {
    return SqliteTypeNames.ADVICE.refusal(declared);
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    ActivationRules.require(rule, name, asToldApart(type), collation);
    return ActivationRules.agreed(this, rule, name, type);
  }

  /** A truth value is a number here, but of few values. */
  private static LogicalType asToldApart(LogicalType type) {
    return type.declared().startsWith("BOOL")
        ? new LogicalType(
            type.family(), type.declared(), Types.TINYINT, type.typeName(), 1, 0, false)
        : type;
  }

  @Override
  public String storageType(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> TEXT;
      case BINARY -> BYTES;
    };
  }

  @Override
  public String textType() {
    return TEXT;
  }

  @Override
  public boolean takesChoiceForText() {
    return true;
  }

  /** It reads a cell as a whole, outside of the heap, whatever part of it is asked for. */
  @Override
  public Optional<CellRanges> ranges() {
    return Optional.of(new CellRanges("length(%s)", "substr(%s, ?, ?)", false));
  }

  @Override
  public ValueRules valueRules() {
    return new ValueRules(
        TextLength.CODE_POINTS,
        false,
        Sending.NANOSECONDS,
        Rounding.CUT,
        Set.of(ValueQuirk.NARROW, ValueQuirk.KEPT_AS_GIVEN));
  }

  /** Bytes are greater than any text or number, so nothing else keeps the condition. */
  @Override
  public String checkClause(ProtectedColumn column) {
    String name = quoted(column.name().column());
    return "CONSTRAINT "
        + quoted(checkName(column.name()))
        + " CHECK ("
        + condition(column, name)
        + ")";
  }

  private static String condition(ProtectedColumn column, String name) {
    return switch (column.storage()) {
      case TEXT -> CellCheckText.ofText(name, CellSize.textLength(CellSize.SHORTEST));
      case BINARY -> CellCheckText.ofBytes(name, CellSize.SHORTEST);
    };
  }

  @Override
  public String checkName(ColumnName column) {
    return "hushcell_" + column.shortForm();
  }

  @Override
  public boolean isCellCheck(String condition) {
    return CellCheckText.storage(condition).isPresent();
  }

  @Override
  public String droppedCheck(List<ColumnName> columns) {
    return CellCheckText.dropped(columns.stream().map(each -> quoted(each.column())).toList());
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return CellCheckText.isDropped(condition);
  }
}
