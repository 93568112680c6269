package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tables that an UPDATE joins, of which it changes those that it assigns to. Refused are a
 * column that may be one of several tables, if one of them is protected, and a protected table that
 * is changed under two names.
 */
final class JoinedTargets {
  private final StatementReaders readers;
  private final StatementReading reading;
  private final Scope scope;
  private final List<Relation.Table> tables;
  private final Map<Integer, Target> changed = new LinkedHashMap<>();

  /** Reads the tables into the scope. */
  JoinedTargets(StatementReaders readers, List<Relation> relations, Scope scope) {
    this.readers = readers;
    this.reading = readers.reading();
    this.scope = scope;
    this.tables = tables(relations);
    if (tables.isEmpty()) {
      throw reading.notUnderstood("UPDATE of what is no table", relations.get(0));
    }
    readers.sources(relations, scope);
  }

  /** Returns the tables that are joined; those in parentheses too. */
  static List<Relation.Table> tables(List<Relation> relations) {
    List<Relation.Table> tables = new ArrayList<>();
    for (Relation each : relations) {
      if (each instanceof Relation.Table table) {
        tables.add(table);
      } else if (each instanceof Relation.Join join) {
        tables.addAll(tables(List.of(join.left(), join.right())));
      } else if (each instanceof Relation.Enclosed group) {
        tables.addAll(tables(group.relations()));
      }
    }
    return tables;
  }

  /** Returns the table of a column that the statement assigns to. */
  Target of(Operand.ColumnName column) {
    List<Target> meant = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      if (readers.mayHave(tables.get(i), column, scope)) {
        meant.add(changed(i));
      }
    }
    if (meant.isEmpty()) {
      reading.doubt(unknown(column));
      IntStream.range(0, tables.size()).forEach(this::changed);
      return changed(0);
    }
    if (meant.size() > 1 && meant.stream().anyMatch(each -> isCell(each, column))) {
      throw PlanFault.COLUMN_AMBIGUOUS.at(
          reading.position(column),
          "column "
              + column.last().name().text()
              + " may be one of several tables that are changed, of which one is protected; qualify"
              + " it with the table or its alias");
    }
    return meant.get(0);
  }

  private boolean isCell(Target target, Operand.ColumnName column) {
    return target.column(column, reading).provenance() instanceof Provenance.Cell;
  }

  private Target changed(int table) {
    return changed.computeIfAbsent(table, at -> readers.targetAmong(tables.get(at), scope));
  }

  /** Returns the tables that are changed, the first one assigned to first. */
  List<Target> all(Relation written) {
    List<Target> targets = List.copyOf(changed.values());
    requireApart(targets, reading, written);
    return targets;
  }

  /** Refuses a protected table that is changed under two names. */
  static void requireApart(List<Target> targets, StatementReading reading, Relation written) {
    List<?> tables = targets.stream().map(Target::table).flatMap(Optional::stream).toList();
    if (tables.stream().distinct().count() < tables.size()) {
      throw reading.notUnderstood("a table that is changed under two names", written);
    }
  }

  private Fault unknown(Operand.ColumnName column) {
    return PlanFault.COLUMN_UNKNOWN.at(
        reading.position(column),
        "no table that can be changed here has a column "
            + column.last().name().text()
            + "; check the name and its table");
  }
}
