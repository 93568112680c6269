package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.AssignedKey;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.TableConstraint;
import dev.hushcell.policy.BelongsTo;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that a table to be made, or to get a column whose cells belong to rows, has a key that
 * the application assigns.
 */
record DefinedKeys(PlanContext around, DefinedTables tables, Tokens tokens, boolean altering) {
  /** Returns a new column, with the name of the key of its rows where its cells belong to some. */
  ProtectedColumn told(
      ProtectedColumn column,
      List<ColumnDefinition> definitions,
      List<TableConstraint> constraints) {
    if (!column.belongsTo().isThere()) {
      return column;
    }
    if (around.rules().behindKey(column.storage()).isEmpty()) {
      throw refused(column, "this database is not asked whether applications assign its keys");
    }
    return altering ? inTable(column) : inNewTable(column, definitions, constraints);
  }

  /** Returns the column with the name of its key as the database stores it. */
  private ProtectedColumn inNewTable(
      ProtectedColumn column,
      List<ColumnDefinition> definitions,
      List<TableConstraint> constraints) {
    String key = column.belongsTo().key();
    List<ColumnDefinition> named =
        definitions.stream()
            .filter(each -> tables.storedColumn(each.name()).equalsIgnoreCase(key))
            .toList();
    if (named.size() != 1) {
      throw refused(column, "the definition has no such column");
    }
    ColumnDefinition found = named.get(0);
    String stored = tables.storedColumn(found.name());
    if (!isPrimary(found, stored, constraints)) {
      throw refused(column, "it is not all of the primary key");
    }
    boolean numbered = found.traits().stream().anyMatch(ColumnTrait.Identity.class::isInstance);
    if (around.types().numbersRows() && !numbered) {
      throw refused(column, "it is not the number of the row");
    }
    if (numbered != around.types().numbersRows()
        || found.traits().stream().anyMatch(DefinedKeys::isMade)) {
      throw refused(column, "the database makes its values");
    }
    if (!isWhole(found)) {
      throw refused(column, "it is no whole number or UUID");
    }
    return column.belongingTo(BelongsTo.rowOf(stored));
  }

  private boolean isPrimary(
      ColumnDefinition found, String stored, List<TableConstraint> constraints) {
    boolean itself = found.traits().stream().anyMatch(ColumnTrait.PrimaryKey.class::isInstance);
    return itself
        || constraints.stream()
            .anyMatch(
                each ->
                    each instanceof TableConstraint.Key key
                        && key.primary()
                        && key.columns().size() == 1
                        && tables.storedColumn(key.columns().get(0)).equals(stored));
  }

  private static boolean isMade(ColumnTrait trait) {
    return trait instanceof ColumnTrait.Default || trait instanceof ColumnTrait.Computed;
  }

  private boolean isWhole(ColumnDefinition found) {
    try {
      Optional<LogicalType> type =
          found
              .type()
              .map(
                  each ->
                      tokens.text().substring(each.place().from(tokens), each.place().to(tokens)))
              .map(around.types()::logicalType);
      return type.filter(each -> isWhole(each)).isPresent();
    } catch (Fault unknown) {
      return false;
    }
  }

  /** Tells whether values of a type are integers or UUIDs. */
  private static boolean isWhole(LogicalType type) {
    return type.family() == Family.UUID || (type.family() == Family.EXACT && type.scale() == 0);
  }

  /** Returns the same for a table that is there. */
  private ProtectedColumn inTable(ProtectedColumn column) {
    String key = column.belongsTo().key();
    AssignedKey.require(around.schema(), column.name().table(), key, column.name().shortForm());
    String stored = tables.primaryKey(column.name().table()).iterator().next();
    return column.belongingTo(BelongsTo.rowOf(stored));
  }

  private static Fault refused(ProtectedColumn column, String why) {
    return DdlFault.KEY_OF_ROWS.fault(
        ("%s cannot belong to %s: %s; take belongs-to out of the configuration, or define the"
                + " key as a whole number or UUID that the application assigns")
            .formatted(column.name().shortForm(), column.belongsTo().key(), why));
  }
}
