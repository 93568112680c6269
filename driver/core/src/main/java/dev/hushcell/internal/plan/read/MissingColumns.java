package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.Spelling;
import dev.hushcell.internal.sql.Naming;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Declared columns that their table does not have: misspelt, or to be added by a migration that
 * comes yet.
 */
final class MissingColumns {
  private MissingColumns() {}

  /**
   * Refuses a statement that names a missing column, and every statement on a table that has a
   * plain column which was probably meant.
   *
   * @param named keys of the names in the statement
   */
  static void require(
      Relation relation, Protection protection, Set<String> named, Naming naming, int position) {
    for (ColumnRule rule : protection.open(relation.name())) {
      if (relation.hasDeclared(rule.column())) {
        continue;
      }
      Optional<String> meant = meant(rule, relation, protection);
      if (meant.isPresent()) {
        throw missing(
            rule,
            relation,
            "; it has a plain column "
                + meant.get()
                + ", which is probably meant: correct the name in the configuration, or add the"
                + " declared column first",
            position);
      }
      if (naming.mayBe(rule.column(), named)) {
        throw missing(
            rule,
            relation,
            "; run the migration that adds it (ALTER TABLE … ADD COLUMN) through this driver first",
            position);
      }
    }
  }

  private static RuntimeException missing(
      ColumnRule rule, Relation relation, String remedy, int position) {
    return PlanFault.COLUMN_MISSING.at(
        position,
        relation.name()
            + " has no column "
            + rule.column()
            + ", which is declared as protected"
            + remedy);
  }

  private static Optional<String> meant(ColumnRule rule, Relation relation, Protection protection) {
    List<ColumnRule> rules = protection.rules(relation.name());
    Optional<ProtectedTable> table = protection.activated(relation.name());
    return relation.all().stream()
        .filter(column -> table.flatMap(each -> each.column(column)).isEmpty())
        .filter(column -> rules.stream().noneMatch(each -> each.speaksOf(column)))
        .filter(column -> Spelling.isClose(rule.column(), column))
        .findFirst();
  }
}
