package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.evaluate.Split;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.Name;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Reads one SELECT … FROM … WHERE … GROUP BY … HAVING. */
final class Selections {
  private final StatementReaders readers;
  private final Stars stars;

  Selections(StatementReaders readers) {
    this.readers = readers;
    this.stars = new Stars(readers.reading);
  }

  /** Returns the columns that the query delivers. */
  List<Output> read(PlainSelect select, Scope around) {
    requireCommonForm(select);
    Scope scope = new Scope(around);
    List<@Nullable Expression> conditions = new ArrayList<>();
    if (select.getFromItem() != null) {
      conditions.addAll(readers.sources.joined(select.getFromItem(), select.getJoins(), scope));
    }
    readers.fetchLifted(select, scope);
    boolean lifts = readers.lifts(select);
    List<Output> lifted = lifts ? outputs(select.getSelectItems(), scope) : List.of();
    conditions.addAll(lifts ? left(select, scope, lifted) : left(select, scope));
    boolean seen = readers.reading.scoping().selected().contains(Place.WHERE);
    if (!seen) {
      conditions.forEach(each -> readers.condition(each, scope));
    }
    List<Output> outputs = lifts ? lifted : outputs(select.getSelectItems(), scope);
    if (seen) {
      Scope where = seen(Place.WHERE, outputs, scope);
      conditions.forEach(each -> readers.condition(each, where));
    }
    if (select.getWindowDefinitions() != null) {
      select.getWindowDefinitions().forEach(window -> readers.windows.window(window, scope));
    }
    group(select.getGroupBy(), outputs, scope);
    readers.condition(select.getHaving(), seen(Place.HAVING, outputs, scope));
    readers.condition(select.getQualify(), seen(Place.QUALIFY, outputs, scope));
    distinct(select.getDistinct(), outputs, scope);
    readers.sorting.order(select, outputs, scope);
    readers.requireSameRows(select, outputs, scope);
    readers.sorting.top(select.getTop(), scope);
    locked(select, scope);
    return outputs;
  }

  /** Returns what the database is asked of the WHERE. */
  private List<@Nullable Expression> left(PlainSelect select, Scope scope) {
    List<@Nullable Expression> left = new ArrayList<>();
    if (!readers.splits(select)) {
      left.add(select.getWhere());
      return left;
    }
    for (Expression member : Split.members(select.getWhere())) {
      if (!readers.takes(member, scope)) {
        left.add(member);
      }
    }
    return left;
  }

  /** Returns what the database is asked of the WHERE of a derived table. */
  private List<@Nullable Expression> left(PlainSelect select, Scope scope, List<Output> outputs) {
    readers.delivers(outputs, scope);
    List<@Nullable Expression> left = new ArrayList<>();
    for (Expression member : Split.members(select.getWhere())) {
      if (!readers.lifts(member, scope, outputs)) {
        left.add(member);
      }
    }
    return left;
  }

  /** FOR UPDATE OF names sources. */
  private void locked(PlainSelect select, Scope scope) {
    List<Table> tables = select.getForUpdateTables();
    for (Table table : tables == null ? List.<Table>of() : tables) {
      if (!readers.columns.called(table, scope).same().isEmpty()) {
        readers.reading.claims().claim(table.getNameParts(), Role.QUALIFIER);
      }
    }
  }

  /** Returns the scope of a place, where the names of what is selected may be seen too. */
  private Scope seen(Place place, List<Output> outputs, Scope scope) {
    return readers.sorting.seen(place, outputs, scope);
  }

  /** Returns the columns of a list of what is selected, or returned. */
  List<Output> outputs(List<SelectItem<?>> items, Scope scope) {
    List<Output> outputs = new ArrayList<>();
    boolean seen = readers.reading.scoping().selected().contains(Place.WITHIN_SELECT);
    items.stream()
        .map(SelectItem::getAlias)
        .filter(alias -> seen && alias != null)
        .forEach(alias -> scope.expect(Name.of(alias.getName())));
    for (SelectItem<?> item : items) {
      Expression expression = item.getExpression();
      if (expression instanceof AllColumns star) {
        outputs.addAll(stars.expand(star, scope));
      } else {
        Provenance provenance =
            readers
                .takes(item, scope)
                .orElseGet(() -> Lowering.settled(readers.expression(expression, scope)));
        typed(provenance);
        requireNamed(item, provenance);
        Output output =
            new Output(name(item.getAlias(), expression), provenance)
                .of(readers.rows.of(expression, scope, List.of()));
        outputs.add(output);
        if (seen && item.getAlias() != null) {
          scope.select(output);
        }
      }
    }
    return outputs;
  }

  /** What LOWER stood around would be called otherwise without it. */
  private void requireNamed(SelectItem<?> item, Provenance provenance) {
    boolean changed = provenance instanceof Provenance.Cell cell && cell.lowered();
    if (changed && item.getAlias() == null && !(item.getExpression() instanceof Column)) {
      throw readers.reading.notUnderstood("LOWER of a protected column without AS and a name");
    }
  }

  /**
   * A literal tells its type; the parameter that takes its place would not. A parameter of the
   * statement may do so or not.
   */
  private void typed(Provenance provenance) {
    if (provenance instanceof Provenance.Open open) {
      List<Slot> literals = open.slots().stream().filter(slot -> !slot.isParameter()).toList();
      readers.reading.attribution().typed(literals);
      readers.reading.attribution().chosen(open.slots());
    }
  }

  private @Nullable Name name(@Nullable Alias alias, Expression expression) {
    if (alias != null) {
      readers.reading.claims().claim(alias.getName(), Role.INTRODUCED);
      return Name.of(alias.getName());
    }
    return expression instanceof Column column ? Name.of(column.getColumnName()) : null;
  }

  private void group(@Nullable GroupByElement group, List<Output> outputs, Scope scope) {
    if (group == null) {
      return;
    }
    if (group.isMysqlWithRollup() || group.hasGroupBySortDirections()) {
      throw readers.reading.notUnderstood("GROUP BY with modifiers");
    }
    List<ExpressionList<Expression>> lists = new ArrayList<>();
    if (group.getGroupByExpressionList() != null) {
      lists.add(group.getGroupByExpressionList());
    }
    if (group.getGroupingSets() != null) {
      lists.addAll(group.getGroupingSets());
    }
    for (ExpressionList<Expression> list : lists) {
      readers.sorting.group(list, outputs, scope);
    }
  }

  private void distinct(@Nullable Distinct distinct, List<Output> outputs, Scope scope) {
    if (distinct == null) {
      return;
    }
    List<SelectItem<?>> on = distinct.getOnSelectItems();
    if (on == null || on.isEmpty()) {
      readers.sorting.group(outputs, scope);
    } else {
      List<Expression> keys = new ArrayList<>();
      on.forEach(item -> keys.add(item.getExpression()));
      readers.sorting.group(keys, outputs, scope);
    }
  }

  private void requireCommonForm(PlainSelect select) {
    boolean unusual =
        select.getIntoTables() != null
            || select.getIntoTempTable() != null
            || select.getMySqlSelectIntoClause() != null
            || select.getPreWhere() != null
            || select.getLateralViews() != null
            || select.getSkip() != null
            || select.getFirst() != null
            || select.getOptimizeFor() != null
            || select.getSampleClause() != null
            || select.getSettings() != null
            || select.getOracleHierarchical() != null
            || select.getPreferringClause() != null
            || select.getForXmlPath() != null
            || select.getKsqlWindow() != null
            || select.getBigQuerySelectQualifier() != null;
    if (unusual || select.isUsingFinal() || select.isUseWithNoLog() || select.isEmitChanges()) {
      throw readers.reading.notUnderstood("SELECT with an unusual clause", select);
    }
  }
}
