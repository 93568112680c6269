package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.LargeValues;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.Searchable;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;

/** Which types go together with equality search, and what must be accepted by name for it. */
public final class ActivationRules {
  private ActivationRules() {}

  /**
   * Returns the protected column that a rule makes of an existing one; refuses what does not go
   * together.
   *
   * @param type of the existing column
   * @param collation empty where code points are compared
   */
  public static ProtectedColumn derive(
      TypeKnowledge types, ColumnRule rule, ColumnName name, LogicalType type, String collation) {
    require(rule, name, type, collation);
    return agreed(types, rule, name, type);
  }

  /** Returns that column without asking whether the rule goes with its type. */
  public static ProtectedColumn agreed(
      TypeKnowledge types, ColumnRule rule, ColumnName name, LogicalType type) {
    if (rule.type().isPresent() && !types.logicalType(rule.type().get()).equals(type)) {
      throw DdlFault.TYPE_DIFFERS.fault(
          "%s is %s in the table and %s in the configuration; make them the same"
              .formatted(name.shortForm(), type.declared(), rule.type().get()));
    }
    return new ProtectedColumn(
        name,
        type,
        rule.search(),
        rule.compare(),
        rule.key(),
        rule.pad(),
        rule.storage(),
        rule.narrow(),
        rule.belongsTo());
  }

  /** Refuses a rule that its column's type cannot keep. */
  public static void require(ColumnRule rule, ColumnName name, LogicalType type, String collation) {
    boolean grouped =
        type.family() == Family.TEXT && !Documents.isDocument(type) && !LargeValues.isLarge(type);
    if (rule.narrow().isThere() && !grouped) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", whose cells fall into no groups; leave narrow out, or use VARCHAR(n)");
    }
    if (rule.belongsTo().isThere() && (Documents.isDocument(type) || LargeValues.isLarge(type))) {
      throw DdlFault.KEY_OF_ROWS.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", whose cells may be large or rewritten and belong to no row; leave belongs-to"
              + " out, or use a type with a length");
    }
    if (!rule.search().isDeterministic()) {
      return;
    }
    if (Documents.isDocument(type)) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", of which equal values may have different texts; use search: none, or a type of"
              + " text");
    }
    if (type.family() == Family.APPROXIMATE) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          name.shortForm()
              + " is an approximate number, whose equality cells cannot keep; use DECIMAL or"
              + " search: none");
    }
    if (Searchable.hasFewValues(type) && !rule.accept().contains(Accept.FEW_VALUES)) {
      throw DdlFault.FEW_VALUES.fault(
          name.shortForm()
              + " has few values, so that equal cells nearly reveal them; use search:"
              + " none or accept: few-values");
    }
    if (Searchable.losesZone(type) && !rule.accept().contains(Accept.UTC)) {
      throw DdlFault.ZONE_LOST.fault(
          name.shortForm()
              + " keeps only the instant when searched, not the offset it was written with; use"
              + " search: none or accept: utc");
    }
    if (rule.compare().isByBeginning() && type.family() != Family.TEXT) {
      throw DdlFault.EQUALITY_IMPOSSIBLE.fault(
          name.shortForm()
              + " is "
              + type.declared()
              + ", which has no case to ignore, or is padded; leave compare: ignore-case out, or"
              + " use VARCHAR(n)");
    }
    requireExactText(rule, name, type, collation);
  }

  private static void requireExactText(
      ColumnRule rule, ColumnName name, LogicalType type, String collation) {
    boolean text = type.family() == Family.TEXT || type.family() == Family.CHAR;
    boolean inexact = type.ignoresCase() || !collation.isEmpty();
    if (text && inexact && rule.compare() == Compare.UNSPECIFIED) {
      throw DdlFault.COLLATION.fault(
          name.shortForm()
              + " compares text by a collation, which cells do not; declare compare: exact,"
              + " compare: lower or compare: ignore-case, or search: none");
    }
  }
}
