package dev.hushcell.internal.dialect;

import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/**
 * The types of a database that names them as its {@link TypeNames} say, and writes the CHECKs of
 * the driver as its {@link CheckTexts} say.
 */
public interface TypesWithChecks extends TypeKnowledge {
  CheckTexts checks();

  TypeNames names();

  @Override
  default LogicalType logicalType(String declared) {
    return names().logical(declared);
  }

  @Override
  default RuntimeException unsupported(String declared) {
    return names().refusal(declared);
  }

  @Override
  default String quoted(String name) {
    return checks().quotes().of(name);
  }

  @Override
  default String checkClause(ProtectedColumn column) {
    return checks().clause(column, checkName(column.name()));
  }

  @Override
  default String checkName(ColumnName column) {
    return checks().name(column, false);
  }

  @Override
  default boolean isCellCheck(String condition) {
    return checks().isOfCells(condition);
  }

  @Override
  default String droppedCheck(List<ColumnName> columns) {
    return checks().dropped(columns);
  }

  @Override
  default boolean isDroppedCheck(String condition) {
    return checks().isDropped(condition);
  }
}
