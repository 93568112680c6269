package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out in one walk what the names of a statement mean, and judges nothing. */
public final class StatementAnalyzer {
  private final StatementReading reading;
  private final Tables tables;
  private final TrustedCalls trusted;
  private final Resolver resolver;
  private final Analysis analysis;
  private final ChangeAnalyzer changes;

  private StatementAnalyzer(StatementReading reading, Tables tables, TrustedCalls trusted) {
    this.reading = reading;
    this.tables = tables;
    this.trusted = trusted;
    this.resolver = new Resolver(reading.naming(), reading.scoping());
    this.analysis = new Analysis(resolver);
    this.changes = new ChangeAnalyzer(this, tables);
  }

  public static Analysis analyze(StatementReading reading, Tables tables, TrustedCalls trusted) {
    StatementAnalyzer analyzer = new StatementAnalyzer(reading, tables, trusted);
    analyzer.names(reading.statement().statement(), Scope.within(null));
    return analyzer.analysis;
  }

  Analysis analysis() {
    return analysis;
  }

  StatementReading reading() {
    return reading;
  }

  /** Returns what a change has changed that is read like a table. */
  RelationType changed(Statement change) {
    return changes.read(change, Scope.within(null));
  }

  /** Returns what finds out what stands between FROM and WHERE. */
  RelationAnalyzer from(Scope scope) {
    return new RelationAnalyzer(this, scope, tables, trusted);
  }

  /** Finds out what the names in a node mean, which is no relation. */
  void names(Node node, Scope scope) {
    if (node instanceof ColumnName column) {
      analysis.references.put(column, resolver.resolve(column, scope));
    } else if (node instanceof Query query) {
      query(query, Scope.within(scope), Optional.empty());
    } else if (node instanceof Change change) {
      changes.read(change, scope);
    } else if (node instanceof Clause.Window) {
      // Some databases see here what is being selected, as in a query within the list.
      Scope inside = Scope.within(scope);
      node.parts(part -> names(part, inside));
    } else if (node instanceof Computation.Function call && call.withinGroup().isPresent()) {
      Scope inside = Scope.within(scope);
      Node group = call.withinGroup().get();
      call.parts(part -> names(part, part == group ? inside : scope));
    } else if (!(node instanceof Operand.AllColumns)) {
      node.parts(part -> names(part, scope));
    }
  }

  void names(Optional<? extends Node> node, Scope scope) {
    node.ifPresent(each -> names(each, scope));
  }

  void names(List<? extends Node> nodes, Scope scope) {
    nodes.forEach(each -> names(each, scope));
  }

  /** Returns the fields of a query, which may be a common table expression that reads itself. */
  List<Field> query(Query query, Scope around, Optional<Clause.CommonTable> recursive) {
    Scope scope = commons(query.with(), Scope.within(around));
    List<Field> fields = body(query.body(), Optional.of(query), recursive, scope);
    names(query.limit(), scope);
    List<Field> delivered =
        query.document().isPresent() ? List.of(new Field(null, Field.Origin.PLAIN)) : fields;
    analysis.fields.put(query, delivered);
    return delivered;
  }

  /** Returns the fields of a body, with the query of which it is all; empty for a branch. */
  private List<Field> body(
      QueryBody body, Optional<Query> query, Optional<Clause.CommonTable> recursive, Scope scope) {
    if (body instanceof QueryBody.Select select) {
      return select(select, query.flatMap(Query::order), scope);
    }
    List<Field> fields = fields(body, recursive, scope);
    analysis.fields.put(body, fields);
    names(query.flatMap(Query::order), seeing(Place.ORDER_BY, fields, scope));
    return fields;
  }

  private List<Field> fields(QueryBody body, Optional<Clause.CommonTable> recursive, Scope scope) {
    if (body instanceof QueryBody.SetOperation operation) {
      return combined(operation, recursive, scope);
    }
    if (body instanceof QueryBody.Nested nested) {
      return query(nested.query(), scope, Optional.empty());
    }
    if (body instanceof QueryBody.Values values) {
      return rows(values, scope);
    }
    return body instanceof QueryBody.TableRows rows
        ? from(scope).one(rows.table(), false).shown()
        : List.of(Field.REST);
  }

  private List<Field> combined(
      QueryBody.SetOperation operation, Optional<Clause.CommonTable> recursive, Scope scope) {
    List<QueryBody> branches = branches(operation);
    List<Field> first = branch(branches.get(0), scope);
    // Inside itself a recursive one has the columns of its first branch.
    Scope inside = recursive.map(item -> inside(item, first, scope)).orElse(scope);
    branches.subList(1, branches.size()).forEach(each -> branch(each, inside));
    List<Field> fields = new ArrayList<>();
    for (Field field : first) {
      fields.add(field.from(new Field.Origin.Combined(operation, fields.size())));
    }
    return fields;
  }

  private List<Field> branch(QueryBody branch, Scope scope) {
    return body(branch, Optional.empty(), Optional.empty(), Scope.within(scope));
  }

  private Scope inside(Clause.CommonTable item, List<Field> first, Scope scope) {
    Name name = item.name().name();
    List<Field> fields = common(renamed(first, item.columns(), item), true);
    boolean hidden = // by one of its name that the query itself has
        scope.common(name, reading.naming()).same().stream()
            .anyMatch(each -> each.fields() != null);
    return hidden ? scope : scope.with(name, fields);
  }

  /** Returns what is put together, however tight. */
  public static List<QueryBody> branches(QueryBody body) {
    if (!(body instanceof QueryBody.SetOperation operation)) {
      return List.of(body);
    }
    List<QueryBody> branches = new ArrayList<>(branches(operation.first()));
    operation.steps().forEach(step -> branches.addAll(branches(step.operand())));
    return branches;
  }

  private List<Field> rows(QueryBody.Values values, Scope scope) {
    names(values.rows(), scope);
    List<Field> fields = new ArrayList<>();
    if (!values.rows().isEmpty()) {
      int width = values.rows().get(0) instanceof Operand.Row row ? row.values().size() : 1;
      for (int i = 0; i < width; i++) {
        Field.Origin origin = new Field.Origin.Combined(values, i);
        fields.add(new Field(new Name("C" + (i + 1), false), origin));
      }
    }
    return fields;
  }

  private List<Field> select(
      QueryBody.Select select, Optional<Clause.OrderBy> order, Scope around) {
    RelationAnalyzer from = from(Scope.within(around));
    Scope read = from.read(select.from());
    Selected selected = items(select.items(), read);
    List<Field> fields = selected.fields();
    Scope scope = selected.scope();
    boolean seen = reading.scoping().selected().contains(Place.WHERE);
    Scope where = seen ? seeing(Place.WHERE, fields, scope) : read;
    names(from.late(), where);
    names(select.where(), where);
    names(select.windows(), scope);
    names(select.groupBy(), seeing(Place.GROUP_BY, fields, scope));
    names(select.having(), seeing(Place.HAVING, fields, scope));
    names(select.qualify(), seeing(Place.QUALIFY, fields, scope));
    names(select.on(), seeing(Place.GROUP_BY, fields, scope));
    names(order, seeing(Place.ORDER_BY, fields, scope));
    names(select.top(), scope);
    analysis.scopes.put(select, scope);
    analysis.fields.put(select, fields);
    return fields;
  }

  /** Returns the scope of a place, where the names of what is selected may be seen too. */
  private Scope seeing(Place place, List<Field> fields, Scope scope) {
    return !fields.isEmpty() && reading.scoping().selected().contains(place)
        ? scope.seeing(fields)
        : scope;
  }

  /** What is selected, or returned, and the scope in which all of it is known. */
  record Selected(List<Field> fields, Scope scope) {}

  Selected items(List<Clause.SelectItem> items, Scope scope) {
    boolean seen = reading.scoping().selected().contains(Place.WITHIN_SELECT);
    List<Name> names =
        items.stream().flatMap(item -> item.alias().stream()).map(Identifier::name).toList();
    List<Field> known = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Clause.SelectItem item : items) {
      if (item.value() instanceof Operand.AllColumns star) {
        fields.addAll(star(star, scope));
        continue;
      }
      boolean within = seen && !(item.value() instanceof ColumnName);
      names(item.value(), within ? scope.selecting(names, List.copyOf(known)) : scope);
      Field field =
          new Field(name(item), new Field.Origin.Selected(item))
              .of(resolver.column(item.value(), scope, List.of()));
      fields.add(field);
      item.alias().ifPresent(any -> known.add(field));
    }
    return new Selected(fields, seen ? scope.selecting(names, known) : scope);
  }

  private static @Nullable Name name(Clause.SelectItem item) {
    if (item.alias().isPresent()) {
      return item.alias().get().name();
    }
    return item.value() instanceof ColumnName column ? column.last().name() : null;
  }

  private List<Field> star(Operand.AllColumns star, Scope scope) {
    try {
      AllFields found = AllFields.of(star, scope, reading, resolver);
      analysis.stars.put(star, found);
      return found.fields();
    } catch (Fault refusal) {
      analysis.refuse(star, refusal);
      return List.of(Field.REST);
    }
  }

  /** Returns the scope in which common table expressions are known. */
  Scope commons(Optional<Clause.With> with, Scope around) {
    if (with.isEmpty()) {
      return around;
    }
    Scoping.Recursion recursion = reading.scoping().recursion();
    boolean recursive = with.get().recursive() || recursion.isUnsaid();
    Scope scope = around;
    if (recursive && recursion.isForward()) {
      for (Clause.CommonTable item : with.get().tables()) {
        scope = scope.with(item.name().name(), null);
      }
    }
    for (Clause.CommonTable item : with.get().tables()) {
      scope = scope.with(item.name().name(), common(item, recursive, scope));
    }
    return scope;
  }

  private List<Field> common(Clause.CommonTable item, boolean recursive, Scope scope) {
    Name name = item.name().name();
    if (!(item.statement() instanceof Query query)) {
      changes.read(item.statement(), scope);
      return renamed(analysis.fields(item.statement()), item.columns(), item);
    }
    Optional<Clause.CommonTable> self =
        Optional.of(item)
            .filter(each -> recursive && query.body() instanceof QueryBody.SetOperation);
    Scope inside = Scope.within(scope);
    if (self.isPresent() || !scope.common(name, reading.naming()).isEmpty()) {
      // Itself, or one of its name further out, which not every database sees here.
      inside = inside.with(name, null);
    }
    return common(renamed(query(query, inside, self), item.columns(), item), false);
  }

  private static List<Field> common(List<Field> fields, boolean inside) {
    return fields.stream()
        .map(
            each ->
                each.equals(Field.REST) ? each : each.from(new Field.Origin.Common(each, inside)))
        .toList();
  }

  /**
   * Gives fields the names of a list, if there is one. One of another length refuses its first
   * name.
   *
   * @param at the alias or common table expression that has the list
   */
  List<Field> renamed(List<Field> fields, List<Identifier> names, Node at) {
    analysis.fields.put(at, fields);
    if (names.isEmpty()) {
      return fields;
    }
    if (fields.size() != names.size()) {
      analysis.refuse(
          names.get(0),
          PlanFault.COLUMN_COUNT.fault(
              "a list of %s column names stands for %s columns; name each"
                  .formatted(names.size(), fields.size())));
      return List.of(Field.REST);
    }
    List<Field> renamed = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      renamed.add(fields.get(i).called(names.get(i).name()));
    }
    return renamed;
  }
}
