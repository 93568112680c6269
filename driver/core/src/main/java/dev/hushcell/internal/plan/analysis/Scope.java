package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one place of a statement: the relations of a query within those around it.
 * Immutable.
 */
public final class Scope {
  private static final NameIndex<RelationType> NO_RELATIONS = relations(List.of());
  private static final NameIndex<Field> NO_FIELDS = fields(List.of());
  private static final NameIndex<Common> NO_COMMONS =
      NameIndex.of(List.of(), Common::name, Naming.Kind.COMMON);

  private final @Nullable Scope outer;
  private final NameIndex<RelationType> relations;
  private final NameIndex<Common> commons;
  private final NameIndex<Field> selected;
  private final Selecting selecting;
  private final Joined joined;

  /**
   * A common table expression.
   *
   * @param fields what it delivers; null for one that may be read although it is defined further on
   */
  record Common(Name name, @Nullable List<Field> fields) {}

  /**
   * What is being selected, as queries further in may see it.
   *
   * @param expected all its names
   * @param known what has a name and is known so far
   */
  record Selecting(NameIndex<Name> expected, NameIndex<Field> known) {
    static final Selecting NOTHING = of(List.of());

    static Selecting of(List<Name> expected) {
      return new Selecting(
          NameIndex.of(expected, name -> name, Naming.Kind.COLUMN), fields(List.of()));
    }

    Selecting with(Field field) {
      return new Selecting(expected, known.with(field));
    }
  }

  /**
   * What joins by name have made of columns.
   *
   * @param names those that mean one column although several relations have it
   * @param shared columns of a first relation that come first in a star
   * @param hidden columns that a star leaves out, because an earlier relation has them
   */
  record Joined(List<Name> names, List<Member> shared, List<Member> hidden) {
    static final Joined NOTHING = new Joined(List.of(), List.of(), List.of());
  }

  /** A column of a relation. */
  record Member(RelationType relation, Field field) {}

  private Scope(
      @Nullable Scope outer,
      NameIndex<RelationType> relations,
      NameIndex<Common> commons,
      NameIndex<Field> selected,
      Selecting selecting,
      Joined joined) {
    this.outer = outer;
    this.relations = relations;
    this.commons = commons;
    this.selected = selected;
    this.selecting = selecting;
    this.joined = joined;
  }

  private static NameIndex<RelationType> relations(List<RelationType> relations) {
    return NameIndex.of(relations, RelationType::name, Naming.Kind.ALIAS);
  }

  private static NameIndex<Field> fields(List<Field> fields) {
    return NameIndex.of(fields, Field::name, Naming.Kind.COLUMN);
  }

  /** Returns a scope within another, or the outermost one. */
  public static Scope within(@Nullable Scope outer) {
    return new Scope(outer, NO_RELATIONS, NO_COMMONS, NO_FIELDS, Selecting.NOTHING, Joined.NOTHING);
  }

  /**
   * Returns a scope within this one in which the names of what is selected are seen too, before
   * those around it or after them: which one a name means then is not asked.
   */
  Scope seeing(List<Field> fields) {
    return new Scope(
        this, NO_RELATIONS, NO_COMMONS, fields(fields), Selecting.NOTHING, Joined.NOTHING);
  }

  Scope with(RelationType relation) {
    return new Scope(outer, relations.with(relation), commons, selected, selecting, joined);
  }

  Scope with(Selecting other) {
    return new Scope(outer, relations, commons, selected, other, joined);
  }

  Scope with(Joined other) {
    return new Scope(outer, relations, commons, selected, selecting, other);
  }

  /** Returns the same with a common table expression, which is known here and further in. */
  Scope with(Common common) {
    return new Scope(outer, relations, commons.with(common), selected, selecting, joined);
  }

  /** Returns the scope of the relations that were added last, joined by themselves. */
  Scope since(int first, Joined own) {
    return new Scope(outer, relations.since(first), commons, selected, selecting, own);
  }

  /** Returns a scope that has what is around this one, and not its relations. */
  Scope apart() {
    return new Scope(outer, NO_RELATIONS, commons, NO_FIELDS, Selecting.NOTHING, Joined.NOTHING);
  }

  /** Returns a scope that has the common table expressions of this one alone. */
  Scope commonsAlone() {
    return new Scope(null, NO_RELATIONS, commons, NO_FIELDS, Selecting.NOTHING, Joined.NOTHING);
  }

  @Nullable Scope outer() {
    return outer;
  }

  /** Returns the relations of the query, in the order of the text. */
  public List<RelationType> relations() {
    return relations.all();
  }

  /** Returns the relations that a qualifier may mean. */
  Matches<RelationType> relations(Name qualifier, Naming naming) {
    return relations.find(qualifier, naming);
  }

  boolean isComplete() {
    return relations().stream().allMatch(RelationType::isComplete);
  }

  /** Returns what is selected, where its names are seen too. */
  List<Field> selected() {
    return selected.all();
  }

  /** Returns what is selected under a name that is seen here. */
  List<Field> selected(Name name, Naming naming) {
    return selected.find(name, naming).all();
  }

  Selecting selecting() {
    return selecting;
  }

  /**
   * Returns what is being selected under a name, as a query further in may see it; empty where that
   * is not known yet.
   */
  Optional<List<Field>> selecting(Name name, Naming naming) {
    List<Field> known = selecting.known().find(name, naming).all();
    boolean all = known.size() == selecting.expected().find(name, naming).all().size();
    return all ? Optional.of(known) : Optional.empty();
  }

  /** Finds the innermost common table expressions of a name, and others that it may mean. */
  Matches<Common> common(Name name, Naming naming) {
    List<Common> maybe = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Matches<Common> found = scope.commons.find(name, naming);
      maybe.addAll(found.maybe());
      if (!found.same().isEmpty()) {
        Common last = found.same().get(found.same().size() - 1);
        return new Matches<>(List.of(last), maybe);
      }
    }
    return new Matches<>(List.of(), maybe);
  }

  Joined joined() {
    return joined;
  }

  /** Tells whether each name means a column of one relation. */
  boolean hasNoMerged() {
    return joined.names().isEmpty();
  }

  boolean isMerged(Name name, Naming naming) {
    return joined.names().stream().anyMatch(each -> naming.same(each, name, Naming.Kind.COLUMN));
  }

  /**
   * Returns the columns of a relation in the order of a star over several.
   *
   * @param sharedFirst whether those by which it is joined come first
   */
  List<Field> starred(RelationType relation, boolean sharedFirst) {
    List<Field> hidden = of(relation, joined.hidden());
    if (!sharedFirst) {
      return relation.all().stream().filter(field -> !hidden.contains(field)).toList();
    }
    List<Field> shared = of(relation, joined.shared());
    List<Field> ordered = new ArrayList<>(shared);
    relation.shown().stream().filter(field -> !shared.contains(field)).forEach(ordered::add);
    ordered.removeAll(hidden);
    return ordered;
  }

  private static List<Field> of(RelationType relation, List<Member> members) {
    return members.stream()
        .filter(each -> each.relation() == relation)
        .map(Member::field)
        .distinct()
        .toList();
  }

  /**
   * Returns the relations of which a name may be the row, the innermost ones first: up to the one
   * that it is for certain.
   *
   * @param end the scope at which to stop, for a name that is a column there; null for the last one
   */
  List<RelationType> rows(Name name, Naming naming, @Nullable Scope end) {
    List<RelationType> rows = new ArrayList<>();
    for (Scope scope = this; scope != null && scope != end; scope = scope.outer) {
      Matches<RelationType> found = scope.relations.find(name, naming);
      rows.addAll(found.all());
      if (!found.same().isEmpty()) {
        break;
      }
    }
    return rows;
  }
}
