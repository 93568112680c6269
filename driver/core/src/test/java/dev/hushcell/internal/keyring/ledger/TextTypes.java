package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that these tests need to know of H2's types. */
public final class TextTypes implements TypeKnowledge {
  private static final Pattern TYPE = Pattern.compile("([A-Z ]+?) ?(?:\\((\\d+)\\))?");

  @Override
  public LogicalType logicalType(String declared) {
    Matcher matcher = TYPE.matcher(declared.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(declared);
    }
    long length = matcher.group(2) == null ? 32 : Long.parseLong(matcher.group(2));
    return switch (matcher.group(1)) {
      case "VARCHAR", "CHARACTER VARYING" -> type(Family.TEXT, declared, Types.VARCHAR, length);
      case "VARBINARY", "BINARY VARYING" -> type(Family.BYTES, declared, Types.VARBINARY, length);
      case "INT", "INTEGER" -> type(Family.EXACT, declared, Types.INTEGER, 10);
      case "DATE" -> type(Family.DATE, declared, Types.DATE, 10);
      default -> throw new IllegalArgumentException(declared);
    };
  }

  private static LogicalType type(Family family, String declared, int jdbcType, long length) {
    return new LogicalType(family, declared, jdbcType, family.name(), length, 0, false);
  }

  @Override
  public RuntimeException unsupported(String declared) {
    return new IllegalArgumentException(declared);
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName column, String declared, String collation) {
    return new ProtectedColumn(
        column,
        logicalType(declared),
        rule.search(),
        rule.compare(),
        rule.key(),
        rule.pad(),
        rule.storage());
  }

  @Override
  public ValueRules valueRules() {
    return ValueRules.standard();
  }

  @Override
  public String storageType(ProtectedColumn column) {
    return "VARBINARY(" + (69 + 4 * column.type().precision()) + ")";
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    String name = "\"" + column.name().column() + "\"";
    String constraint = "CONSTRAINT \"" + checkName(column.name()) + "\" ";
    return constraint
        + "CHECK (OCTET_LENGTH("
        + name
        + ") >= 53 AND SUBSTRING("
        + name
        + ", 1, 1) >= X'F8')";
  }

  @Override
  public String checkName(ColumnName column) {
    return "hushcell_" + column.shortForm();
  }

  @Override
  public boolean isCellCheck(String condition) {
    return condition.contains(">= 53") && condition.contains("f8");
  }

  @Override
  public String droppedCheck(List<ColumnName> columns) {
    throw new UnsupportedOperationException("no definition is planned here");
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return false;
  }
}
