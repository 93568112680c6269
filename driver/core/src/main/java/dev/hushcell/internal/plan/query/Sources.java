package dev.hushcell.internal.plan.query;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.scope.Name;
import dev.hushcell.internal.plan.scope.Output;
import dev.hushcell.internal.plan.scope.Scope;
import dev.hushcell.internal.plan.scope.Source;
import dev.hushcell.internal.plan.scope.Worth;
import dev.hushcell.internal.sql.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Reads what stands between FROM and WHERE into a scope. */
final class Sources {
  private final Readers readers;

  Sources(Readers readers) {
    this.readers = readers;
  }

  /** Reads the first item and those joined to it; conditions see all of them. */
  void read(FromItem first, @Nullable List<Join> joins, Scope scope) {
    List<Expression> conditions = new ArrayList<>();
    items(first, joins, scope, conditions);
    conditions.forEach(condition -> readers.condition(condition, scope));
  }

  private void items(
      FromItem first, @Nullable List<Join> joins, Scope scope, List<Expression> conditions) {
    item(first, scope, conditions);
    if (joins != null) {
      joins.forEach(join -> join(join, scope, conditions));
    }
  }

  private void item(FromItem item, Scope scope, List<Expression> conditions) {
    if (item.getPivot() != null || item.getUnPivot() != null || item.getSampleClause() != null) {
      throw readers.reading.notUnderstood("PIVOT or TABLESAMPLE", item);
    }
    if (item instanceof Table table) {
      scope.add(readers.relations.source(table, scope));
    } else if (item instanceof TableFunction function) {
      scope.add(function(function, scope));
    } else if (item instanceof ParenthesedFromItem group) {
      group(group, scope, conditions);
    } else if (item instanceof LateralSubSelect select) {
      scope.add(
          named(select.getAlias(), readers.queries.read(select.getSelect(), new Scope(scope))));
    } else if (item instanceof ParenthesedSelect select) {
      scope.add(derived(select, select.getAlias(), scope));
    } else if (item instanceof Values values) {
      scope.add(derived(values, values.getAlias(), scope));
    } else {
      throw readers.reading.notUnderstood("an unusual source", item);
    }
  }

  private void group(ParenthesedFromItem group, Scope scope, List<Expression> conditions) {
    boolean single = group.getJoins() == null || group.getJoins().isEmpty();
    if (group.getAlias() == null) {
      items(group.getFromItem(), group.getJoins(), scope, conditions);
    } else if (single && group.getFromItem() instanceof Select select) {
      scope.add(derived(select, group.getAlias(), scope));
    } else {
      throw readers.reading.notUnderstood("an alias for several tables", group);
    }
  }

  private Source derived(Select select, @Nullable Alias alias, Scope scope) {
    // A derived table sees what is around the query, but not its neighbours.
    Scope around = new Scope(scope.outer());
    scope.commonsIn(around);
    return named(alias, readers.queries.read(select, around));
  }

  /** Adds a row that has the columns of a table. */
  void row(Alias alias, List<Output> columns, Scope scope) {
    scope.add(named(alias, columns.stream().map(column -> column.named(column.name())).toList()));
  }

  private Source named(@Nullable Alias alias, List<Output> outputs) {
    if (alias == null) {
      return derived(null, outputs);
    }
    readers.reading.mentions().read(alias, alias.getName());
    Name name = Name.of(alias.getName());
    if (alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()) {
      return derived(name, outputs);
    }
    List<String> columns = alias.getAliasColumns().stream().map(column -> column.name).toList();
    return derived(name, renamed(outputs, columns));
  }

  /** Gives columns the names of a list. */
  List<Output> renamed(List<Output> outputs, List<String> names) {
    readers.reading.mentions().read(names, names.toArray(new String[0]));
    Stars.requireKnown(outputs, readers.reading);
    if (outputs.size() != names.size()) {
      throw PlanFault.COLUMN_COUNT.fault(
          "a list of "
              + names.size()
              + " column names stands for "
              + outputs.size()
              + " columns; name each");
    }
    List<Output> renamed = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      renamed.add(outputs.get(i).named(Name.of(names.get(i)).text()));
    }
    return renamed;
  }

  static Source derived(@Nullable Name name, List<Output> outputs) {
    List<Output> known = outputs.stream().filter(output -> !output.equals(Output.REST)).toList();
    return new Source(name, null, known, known.size() == outputs.size());
  }

  private Source function(TableFunction item, Scope scope) {
    boolean lateral = item.getPrefix() == null || item.getPrefix().equalsIgnoreCase("LATERAL");
    if (item.getFunction() == null || item.isRowsFrom() || !lateral) {
      throw readers.reading.notUnderstood("ROWS FROM", item);
    }
    Worth call = readers.functions.read(item.getFunction(), scope);
    readers.operands.plain(call, PlanFault.COMPUTED, "is an argument of a table function");
    Alias alias = item.getAlias();
    if (alias == null) {
      return new Source(null, null, List.of(), false);
    }
    readers.reading.mentions().read(alias, alias.getName());
    if (alias.getAliasColumns() != null) {
      alias.getAliasColumns().forEach(c -> readers.reading.mentions().read(c, c.name));
    }
    return new Source(Name.of(alias.getName()), null, List.of(), false);
  }

  private void join(Join join, Scope scope, List<Expression> conditions) {
    if (join.isApply()
        || join.isSemi()
        || join.isWindowJoin()
        || join.isGlobal()
        || join.isAny()
        || join.isAll()
        || join.isArray()
        || join.isAsOf()
        || join.isFetch()
        || join.getJoinHint() != null) {
      throw readers.reading.notUnderstood("a join of an unusual kind", join);
    }
    List<Source> left = List.copyOf(scope.sources());
    item(join.getFromItem(), scope, conditions);
    List<Source> right = List.copyOf(scope.sources().subList(left.size(), scope.sources().size()));
    conditions.addAll(join.getOnExpressions());
    for (Column column : join.getUsingColumns()) {
      readers.reading.mentions().read(column, column.getColumnName());
      byName(Name.of(column.getColumnName()), left, right, scope, join);
    }
    if (join.isNatural()) {
      natural(left, right, scope, join);
    }
  }

  private void natural(List<Source> left, List<Source> right, Scope scope, Join join) {
    Set<String> names = new LinkedHashSet<>();
    for (Source source : left) {
      source.columns().forEach(column -> names.add(column.name() == null ? "" : column.name()));
    }
    if (!scope.isComplete()) {
      throw differ("the columns of NATURAL JOIN are not known", join);
    }
    for (String name : names) {
      Name wanted = new Name(name, false);
      if (right.stream().anyMatch(source -> !source.find(wanted).isEmpty())) {
        byName(wanted, left, right, scope, join);
      }
    }
  }

  private void byName(Name name, List<Source> left, List<Source> right, Scope scope, Join join) {
    List<Worth> members = new ArrayList<>();
    found(left, name).forEach(source -> source.find(name).forEach(c -> members.add(c.worth())));
    found(right, name).forEach(source -> source.find(name).forEach(c -> members.add(c.worth())));
    boolean cells = members.stream().anyMatch(Worth.Cell.class::isInstance);
    boolean others = members.stream().anyMatch(worth -> !(worth instanceof Worth.Cell));
    if (cells && (others || !scope.isComplete())) {
      throw differ(name.text() + " is protected on one side of the join only", join);
    }
    readers.comparisons.equal(members);
    String folded = Names.fold(name.text());
    scope.merge(folded);
    found(left, name).stream().limit(1).forEach(source -> source.share(folded));
    found(right, name).forEach(source -> source.hide(folded));
  }

  private static List<Source> found(List<Source> sources, Name name) {
    return sources.stream().filter(source -> !source.find(name).isEmpty()).toList();
  }

  private RuntimeException differ(String what, Join join) {
    return PlanFault.JOIN_COLUMNS_DIFFER.at(
        readers.reading.position(join), what + "; join with ON and columns that share a key");
  }
}
