package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Matches;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what stands between FROM and WHERE into a scope. */
final class Sources {
  /** The words of joins; all but NATURAL and APPLY only say which rows are there. */
  private static final Set<String> JOINS =
      Names.words(
          """
          INNER LEFT RIGHT FULL OUTER CROSS NATURAL APPLY STRAIGHT_JOIN LOOP HASH MERGE REMOTE
          """);

  private final StatementReaders readers;
  private final OtherTexts others;

  Sources(StatementReaders readers, OtherTexts others) {
    this.readers = readers;
    this.others = others;
  }

  /** Reads what stands between commas. */
  void read(List<Relation> relations, Scope scope) {
    joined(relations, scope).forEach(condition -> readers.conditions.read(condition, scope));
  }

  /** Reads the same but for the conditions of joins that see everything, which it returns. */
  List<Expression> joined(List<Relation> relations, Scope scope) {
    List<Expression> late = new ArrayList<>();
    // Across a comma no condition sees.
    relations.forEach(each -> item(each, new Operands(scope, late)));
    return late;
  }

  /** Returns a scope that has what is around another one, and not its sources. */
  static Scope apart(Scope scope) {
    Scope apart = new Scope(scope.outer());
    scope.commonsIn(apart);
    return apart;
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
      this(all, Sources.apart(all), late);
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

  private void item(Relation item, Operands operands) {
    if (item instanceof Relation.Join join) {
      join(join, operands);
    } else if (item instanceof Relation.Enclosed group) {
      group(group, operands);
    } else {
      operands.add(source(item, operands.all));
    }
  }

  private Source source(Relation item, Scope scope) {
    if (item instanceof Relation.Table table) {
      return renamed(readers.relations.source(table, scope), table.alias(), table);
    }
    if (item instanceof Relation.Derived query) {
      return derived(query, query.lateral(), scope);
    }
    if (item instanceof Relation.Changed rows) {
      return changed(rows);
    }
    if (item instanceof Relation.TableFunction function) {
      return function(function, scope);
    }
    throw readers.reading.notUnderstood("an unusual source", item);
  }

  /** Reads the rows of a change: the columns are those of its target, whichever rows these are. */
  private Source changed(Relation.Changed rows) {
    Target changed = others.changed(rows.change());
    Name name = rows.alias().map(this::introduced).orElse(null);
    Source source = new Source(name, null, changed.columns(), changed.isKnown());
    return renamed(source, rows.alias(), rows);
  }

  /** Gives the columns of a table other names, if its alias has some. */
  private Source renamed(Source source, Optional<Part.Alias> alias, Relation item) {
    List<Identifier> names = alias.map(Sources::names).orElse(List.of());
    if (names.isEmpty()) {
      return source;
    }
    if (!source.isComplete()) {
      throw readers.reading.notUnderstood("names for columns that are not known", item);
    }
    requireAsStored(source, readers.reading.position(item));
    return derived(source.name(), renamed(source.columns(), names));
  }

  /** The database gives names to its columns by their places, and joins by all their names. */
  private static void requireAsStored(Source source, int position) {
    if (source.isReshaped()) {
      throw PlanFault.STAR_UNKNOWN.at(
          position,
          "a table of which columns are or were rewritten is used by the places of its columns;"
              + " name the columns instead of NATURAL JOIN or a list behind an alias");
    }
  }

  /** A type behind a name is what a function says that it returns. */
  private static List<Identifier> names(Part.Alias alias) {
    return alias.columns().stream().map(Part.AliasColumn::name).toList();
  }

  private void group(Relation.Enclosed group, Operands operands) {
    if (group.alias().isPresent()) {
      throw readers.reading.notUnderstood("an alias for several tables", group);
    }
    group.relations().forEach(each -> within(each, operands));
  }

  /** Reads what is joined by itself: its conditions do not see what stands around it. */
  private void within(Relation relation, Operands operands) {
    Operands inside = operands.apart();
    item(relation, inside);
    inside.own.sources().forEach(operands.own::add);
  }

  /**
   * Reads a derived table.
   *
   * @param lateral whether it sees its neighbours; else it sees what is around the query, or
   *     nothing
   */
  private Source derived(Relation.Derived item, boolean lateral, Scope scope) {
    Scope around = lateral ? new Scope(scope) : apart(scope);
    return named(item.alias(), readers.queries.read(item.query(), around));
  }

  /** Adds a row that has the columns of a table. */
  void row(Part.Alias alias, List<Output> columns, Scope scope) {
    List<Output> named = columns.stream().map(column -> column.named(column.name())).toList();
    scope.add(named(Optional.of(alias), named));
  }

  private Source named(Optional<Part.Alias> alias, List<Output> outputs) {
    Name name = alias.map(this::introduced).orElse(null);
    List<Identifier> columns = alias.map(Sources::names).orElse(List.of());
    return derived(name, columns.isEmpty() ? outputs : renamed(outputs, columns));
  }

  private Name introduced(Part.Alias alias) {
    readers.reading.claims().claim(alias.name(), Role.INTRODUCED);
    return alias.name().name();
  }

  /** Gives columns the names of a list. */
  List<Output> renamed(List<Output> outputs, List<Identifier> names) {
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
      renamed.add(outputs.get(i).named(names.get(i).name()));
    }
    return renamed;
  }

  static Source derived(@Nullable Name name, List<Output> outputs) {
    List<Output> known = outputs.stream().filter(output -> !output.equals(Output.REST)).toList();
    return new Source(name, null, known, known.size() == outputs.size());
  }

  private Source function(Relation.TableFunction item, Scope scope) {
    Computation.Function function = called(item);
    Provenance call = readers.functions.read(function, scope);
    Optional<List<Output>> rows = TrustedRows.of(item, function, readers);
    if (rows.isPresent()) {
      return named(item.alias(), rows.get());
    }
    readers.operands.plain(call, PlanFault.COMPUTED, "is an argument of a table function");
    Name name = item.alias().map(this::introduced).orElse(null);
    item.alias().ifPresent(each -> readers.reading.claims().claim(names(each), Role.INTRODUCED));
    return derived(name, List.of(Output.REST));
  }

  /** Returns the call that is all there is of a table function. */
  private Computation.Function called(Relation.TableFunction item) {
    int first = item.place().begin() + (item.lateral() ? 1 : 0);
    if (item.calls().size() == 1
        && item.calls().get(0) instanceof Computation.Function call
        && call.place().begin() == first
        && call.filter().isEmpty()
        && call.withinGroup().isEmpty()
        && call.over().isEmpty()) {
      return call;
    }
    throw readers.reading.notUnderstood("ROWS FROM", item);
  }

  private void join(Relation.Join join, Operands operands) {
    item(join.left(), operands);
    List<String> words = join.kind().isEmpty() ? List.of() : List.of(join.kind().split(" "));
    if (!JOINS.containsAll(words) || join.usingAlias().isPresent()) {
      throw readers.reading.notUnderstood("a join of an unusual kind", join.right());
    }
    List<Source> left = List.copyOf(operands.own.sources());
    if (words.contains("APPLY")) {
      applied(join.right(), operands);
    } else if (join.right() instanceof Relation.Join inner) {
      within(inner, operands);
    } else {
      item(join.right(), operands);
    }
    List<Source> now = operands.own.sources();
    List<Source> right = List.copyOf(now.subList(left.size(), now.size()));
    int position = readers.reading.statement().tokens().get(join.place().owned(0)).begin();
    for (Identifier column : join.using()) {
      Name name = column.name();
      byName(name, found(left, name), found(right, name), operands, position);
      readers.reading.claims().claim(column, Role.COLUMN);
    }
    if (words.contains("NATURAL")) {
      natural(left, right, operands, position);
    }
    if (readers.reading.scoping().joinsSeeAll()) {
      join.on().ifPresent(operands.late::add);
    } else {
      readers.condition(join.on(), operands.own);
    }
  }

  /** {@code CROSS APPLY} and {@code OUTER APPLY}: what is applied sees the row before it. */
  private void applied(Relation item, Operands operands) {
    if (item instanceof Relation.Derived query) {
      operands.add(derived(query, true, operands.all));
    } else if (item instanceof Relation.TableFunction function) {
      operands.add(function(function, operands.all));
    } else {
      throw readers.reading.notUnderstood("APPLY of another form", item);
    }
  }

  private void natural(List<Source> left, List<Source> right, Operands operands, int position) {
    Set<Name> names = new LinkedHashSet<>();
    left.forEach(source -> requireAsStored(source, position));
    right.forEach(source -> requireAsStored(source, position));
    for (Source source : left) {
      source.columns().stream().map(Output::name).filter(Objects::nonNull).forEach(names::add);
    }
    if (!operands.own.isComplete()) {
      throw differ("the columns of NATURAL JOIN are not known", position);
    }
    for (Name name : names) {
      List<Found> other = listed(right, name);
      if (!other.isEmpty()) {
        byName(name, listed(left, name), other, operands, position);
      }
    }
  }

  /** What a star does not stand for, NATURAL passes over too. */
  private List<Found> listed(List<Source> sources, Name name) {
    return found(sources, name).stream()
        .filter(each -> each.source.columns().contains(each.column))
        .toList();
  }

  private void byName(
      Name name, List<Found> one, List<Found> other, Operands operands, int position) {
    List<Provenance> members = new ArrayList<>();
    for (Found each : Stream.concat(one.stream(), other.stream()).toList()) {
      readers.reading.permission().requireShown(each.column.provenance(), name.text(), position);
    }
    one.forEach(each -> members.add(each.column.provenance()));
    other.forEach(each -> members.add(each.column.provenance()));
    boolean cells = members.stream().anyMatch(Provenance.Cell.class::isInstance);
    boolean others =
        members.stream().anyMatch(provenance -> !(provenance instanceof Provenance.Cell));
    boolean certain = operands.own.isComplete() && isCertain(one) && isCertain(other);
    if (cells && (others || !certain)) {
      throw differ(name.text() + " is protected on one side of the join only", position);
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

  private static RuntimeException differ(String what, int position) {
    return PlanFault.JOIN_COLUMNS_DIFFER.at(
        position, what + "; join with ON and columns that share a key");
  }
}
