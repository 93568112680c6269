package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.analysis.Reference.Meaning;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a column name may mean. It is followed outwards as long as each step is certain.
 *
 * @param scoping where the database looks for names
 */
public record Resolver(Naming naming, Scoping scoping) {
  /** What was found on the way outwards. */
  private static final class Found {
    final List<Field> fields = new ArrayList<>(1);
    final List<RelationType> rows = new ArrayList<>(0);
    boolean unknown;
    boolean early;
    boolean row;

    boolean isEmpty() {
      return fields.isEmpty() && !unknown;
    }

    /** Takes relations of which it may be the row, up to the one that it is for certain. */
    void addRows(Matches<RelationType> called) {
      if (!row) {
        rows.addAll(called.all());
        row = !called.same().isEmpty();
      }
    }

    Reference as(Reference.Meaning meaning) {
      return new Reference(meaning, List.copyOf(fields), unknown, early, List.copyOf(rows));
    }
  }

  Reference resolve(ColumnName column, Scope scope) {
    Name name = column.last().name();
    return column.qualifier().isEmpty()
        ? unqualified(name, scope)
        : qualified(name, column.qualifier(), scope);
  }

  /** To the database a column wins over a row; but whether it is seen from here is not asked. */
  private Reference unqualified(Name name, Scope scope) {
    Found found = new Found();
    if (scoping.isConstant(name)) {
      return found.as(Meaning.WORD);
    }
    boolean here = true;
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      found.fields.addAll(at.selected().find(name, naming).all());
      if (!here) {
        Optional<List<Field>> selecting = at.selecting(name, naming);
        found.early |= selecting.isEmpty();
        selecting.ifPresent(found.fields::addAll);
      }
      Matches<Field> fields = in(at.relations(), name);
      found.fields.addAll(fields.maybe());
      if (!fields.same().isEmpty()) {
        boolean merged = at.isMerged(name, naming);
        found.fields.addAll(merged ? fields.same().subList(0, 1) : fields.same());
        return found.as(Meaning.COLUMN);
      }
      found.unknown |= !at.isComplete();
      if (scoping.rows()) {
        found.addRows(at.relations(name, naming));
      }
      here = false;
    }
    if (!found.isEmpty()) {
      return found.as(Meaning.MAYBE_COLUMN);
    }
    if (!found.rows.isEmpty()) {
      return found.as(Meaning.ROW);
    }
    return found.as(scoping.isValue(name) ? Meaning.WORD : Meaning.NO_COLUMN);
  }

  private Matches<Field> in(List<RelationType> relations, Name name) {
    if (relations.size() == 1) {
      return relations.get(0).find(name, naming);
    }
    List<Field> same = new ArrayList<>(1);
    List<Field> maybe = new ArrayList<>(0);
    for (RelationType relation : relations) {
      Matches<Field> found = relation.find(name, naming);
      same.addAll(found.same());
      maybe.addAll(found.maybe());
    }
    return new Matches<>(same, maybe);
  }

  private Reference qualified(Name name, List<Identifier> qualifier, Scope scope) {
    Found found = new Found();
    boolean called = false;
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      Matches<RelationType> relations = called(qualifier, at);
      Matches<Field> fields = in(relations.same(), name);
      found.fields.addAll(in(relations.maybe(), name).all());
      found.fields.addAll(fields.all());
      called |= !relations.same().isEmpty();
      if (!fields.same().isEmpty()) {
        return found.as(Meaning.COLUMN);
      }
      // Without the column some databases go on to the query around, and others fail.
      found.unknown |= relations.all().stream().anyMatch(each -> !each.isComplete());
    }
    if (!found.isEmpty()) {
      return found.as(Meaning.MAYBE_COLUMN);
    }
    if (!called) {
      return found.as(Meaning.NO_RELATION);
    }
    return found.as(scoping.isValue(name) ? Meaning.WORD : Meaning.NO_COLUMN);
  }

  /** Refuses a name that has more in front of it than a table and its schema. */
  public static void requireNoCatalogue(List<Identifier> qualifier, StatementReading reading) {
    if (qualifier.size() > 2) {
      throw reading.notUnderstood("a column with the name of a catalogue", qualifier.get(0));
    }
  }

  /** Returns the relations of a scope that a qualifier may mean; none in a catalogue. */
  Matches<RelationType> called(List<Identifier> qualifier, Scope scope) {
    if (qualifier.size() > 2) {
      return Matches.none();
    }
    Name table = qualifier.get(qualifier.size() - 1).name();
    Matches<RelationType> called = scope.relations(table, naming);
    return qualifier.size() == 1 ? called : inSchema(called, qualifier.get(0).name());
  }

  private Matches<RelationType> inSchema(Matches<RelationType> called, Name schema) {
    List<RelationType> same = new ArrayList<>();
    List<RelationType> maybe = new ArrayList<>();
    for (RelationType relation : called.all()) {
      TableName table = relation.table();
      if (table != null && !naming.mayBe(schema, Name.stored(table.schema()))) {
        continue;
      }
      boolean certain = // an alias lives in the schema of its table to some, else in none
          table != null
              && called.same().contains(relation)
              && naming.same(schema, Name.stored(table.schema()), Naming.Kind.TABLE);
      (certain ? same : maybe).add(relation);
    }
    return new Matches<>(same, maybe);
  }

  /** Tells whether a relation of a scope is called so for certain. */
  public boolean isCalled(Identifier name, Scope scope) {
    return !called(List.of(name), scope).same().isEmpty();
  }

  /** Tells whether a column may be one of a table that was read as a source. */
  public boolean mayHave(Relation.Table table, ColumnName column, Scope scope) {
    Name called = table.called().name();
    Name name = column.last().name();
    List<RelationType> meant =
        column.qualifier().isEmpty() ? scope.relations() : called(column.qualifier(), scope).all();
    boolean known = meant.stream().anyMatch(each -> !each.find(name, naming).isEmpty());
    return meant.stream()
        .filter(each -> each.name() != null && naming.mayBe(called, each.name()))
        .anyMatch(each -> known ? !each.find(name, naming).isEmpty() : !each.isComplete());
  }

  /**
   * Returns the column of a relation that an expression is; null for anything else, and where it
   * may mean another one.
   *
   * @param selected what is selected, where its names are seen too
   */
  public @Nullable SourceColumn column(Expression expression, Scope scope, List<Field> selected) {
    if (!(expression instanceof ColumnName column) || !scope.hasNoMerged()) {
      return null;
    }
    Name name = column.last().name();
    if (!column.qualifier().isEmpty()) {
      Matches<RelationType> called = called(column.qualifier(), scope);
      return called.maybe().isEmpty() ? only(name, called.same()) : null;
    }
    List<Field> meant = called(name, selected);
    if (scope.relations().stream().allMatch(each -> isNot(name, each))) {
      boolean one =
          meant.size() == 1
              && naming.same(name, Objects.requireNonNull(meant.get(0).name()), Naming.Kind.COLUMN);
      return one ? meant.get(0).of() : null;
    }
    SourceColumn found = only(name, scope.relations());
    return meant.stream().allMatch(each -> Objects.equals(found, each.of())) ? found : null;
  }

  /** Returns the fields of a list that a name may mean. */
  public List<Field> called(Name name, List<Field> fields) {
    return fields.stream()
        .filter(each -> each.name() != null && naming.mayBe(name, each.name()))
        .toList();
  }

  /** Tells whether a name is no column of a relation. */
  public boolean isNot(Name name, RelationType relation) {
    return relation.isComplete() && relation.find(name, naming).isEmpty();
  }

  private @Nullable SourceColumn only(Name name, List<RelationType> relations) {
    List<SourceColumn> found = new ArrayList<>();
    for (RelationType relation : relations) {
      Matches<Field> fields = relation.find(name, naming);
      if (!fields.maybe().isEmpty() || !relation.isComplete()) {
        return null;
      }
      fields.same().forEach(each -> found.add(SourceColumn.of(relation, each)));
    }
    return found.size() == 1 ? found.get(0) : null;
  }
}
