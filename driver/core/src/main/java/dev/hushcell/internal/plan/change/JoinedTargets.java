package dev.hushcell.internal.plan.change;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import org.jspecify.annotations.Nullable;

/**
 * The tables that an UPDATE joins, of which it changes those that it assigns to. Refused are a
 * column that may be one of several tables, if one of them is protected, and a protected table that
 * is changed under two names.
 */
final class JoinedTargets {
  private final StatementReaders readers;
  private final StatementReading reading;
  private final Scope scope;
  private final List<Table> tables = new ArrayList<>();
  private final Map<Integer, Target> changed = new LinkedHashMap<>();

  /** Reads the tables into the scope. */
  JoinedTargets(StatementReaders readers, Table first, List<Join> joins, Scope scope) {
    this.readers = readers;
    this.reading = readers.reading();
    this.scope = scope;
    readers.sources(first, joins, scope);
    add(first, joins);
  }

  /** Takes the tables; those in parentheses too. */
  private void add(FromItem item, @Nullable List<Join> joins) {
    if (item instanceof Table table) {
      tables.add(table);
    } else if (item instanceof ParenthesedFromItem group) {
      add(group.getFromItem(), group.getJoins());
    }
    if (joins != null) {
      joins.forEach(join -> add(join.getFromItem(), null));
    }
  }

  /** Returns the table of a column that the statement assigns to. */
  Target of(Column column) {
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
              + column.getColumnName()
              + " may be one of several tables that are changed, of which one is protected; qualify"
              + " it with the table or its alias");
    }
    return meant.get(0);
  }

  private boolean isCell(Target target, Column column) {
    return target.column(column, reading).provenance() instanceof Provenance.Cell;
  }

  private Target changed(int table) {
    return changed.computeIfAbsent(table, at -> readers.targetAmong(tables.get(at), scope));
  }

  /** Returns the tables that are changed, the first one assigned to first. */
  List<Target> all(Table written) {
    List<Target> targets = List.copyOf(changed.values());
    requireApart(targets, reading, written);
    return targets;
  }

  /** Refuses a protected table that is changed under two names. */
  static void requireApart(List<Target> targets, StatementReading reading, Table written) {
    List<?> tables = targets.stream().map(Target::table).flatMap(Optional::stream).toList();
    if (tables.stream().distinct().count() < tables.size()) {
      throw reading.notUnderstood("a table that is changed under two names", written);
    }
  }

  private Fault unknown(Column column) {
    return PlanFault.COLUMN_UNKNOWN.at(
        reading.position(column),
        "no table that can be changed here has a column "
            + column.getColumnName()
            + "; check the name and its table");
  }
}
