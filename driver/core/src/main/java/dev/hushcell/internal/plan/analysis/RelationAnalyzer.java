package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Name;
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

/** Finds out what stands between FROM and WHERE. */
final class RelationAnalyzer {
  private final StatementAnalyzer statements;
  private final StatementReading reading;
  private final Analysis analysis;
  private final Tables tables;
  private final TrustedCalls trusted;
  private final List<Expression> late = new ArrayList<>(0);
  private Scope scope; // everything of FROM so far, which only lateral relations see

  RelationAnalyzer(StatementAnalyzer statements, Scope scope, Tables tables, TrustedCalls trusted) {
    this.statements = statements;
    this.reading = statements.reading();
    this.analysis = statements.analysis();
    this.tables = tables;
    this.trusted = trusted;
    this.scope = scope;
  }

  /** The relations of the join that is read, which its condition sees. */
  private final class Operands {
    final int first = scope.relations().size();
    final List<Name> merged = new ArrayList<>(0);

    Scope scope() {
      return scope.since(first, new Scope.Joined(List.copyOf(merged), List.of(), List.of()));
    }

    List<RelationType> relations(int from, int to) {
      return scope.relations().subList(from, to);
    }
  }

  /** Returns the scope with what stands between commas; across a comma no condition sees. */
  Scope read(List<Relation> relations) {
    relations.forEach(each -> item(each, new Operands()));
    return scope;
  }

  /** Returns the conditions of joins that see everything. */
  List<Expression> late() {
    return late;
  }

  private void item(Relation item, Operands operands) {
    if (item instanceof Relation.Join join) {
      join(join, operands);
    } else if (item instanceof Relation.Enclosed group) {
      group.relations().forEach(each -> item(each, new Operands()));
    } else {
      scope = scope.with(one(item, false));
    }
  }

  /** Returns what one relation has; what is applied sees the row before it. */
  RelationType one(Relation item, boolean applied) {
    try {
      return relation(item, applied);
    } catch (Fault | ActivationNeeded refusal) {
      analysis.refuse(item, refusal);
      return new RelationType(null, null, List.of(), false);
    }
  }

  private RelationType relation(Relation item, boolean applied) {
    if (item instanceof Relation.Table table) {
      return table(table);
    }
    if (item instanceof Relation.Derived query) {
      Scope around = query.lateral() || applied ? Scope.within(scope) : scope.apart(scope.outer());
      return named(query.alias(), statements.query(query.query(), around, Optional.empty()));
    }
    if (item instanceof Relation.Changed rows) {
      RelationType changed = statements.changed(rows.change());
      RelationType relation =
          new RelationType(name(rows.alias()), null, changed.shown(), changed.isComplete());
      return renamed(relation, rows.alias(), rows);
    }
    if (item instanceof Relation.TableFunction function) {
      statements.names(function.calls(), scope);
      Optional<List<Field>> rows = TrustedRows.of(function, trusted, reading);
      if (rows.isEmpty()) {
        return RelationType.derived(name(function.alias()), List.of(Field.REST));
      }
      analysis.known.add(function);
      return named(function.alias(), rows.get());
    }
    throw reading.notUnderstood("an unusual source", item);
  }

  private RelationType table(Relation.Table table) {
    Optional<RelationType> found = tables.source(table, scope);
    found.ifPresent(any -> analysis.known.add(table));
    return renamed(found.orElseGet(() -> Tables.unknown(table)), table.alias(), table);
  }

  /** Gives the columns of a table other names, if its alias has some. */
  private RelationType renamed(RelationType relation, Optional<Part.Alias> alias, Relation item) {
    if (names(alias).isEmpty()) {
      return relation;
    }
    if (!relation.isComplete()) {
      throw reading.notUnderstood("names for columns that are not known", item);
    }
    requireAsStored(List.of(relation), reading.position(item));
    return RelationType.derived(
        relation.name(), statements.renamed(relation.shown(), names(alias), alias.get()));
  }

  /** The database gives names to its columns by their places, and joins by all their names. */
  private static void requireAsStored(List<RelationType> relations, int position) {
    if (relations.stream().anyMatch(RelationType::isReshaped)) {
      throw PlanFault.STAR_UNKNOWN.at(
          position,
          "a table of which columns are or were rewritten is used by the places of its columns;"
              + " name the columns instead of NATURAL JOIN or a list behind an alias");
    }
  }

  private static @Nullable Name name(Optional<Part.Alias> alias) {
    return alias.map(each -> each.name().name()).orElse(null);
  }

  /** A type behind a name is what a function says that it returns. */
  private static List<Identifier> names(Optional<Part.Alias> alias) {
    return alias.stream()
        .flatMap(each -> each.columns().stream())
        .map(Part.AliasColumn::name)
        .toList();
  }

  /** Returns what has the fields of a query under an alias. */
  private RelationType named(Optional<Part.Alias> alias, List<Field> fields) {
    return alias
        .map(each -> named(each, fields))
        .orElseGet(() -> RelationType.derived(null, fields));
  }

  /** Returns what has fields under an alias. */
  RelationType named(Part.Alias alias, List<Field> fields) {
    return RelationType.derived(
        alias.name().name(), statements.renamed(fields, names(Optional.of(alias)), alias));
  }

  private void join(Relation.Join join, Operands operands) {
    item(join.left(), operands);
    int middle = scope.relations().size();
    if (isApplied(join)) {
      scope = scope.with(one(join.right(), true));
    } else {
      item(join.right(), join.right() instanceof Relation.Join ? new Operands() : operands);
    }
    List<RelationType> left = operands.relations(operands.first, middle);
    List<RelationType> right = operands.relations(middle, scope.relations().size());
    for (Identifier column : join.using()) {
      Name name = column.name();
      byName(name, found(left, name), found(right, name), join, operands);
    }
    if (join.kind().contains("NATURAL")) {
      try {
        natural(left, right, join, operands);
      } catch (Fault refusal) {
        analysis.refuse(join, refusal);
      }
    }
    if (reading.scoping().joinsSeeAll()) {
      join.on().ifPresent(late::add);
    } else {
      statements.names(join.on(), operands.scope());
    }
  }

  /** Tells whether it is {@code CROSS APPLY} or {@code OUTER APPLY}, which see the row before. */
  static boolean isApplied(Relation.Join join) {
    return join.kind().contains("APPLY");
  }

  private void natural(
      List<RelationType> left, List<RelationType> right, Relation.Join join, Operands operands) {
    int position = reading.tokens().get(join.place().owned(0)).begin();
    requireAsStored(left, position);
    requireAsStored(right, position);
    Set<Name> names = new LinkedHashSet<>();
    left.stream()
        .flatMap(each -> each.shown().stream())
        .map(Field::name)
        .filter(Objects::nonNull)
        .forEach(names::add);
    if (!operands.scope().isComplete()) {
      throw PlanFault.JOIN_COLUMNS_DIFFER.at(
          position,
          "the columns of NATURAL JOIN are not known; join with ON and columns that share a key");
    }
    for (Name name : names) {
      Found other = found(right, name).listed();
      if (!other.isEmpty()) {
        byName(name, found(left, name).listed(), other, join, operands);
      }
    }
  }

  private void byName(Name name, Found one, Found other, Relation.Join join, Operands operands) {
    boolean certain = operands.scope().isComplete() && one.certain() && other.certain();
    analysis
        .joined
        .computeIfAbsent(join, any -> new ArrayList<>())
        .add(new Analysis.JoinedName(name, one.fields(), other.fields(), certain));
    operands.merged.add(name);
    Scope.Joined before = scope.joined();
    scope =
        scope.with(
            new Scope.Joined(
                with(before.names(), List.of(name)),
                with(before.shared(), one.members().subList(0, Math.min(1, one.members().size()))),
                with(before.hidden(), other.members())));
  }

  private static <T> List<T> with(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Columns that a name may mean. */
  private record Found(List<Scope.Member> members, boolean certain) {
    boolean isEmpty() {
      return members.isEmpty();
    }

    /** What a star does not stand for, NATURAL passes over too. */
    Found listed() {
      List<Scope.Member> listed =
          members.stream().filter(each -> each.relation().listed().contains(each.field())).toList();
      return new Found(listed, certain);
    }

    List<Field> fields() {
      return members.stream().map(Scope.Member::field).toList();
    }
  }

  private Found found(List<RelationType> relations, Name name) {
    List<Scope.Member> found = new ArrayList<>();
    boolean certain = true;
    for (RelationType relation : relations) {
      Matches<Field> fields = relation.find(name, reading.naming());
      fields.all().forEach(each -> found.add(new Scope.Member(relation, each)));
      certain &= fields.maybe().isEmpty();
    }
    return new Found(found, certain);
  }
}
