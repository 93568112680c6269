package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.AssignedKey;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.Spelling;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What refuses a table: that it reaches a protected one, or is not what was declared. Columns that
 * are not there may be misspelt, or a later migration adds them.
 */
record TableChecks(StatementReading reading, Protection protection) {
  /** Refuses what reaches a protected table, and a protected table that is missing. */
  void requireHarmless(
      Optional<SchemaView.Relation> found, Relation.Table table, Optional<Name> schema) {
    Name written = table.last().name();
    String name = found.map(each -> each.name().table()).orElse(written.text());
    boolean isProtected = found.isPresent() && protection.isProtected(found.get().name());
    if (isProtected && found.get().isTable()) {
      return;
    }
    boolean said = found.flatMap(each -> reading.trusted().view(each.name())).isPresent();
    if (isProtected || said || reading.mayReach(name)) {
      throw PlanFault.REACHES.at(
          reading.position(table),
          name + " reaches a protected table, which is not followed here; name the table itself");
    }
    if (found.isEmpty() && reading.naming().mayBe(name, reading.protectedNames())) {
      requireTakenUp(written, schema);
      throw PlanFault.TABLE_MISSING.at(
          reading.position(table),
          ("the protected table %s does not exist in this schema%s; create it through this"
                  + " driver or check the schema")
              .formatted(name, hint(written)));
    }
  }

  /** Has an activation taken up again that was interrupted while the database hid the table. */
  private void requireTakenUp(Name name, Optional<Name> schema) {
    for (TableName each : protection.interrupted()) {
      boolean here =
          schema.isEmpty()
              ? each.schema().equals(reading.schema().currentSchema())
              : reading.naming().mayBe(schema.get(), Name.stored(each.schema()));
      if (here && reading.naming().mayBe(name, Name.stored(each.table()))) {
        throw new ActivationNeeded(each);
      }
    }
  }

  /** Tells of a table that has the cells of a missing one, or of its copy. */
  private String hint(Name missing) {
    return protection.strays().stream()
        .filter(stray -> stray.origin().filter(was -> mayBe(missing, was)).isPresent())
        .findFirst()
        .map(stray -> stray.name().table())
        .map(table -> ", but " + table + " keeps cells of it: rename that if it is the table")
        .orElse("");
  }

  private boolean mayBe(Name name, dev.hushcell.policy.ColumnName column) {
    return reading.naming().mayBe(name, Name.stored(column.table().table()));
  }

  /** Refuses a table whose columns are not as declared and on record. */
  void requireKept(SchemaView.Relation relation, int position) {
    requireActivated(relation);
    requireColumns(relation, position);
    StrayTables.requireNone(protection, relation.name(), position);
  }

  /** Columns that are not there yet can wait. */
  private void requireActivated(SchemaView.Relation relation) {
    for (ColumnRule rule : protection.open(relation.name())) {
      boolean there = relation.hasDeclared(rule.column());
      if (there && !protection.isElsewhere(relation.name(), rule.column())) {
        if (rule.belongsTo().isThere()) {
          AssignedKey.require(
              reading.schema(), relation.name(), rule.belongsTo().key(), rule.column());
        }
        throw new ActivationNeeded(relation.name());
      }
    }
  }

  /**
   * Refuses a statement that names a missing column, and every statement on a table that has a
   * plain column which was probably meant. Where nothing declared is there, a migration may be
   * under way, or no name is right: then columns that are used must be written out.
   */
  private void requireColumns(SchemaView.Relation relation, int position) {
    List<ColumnRule> open = protection.open(relation.name());
    boolean none =
        open.size() == protection.rules(relation.name()).size()
            && open.stream().noneMatch(rule -> relation.hasDeclared(rule.column()));
    for (ColumnRule rule : open) {
      if (relation.hasDeclared(rule.column())) {
        continue;
      }
      Optional<String> meant = meant(rule, relation);
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
      if (reading.naming().mayBe(rule.column(), reading.tokens().codeNames())) {
        throw missing(
            rule,
            relation,
            "; run the migration that adds it (ALTER TABLE … ADD COLUMN) through this driver first",
            position);
      }
      if (none) {
        reading.schema().awaits(relation.name(), rule.column());
      }
      if (none && Unwritten.isIn(reading.statement().statement(), reading.naming())) {
        throw missing(
            rule,
            relation,
            ", nor any other that is, and the statement uses columns without naming them; write"
                + " them out, correct the name in the configuration, or run the migration that adds"
                + " it through this driver first",
            position);
      }
    }
  }

  private static Fault missing(
      ColumnRule rule, SchemaView.Relation relation, String remedy, int position) {
    return PlanFault.COLUMN_MISSING.at(
        position,
        "%s has no column %s, which is declared as protected%s"
            .formatted(relation.name(), rule.column(), remedy));
  }

  private Optional<String> meant(ColumnRule rule, SchemaView.Relation relation) {
    List<ColumnRule> rules = protection.rules(relation.name());
    Optional<ProtectedTable> table = protection.activated(relation.name());
    return relation.all().stream()
        .filter(column -> table.flatMap(each -> each.column(column)).isEmpty())
        .filter(column -> rules.stream().noneMatch(each -> each.speaksOf(column)))
        .filter(column -> Spelling.isClose(rule.column(), column))
        .findFirst();
  }
}
