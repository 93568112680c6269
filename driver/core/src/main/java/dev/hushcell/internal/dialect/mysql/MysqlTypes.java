package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.DroppedCheckText;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.model.ValueRules.TextLength;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What must be known of the types of MySQL and MariaDB to protect a column. Immutable. */
final class MysqlTypes implements TypeKnowledge {
  private static final DroppedCheckText DROPPED_CHECK =
      new DroppedCheckText("octet_length", "length", "``");

  private final Flavour flavour;
  private final MysqlDriver driver;

  MysqlTypes(Flavour flavour, MysqlDriver driver) {
    this.flavour = flavour;
    this.driver = driver;
  }

  @Override
  public LogicalType logicalType(String declared) {
    return MysqlTypeNames.logical(declared, flavour);
  }

  @Override
  public RuntimeException unsupported(String declared) {
    return MysqlTypeNames.ADVICE.refusal(declared);
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    ActivationRules.require(rule, name, type, compared(type, MysqlCollations.inexact(collation)));
    requireNoLob(rule, name, type);
    if (rule.type().isPresent() && !logicalType(rule.type().get()).equals(type)) {
      throw DdlFault.TYPE_DIFFERS.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + " in the table and "
              + rule.type().get()
              + " in the configuration; make them the same");
    }
    return new ProtectedColumn(
        name, type, rule.search(), rule.compare(), rule.key(), rule.pad(), rule.storage());
  }

  /** CHAR keeps no blanks at its end, so a collation that passes them over is exact for it. */
  private static String compared(LogicalType type, String collation) {
    if (type.family() != Family.CHAR) {
      return collation;
    }
    boolean exact = MysqlCollations.isExactButForBlanks(collation);
    return exact ? "" : collation.isEmpty() ? "a collation that counts blanks" : collation;
  }

  private static void requireNoLob(ColumnRule rule, ColumnName name, LogicalType type) {
    if (rule.search().hasEqualCells() && StorageTypes.isLob(type)) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", too long for an index on its cells; use VARCHAR or VARBINARY, or search: none");
    }
  }

  @Override
  public String storageType(ProtectedColumn column) {
    return StorageTypes.of(column);
  }

  /** CAST knows no lengths here that would not pad. */
  @Override
  public String castType(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> "CHAR";
      case BINARY -> "BINARY";
    };
  }

  @Override
  public String textType() {
    return "CHAR";
  }

  @Override
  public String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    ColumnName name = column.name();
    String condition =
        switch (column.storage()) {
          case TEXT -> CellCheckText.TEXT;
          case BINARY -> CellCheckText.BYTES;
        };
    return "CONSTRAINT "
        + quoted(checkName(name))
        + " CHECK ("
        + String.format(Locale.ROOT, condition, quoted(name.column()))
        + ")";
  }

  /** A constraint with a name is one of the table, not of the column. */
  @Override
  public String columnCheck(ProtectedColumn column) {
    return ", " + checkClause(column);
  }

  @Override
  public Optional<String> addedCheck(ProtectedColumn column) {
    return Optional.of(", ADD " + checkClause(column));
  }

  /** That of InnoDB with rows of its default form. */
  @Override
  public long longestKey() {
    return 3072;
  }

  @Override
  public long keyLength(ProtectedColumn column) {
    return StorageTypes.length(column);
  }

  @Override
  public String checkName(ColumnName column) {
    return CellCheckText.name(column);
  }

  @Override
  public ValueRules valueRules() {
    return new ValueRules(TextLength.CODE_POINTS, false, habits());
  }

  /** One driver cuts what is finer than microseconds off, the other rounds it. */
  private Set<ValueQuirk> habits() {
    Set<ValueQuirk> habits =
        EnumSet.of(
            ValueQuirk.NARROW,
            ValueQuirk.FIXED_BINARY,
            ValueQuirk.DAY_END,
            ValueQuirk.FLOAT_DIGITS,
            ValueQuirk.SIGNED_ZERO);
    habits.add(
        driver == MysqlDriver.MARIADB ? ValueQuirk.CUT_MICROSECONDS : ValueQuirk.MICROSECONDS);
    if (flavour == Flavour.MARIADB) {
      habits.add(ValueQuirk.CUT_FRACTIONS);
    }
    return habits;
  }

  @Override
  public String droppedCheck(List<ColumnName> columns) {
    return DROPPED_CHECK.of(columns.stream().map(column -> quoted(column.column())).toList());
  }

  @Override
  public boolean isDroppedCheck(String condition) {
    return DROPPED_CHECK.isOne(condition);
  }

  @Override
  public boolean isCellCheck(String condition) {
    return CellCheckText.isOne(condition);
  }
}
