package dev.hushcell.internal.dialect;

import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/**
 * The types of a database that names them as its {@link TypeNames} say, and writes the CHECKs of
 * the driver as its {@link CheckTexts} say.
 */
public abstract class TypesWithChecks implements TypeKnowledge {
  private final CheckTexts checks;
  private final TypeNames names;
  private final ValueRules values;

  protected TypesWithChecks(CheckTexts checks, TypeNames names, ValueRules values) {
    this.checks = checks;
    this.names = names;
    this.values = values;
  }

  public final CheckTexts checks() {
    return checks;
  }

  protected final TypeNames names() {
    return names;
  }

  @Override
  public final ValueRules valueRules() {
    return values;
  }

  @Override
  public LogicalType logicalType(String declared) {
    return names.logical(declared);
  }

  @Override
  public RuntimeException unsupported(String declared) {
    return names.refusal(declared);
  }

  @Override
  public String quoted(String name) {
    return checks.quotes().of(name);
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    return checks.clause(column, checkName(column.name()));
  }

  @Override
  public String checkName(ColumnName column) {
    return checks.name(column, false);
  }

  @Override
  public boolean isCellCheck(String condition) {
    return checks.isOfCells(condition);
  }

  @Override
  public String droppedCheck(List<ColumnName> columns) {
    return checks.dropped(columns);
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return checks.isDropped(condition);
  }
}
