package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Reference;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the key of each row that a statement changes, where cells that it stores belong to their
 * rows: among the values of a new row, or as the one value that the key is compared with.
 */
record KeysOfRows(StatementReading reading, Analysis analysis) {
  /** Tells the row of what waits, which is new and has these values in these columns. */
  void inserted(List<Field> columns, List<Optional<Provenance>> values) {
    reading.rows().newRow();
    reading
        .rows()
        .wanted()
        .ifPresent(
            key -> {
              for (int i = 0; i < columns.size(); i++) {
                if (isCalled(columns.get(i), key)) {
                  values.get(i).flatMap(KeysOfRows::slot).ifPresent(reading.rows()::row);
                }
              }
            });
    reading.rows().requireTold();
  }

  private static Optional<Slot> slot(Provenance value) {
    return value instanceof Provenance.Open open && open.slots().size() == 1
        ? Optional.of(open.slots().get(0))
        : Optional.empty();
  }

  private static boolean isCalled(Field field, String key) {
    return field.name() != null
        && field.name().text().equals(key)
        && field.origin() instanceof Field.Origin.Stored;
  }

  /** Tells the row of what waits, which is the one with a key that the condition names. */
  void updated(Change.Update update, Target target) {
    Optional<String> key = reading.rows().wanted();
    if (key.isPresent() && update.from().isEmpty() && isOne(update)) {
      Condition.members(update.where()).stream()
          .filter(Condition.Comparison.class::isInstance)
          .map(Condition.Comparison.class::cast)
          .filter(each -> each.operator().equals("="))
          .flatMap(
              each ->
                  is(each.left(), key.get(), target)
                      ? slots().of(each.right().bare()).stream()
                      : is(each.right(), key.get(), target)
                          ? slots().of(each.left().bare()).stream()
                          : Stream.<Slot>empty())
          .findFirst()
          .ifPresent(reading.rows()::row);
    }
    reading.rows().requireTold();
  }

  /** Tells whether no other table is named, which may have such a column too. */
  private static boolean isOne(Change.Update update) {
    return update.tables().size() == 1 && update.tables().get(0) instanceof Relation.Table;
  }

  private Slots slots() {
    return new Slots(reading);
  }

  private boolean is(Expression written, String key, Target target) {
    if (!(written.bare() instanceof Operand.ColumnName name)) {
      return false;
    }
    Reference found = analysis.reference(name);
    return found.meaning() == Reference.Meaning.COLUMN
        && found.fields().size() == 1
        && isCalled(found.fields().get(0), key)
        && target.relation().all().contains(found.fields().get(0));
  }

  /** Tells whether rows that are there already are found by nothing but the key of their cells. */
  boolean isKeyOf(Target target, List<? extends Expression> columns) {
    List<String> keys = keys(target);
    return keys.size() == 1
        && columns.size() == 1
        && columns.get(0) instanceof Operand.ColumnName name
        && name.qualifier().isEmpty()
        && target.meant(name.last().name(), reading).stream()
            .allMatch(each -> isCalled(each, keys.get(0)));
  }

  /** Returns the keys of the rows that cells of a table belong to. */
  static List<String> keys(Target target) {
    return target.table().stream()
        .flatMap(table -> table.columns().stream())
        .map(each -> each.belongsTo().key())
        .filter(each -> !each.isEmpty())
        .distinct()
        .toList();
  }

  /** Refuses to change the key of rows that have cells which belong to them. */
  static void requireKept(Field assigned, Target target, int position) {
    if (assigned.name() != null && keys(target).contains(assigned.name().text())) {
      throw PlanFault.BELONGS.at(
          position,
          assigned.name().text()
              + " tells the rows that protected cells belong to, and would be changed; insert a new"
              + " row and delete the old one");
    }
  }

  /** Refuses REPLACE or MERGE by another key than that of the cells. */
  void requireFoundByKey(Change.Insert insert, Target target) {
    boolean replaced = insert.verb().equals("REPLACE") || insert.modifiers().contains("OR REPLACE");
    if (!replaced
        && !keys(target).isEmpty()
        && !insert.keys().isEmpty()
        && !isKeyOf(target, insert.keys())) {
      throw PlanFault.BELONGS.at(
          reading.position(insert.table()),
          "MERGE finds rows by another key than "
              + keys(target).get(0)
              + ", to which protected cells belong; use KEY ("
              + keys(target).get(0)
              + ")");
    }
  }

  /** Tells whether a conflict is one of the key of the cells and of nothing else. */
  boolean isOfKey(Part.Conflict conflict, Target target) {
    return conflict.keysWhere().isEmpty()
        && isKeyOf(target, conflict.keys().stream().map(Part.IndexKey::value).toList());
  }
}
