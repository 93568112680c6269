package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Matches;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
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
  private final StatementReaders readers;

  Sources(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads the first item and those joined to it. */
  void read(FromItem first, @Nullable List<Join> joins, Scope scope) {
    joined(first, joins, scope).forEach(condition -> readers.condition(condition, scope));
  }

  /** Reads the same but for the conditions of joins that see everything, which it returns. */
  List<Expression> joined(FromItem first, @Nullable List<Join> joins, Scope scope) {
    List<Expression> late = new ArrayList<>();
    items(first, joins, new Operands(scope, late));
    return late;
  }

  /**
   * What is joined so far.
   *
   * @param all everything of FROM, which only lateral items see
   * @param own the operands of the join that is read, which its condition sees
   * @param late the conditions that see everything
   */
  private record Operands(Scope all, Scope own, List<Expression> late) {
    Operands(Scope all, List<Expression> late) {
      this(all, new Scope(all.outer()), late);
      all.commonsIn(own);
    }

    /** Returns the beginning of another join within the same FROM. */
    Operands apart() {
      return new Operands(all, late);
    }

    void add(Source source) {
      all.add(source);
      own.add(source);
    }

    void merge(Name name) {
      all.merge(name);
      own.merge(name);
    }
  }

  private void items(FromItem first, @Nullable List<Join> joins, Operands operands) {
    Operands at = operands;
    item(first, at);
    for (Join join : joins == null ? List.<Join>of() : joins) {
      if (join.isSimple()) { // a comma, across which no condition sees
        at = at.apart();
      }
      join(join, at);
    }
  }

  private void item(FromItem item, Operands operands) {
    if (item.getPivot() != null || item.getUnPivot() != null || item.getSampleClause() != null) {
      throw readers.reading.notUnderstood("PIVOT or TABLESAMPLE", item);
    }
    Scope scope = operands.all;
    if (item instanceof Table table) {
      operands.add(table(table, scope));
    } else if (item instanceof TableFunction function) {
      operands.add(function(function, scope));
    } else if (item instanceof ParenthesedFromItem group) {
      group(group, operands);
    } else if (item instanceof LateralSubSelect select) {
      operands.add(
          named(select.getAlias(), readers.queries.read(select.getSelect(), new Scope(scope))));
    } else if (item instanceof ParenthesedSelect select) {
      operands.add(derived(select, select.getAlias(), scope));
    } else if (item instanceof Values values) {
      operands.add(derived(values, values.getAlias(), scope));
    } else {
      throw readers.reading.notUnderstood("an unusual source", item);
    }
  }

  /** Reads a table; its alias may give other names to its columns. */
  private Source table(Table table, Scope scope) {
    Source source = readers.relations.source(table, scope);
    Alias alias = table.getAlias();
    if (alias == null || alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()) {
      return source;
    }
    if (!source.isComplete()) {
      throw readers.reading.notUnderstood("names for columns that are not known", table);
    }
    requireAsStored(source, table);
    return derived(source.name(), renamed(source.columns(), names(alias)));
  }

  /** The database gives names to its columns by their places, and joins by all their names. */
  private void requireAsStored(Source source, ASTNodeAccess place) {
    if (source.isReshaped()) {
      throw PlanFault.STAR_UNKNOWN.at(
          readers.reading.position(place),
          "a table of which columns are or were rewritten is used by the places of its columns;"
              + " name the columns instead of NATURAL JOIN or a list behind an alias");
    }
  }

  private static List<String> names(Alias alias) {
    return alias.getAliasColumns().stream().map(column -> column.name).toList();
  }

  private void group(ParenthesedFromItem group, Operands operands) {
    boolean single = group.getJoins() == null || group.getJoins().isEmpty();
    if (group.getAlias() == null) {
      Operands inside = operands.apart();
      items(group.getFromItem(), group.getJoins(), inside);
      inside.own.sources().forEach(operands.own::add);
    } else if (single && group.getFromItem() instanceof Select select) {
      operands.add(derived(select, group.getAlias(), operands.all));
    } else {
      throw readers.reading.notUnderstood("an alias for several tables", group);
    }
  }

  private Source derived(Select select, @Nullable Alias alias, Scope scope) {
    // A derived table sees what is around the query, or nothing, but not its neighbours.
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
    readers.reading.claims().claim(alias.getName(), Role.INTRODUCED);
    Name name = Name.of(alias.getName());
    if (alias.getAliasColumns() == null || alias.getAliasColumns().isEmpty()) {
      return derived(name, outputs);
    }
    return derived(name, renamed(outputs, names(alias)));
  }

  /** Gives columns the names of a list. */
  List<Output> renamed(List<Output> outputs, List<String> names) {
    readers.reading.claims().claim(names, Role.INTRODUCED);
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
      renamed.add(outputs.get(i).named(Name.of(names.get(i))));
    }
    return renamed;
  }

  static Source derived(@Nullable Name name, List<Output> outputs) {
    List<Output> known = outputs.stream().filter(output -> !output.equals(Output.REST)).toList();
    return new Source(name, null, known, known.size() == outputs.size());
  }

  private Source function(TableFunction item, Scope scope) {
    boolean lateral = item.getPrefix() == null || Names.isWord(item.getPrefix(), "LATERAL");
    if (item.getFunction() == null || item.isRowsFrom() || !lateral) {
      throw readers.reading.notUnderstood("ROWS FROM", item);
    }
    Provenance call = readers.functions.read(item.getFunction(), scope);
    Optional<List<Output>> rows = TrustedRows.of(item, readers);
    if (rows.isPresent()) {
      return named(item.getAlias(), rows.get());
    }
    readers.operands.plain(call, PlanFault.COMPUTED, "is an argument of a table function");
    Alias alias = item.getAlias();
    if (alias == null) {
      return new Source(null, null, List.of(), false);
    }
    readers.reading.claims().claim(alias.getName(), Role.INTRODUCED);
    if (alias.getAliasColumns() != null) {
      alias
          .getAliasColumns()
          .forEach(each -> readers.reading.claims().claim(each.name, Role.INTRODUCED));
    }
    return new Source(Name.of(alias.getName()), null, List.of(), false);
  }

  private void join(Join join, Operands operands) {
    if (join.isSemi()
        || join.isWindowJoin()
        || join.isGlobal()
        || join.isAny()
        || join.isAll()
        || join.isArray()
        || join.isAsOf()
        || join.isFetch()
        || join.getOnExpressions().size() > 1
        || join.getJoinHint() != null) {
      throw readers.reading.notUnderstood("a join of an unusual kind", join);
    }
    List<Source> left = List.copyOf(operands.own.sources());
    if (join.isApply()) {
      applied(join, operands);
    } else {
      item(join.getFromItem(), operands);
    }
    List<Source> now = operands.own.sources();
    List<Source> right = List.copyOf(now.subList(left.size(), now.size()));
    for (Column column : join.getUsingColumns()) {
      byName(Name.of(column.getColumnName()), left, right, operands, join);
      readers.reading.claims().claim(column.getColumnName(), Role.COLUMN);
    }
    if (join.isNatural()) {
      natural(left, right, operands, join);
    }
    if (readers.reading.scoping().joinsSeeAll()) {
      operands.late.addAll(join.getOnExpressions());
    } else {
      join.getOnExpressions().forEach(each -> readers.condition(each, operands.own));
    }
  }

  /** {@code CROSS APPLY} and {@code OUTER APPLY}: what is applied sees the row before it. */
  private void applied(Join join, Operands operands) {
    FromItem item = join.getFromItem();
    boolean plain = item.getPivot() == null && item.getUnPivot() == null;
    if (plain && item instanceof ParenthesedSelect select && item.getSampleClause() == null) {
      Scope row = new Scope(operands.all);
      operands.add(named(select.getAlias(), readers.queries.read(select.getSelect(), row)));
    } else if (item instanceof TableFunction) {
      item(item, operands);
    } else {
      throw readers.reading.notUnderstood("APPLY of another form", join);
    }
  }

  private void natural(List<Source> left, List<Source> right, Operands operands, Join join) {
    Set<Name> names = new LinkedHashSet<>();
    left.forEach(source -> requireAsStored(source, join));
    right.forEach(source -> requireAsStored(source, join));
    for (Source source : left) {
      source.columns().stream().map(Output::name).filter(Objects::nonNull).forEach(names::add);
    }
    if (!operands.own.isComplete()) {
      throw differ("the columns of NATURAL JOIN are not known", join);
    }
    for (Name name : names) {
      if (!found(right, name).isEmpty()) {
        byName(name, left, right, operands, join);
      }
    }
  }

  private void byName(
      Name name, List<Source> left, List<Source> right, Operands operands, Join join) {
    List<Found> one = found(left, name);
    List<Found> other = found(right, name);
    List<Provenance> members = new ArrayList<>();
    for (Found each : Stream.concat(one.stream(), other.stream()).toList()) {
      readers
          .reading
          .permission()
          .requireShown(each.column.provenance(), name.text(), readers.reading.position(join));
    }
    one.forEach(each -> members.add(each.column.provenance()));
    other.forEach(each -> members.add(each.column.provenance()));
    boolean cells = members.stream().anyMatch(Provenance.Cell.class::isInstance);
    boolean others =
        members.stream().anyMatch(provenance -> !(provenance instanceof Provenance.Cell));
    boolean certain = operands.own.isComplete() && isCertain(one) && isCertain(other);
    if (cells && (others || !certain)) {
      throw differ(name.text() + " is protected on one side of the join only", join);
    }
    readers.comparisons.equal(members);
    operands.merge(name);
    one.stream().limit(1).forEach(each -> each.source.share(each.column));
    other.forEach(each -> each.source.hide(each.column));
  }

  /** A column that a name may mean. */
  private record Found(Source source, Output column, boolean certain) {}

  private static boolean isCertain(List<Found> found) {
    return found.stream().allMatch(Found::certain);
  }

  private List<Found> found(List<Source> sources, Name name) {
    List<Found> found = new ArrayList<>();
    for (Source source : sources) {
      Matches<Output> columns = source.find(name, readers.reading.naming());
      columns.same().forEach(each -> found.add(new Found(source, each, true)));
      columns.maybe().forEach(each -> found.add(new Found(source, each, false)));
    }
    return found;
  }

  private RuntimeException differ(String what, Join join) {
    return PlanFault.JOIN_COLUMNS_DIFFER.at(
        readers.reading.position(join), what + "; join with ON and columns that share a key");
  }
}
