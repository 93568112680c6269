package dev.hushcell.internal.plan.text;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ColumnRule;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TypeKnowledge;

final class SampleTypes implements TypeKnowledge {
  @Override
  public LogicalType logicalType(String declared) {
    return SampleSchema.TEXT_100;
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName column, String declared, String collation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String storageType(ProtectedColumn column) {
    return "STORAGE";
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    return "CHECK";
  }

  @Override
  public boolean isCellCheck(String condition) {
    return false;
  }
}
