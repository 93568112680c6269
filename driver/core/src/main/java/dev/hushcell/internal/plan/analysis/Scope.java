package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one place of a statement: the relations of a query within those around it.
 * Immutable.
 *
 * @param outer what is around it; null for the outermost one
 * @param relations of the query, in the order of the text
 * @param common the common table expression that was defined last
 * @param selected what is selected, where its names are seen too, before those around it or after
 *     them: which one a name means then is not asked
 * @param expected names of what is being selected, as queries further in may see it
 * @param selecting what of that is known so far
 * @param joined what joins by name have made of columns
 */
public record Scope(
    @Nullable Scope outer,
    List<RelationType> relations,
    @Nullable Common common,
    FieldIndex selected,
    List<Name> expected,
    List<Field> selecting,
    Joined joined) {
  private static final FieldIndex NONE = new FieldIndex(List.of());

  /**
   * A common table expression.
   *
   * @param keys of its name
   * @param fields what it delivers; null for one that may be read although it is defined further on
   * @param before the one that was defined before it
   */
  record Common(
      Name name, Set<String> keys, @Nullable List<Field> fields, @Nullable Common before) {
    /** Makes no objects, for thousands may be asked. */
    private boolean isMet(List<String> wanted, Naming naming) {
      boolean met = naming.loose() && naming.meet(wanted, keys);
      for (int i = 0; i < wanted.size(); i++) {
        met |= keys.contains(wanted.get(i));
      }
      return met;
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

  record Member(RelationType relation, Field field) {}

  /** Returns a scope within another, or the outermost one. */
  public static Scope within(@Nullable Scope outer) {
    return new Scope(outer, List.of(), null, NONE, List.of(), List.of(), Joined.NOTHING);
  }

  /** Returns a scope within this one in which the names of what is selected are seen too. */
  Scope seeing(List<Field> fields) {
    FieldIndex seen = new FieldIndex(fields);
    return new Scope(this, List.of(), null, seen, List.of(), List.of(), Joined.NOTHING);
  }

  Scope with(RelationType relation) {
    List<RelationType> more = new ArrayList<>(relations);
    more.add(relation);
    return new Scope(outer, more, common, selected, expected, selecting, joined);
  }

  Scope with(Joined other) {
    return new Scope(outer, relations, common, selected, expected, selecting, other);
  }

  /** Returns the same with a common table expression, which is known here and further in. */
  Scope with(Name name, @Nullable List<Field> fields) {
    Common more = new Common(name, Naming.keys(name.text()), fields, common);
    return new Scope(outer, relations, more, selected, expected, selecting, joined);
  }

  /** Returns the same where names are selected of which some are known. */
  Scope selecting(List<Name> names, List<Field> known) {
    return new Scope(outer, relations, common, selected, names, known, joined);
  }

  /** Returns the scope of the relations that were added last, joined by themselves. */
  Scope since(int first, Joined own) {
    List<RelationType> last = relations.subList(first, relations.size());
    return new Scope(outer, last, common, selected, expected, selecting, own);
  }

  /** Returns a scope that has the common table expressions of this one, and not its relations. */
  Scope apart(@Nullable Scope around) {
    return new Scope(around, List.of(), common, NONE, List.of(), List.of(), Joined.NOTHING);
  }

  Matches<RelationType> relations(Name qualifier, Naming naming) {
    return Matches.among(relations, RelationType::name, Kind.ALIAS, qualifier, naming);
  }

  boolean isComplete() {
    return relations.stream().allMatch(RelationType::isComplete);
  }

  /**
   * Returns what is being selected under a name, as a query further in may see it; empty where that
   * is not known yet.
   */
  Optional<List<Field>> selecting(Name name, Naming naming) {
    List<Field> known = Matches.among(selecting, Field::name, Kind.COLUMN, name, naming).all();
    List<Name> all = Matches.among(expected, each -> each, Kind.COLUMN, name, naming).all();
    return known.size() == all.size() ? Optional.of(known) : Optional.empty();
  }

  /** Finds the innermost common table expression of a name, and others that it may mean. */
  Matches<Common> common(Name name, Naming naming) {
    List<String> keys = List.copyOf(Naming.keys(name.text()));
    List<Common> same = new ArrayList<>(1);
    List<Common> maybe = new ArrayList<>(0);
    for (Scope scope = this; scope != null && same.isEmpty(); scope = scope.outer) {
      for (Common each = scope.common; each != null; each = each.before) {
        boolean met = each.isMet(keys, naming);
        if (met && !naming.same(name, each.name, Kind.COMMON)) {
          maybe.add(each);
        } else if (met && same.isEmpty()) {
          same.add(each);
        }
      }
    }
    return new Matches<>(same, maybe);
  }

  /** Tells whether each name means a column of one relation. */
  boolean hasNoMerged() {
    return joined.names().isEmpty();
  }

  boolean isMerged(Name name, Naming naming) {
    return !hasNoMerged()
        && joined.names().stream().anyMatch(each -> naming.same(each, name, Kind.COLUMN));
  }

  /**
   * Returns the columns of a relation in the order of a star over several.
   *
   * @param sharedFirst whether those by which it is joined come first
   */
  List<Field> starred(RelationType relation, boolean sharedFirst) {
    List<Field> hidden = of(relation, joined.hidden());
    if (!sharedFirst) {
      return relation.listed().stream().filter(field -> !hidden.contains(field)).toList();
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
}
