package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.evaluate.Split;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Columns;
import dev.hushcell.internal.plan.resolve.Comparisons;
import dev.hushcell.internal.plan.resolve.Lowering;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.SourceColumn;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The readers of one statement, which call each other as its parts contain each other. */
public final class StatementReaders {
  final StatementReading reading;
  final Operands operands;
  final Lowering lowering;
  final Comparisons comparisons;
  final Conditions conditions;
  final Branches branches;
  final Columns columns;
  final Slots slots;
  final Relations relations;
  final Sources sources;
  final TableRows rows;
  final Sorting sorting;
  final Windows windows;
  final TrustedCalls trusted;
  final Functions functions;
  final Documents documents;
  final UpperCases upperCases;
  final Patterns patterns;
  final Expressions expressions;
  final Selections selections;
  final Queries queries;
  private Optional<Split> split = Optional.empty();

  /** Builds the readers of a statement. */
  public StatementReaders(StatementReading reading, OtherTexts others) {
    this.reading = reading;
    this.operands = new Operands(reading);
    this.lowering = new Lowering(reading);
    this.comparisons = new Comparisons(reading, operands, lowering);
    this.conditions = new Conditions(this);
    this.branches = new Branches(reading);
    this.columns = new Columns(reading);
    this.slots = new Slots(reading);
    this.relations = new Relations(reading, others);
    this.sources = new Sources(this, others);
    this.rows = new TableRows(this);
    this.sorting = new Sorting(this);
    this.windows = new Windows(this);
    this.trusted = new TrustedCalls(reading, operands);
    this.functions = new Functions(this);
    this.documents = new Documents(this);
    this.upperCases = new UpperCases(this);
    this.patterns = new Patterns(this);
    this.expressions = new Expressions(this);
    this.selections = new Selections(this);
    this.queries = new Queries(this, others);
  }

  /** Returns the calls of routines that the configuration vouches for. */
  public TrustedCalls trusted() {
    return trusted;
  }

  /** Lets conditions of a query, the outermost one, be evaluated in the driver. */
  public void split(Query query) {
    split =
        Split.of(
            query,
            reading,
            columns,
            slots::of,
            (column, scope) -> Optional.ofNullable(rows.of(column, scope, List.of())));
  }

  /** Tells whether conditions of a query may be taken, to be evaluated in the driver. */
  boolean splits(QueryBody.Select select) {
    return split.filter(each -> each.isOf(select)).isPresent();
  }

  /** Tells whether a member of the WHERE of the query that is split was taken. */
  boolean takes(Expression member, Scope scope) {
    return split.filter(each -> each.takes(member, scope)).isPresent();
  }

  /** Tells whether a query is the derived table that is all that the query reads which is split. */
  boolean lifts(QueryBody.Select select) {
    return split.filter(each -> each.isAround(select)).isPresent();
  }

  /** Tells whether a member of the WHERE of that derived table was taken. */
  boolean lifts(Expression member, Scope scope, List<Output> outputs) {
    return split.filter(each -> each.lifts(member, scope, outputs)).isPresent();
  }

  /** Takes note of what that derived table delivers. */
  void delivers(List<Output> outputs, Scope scope) {
    split.ifPresent(each -> each.delivers(outputs, scope));
  }

  /** Fetches what was taken of that derived table. */
  void fetchLifted(QueryBody.Select select, Scope scope) {
    split.filter(each -> each.isOf(select)).ifPresent(each -> each.fetchLifted(scope));
  }

  /** Takes MIN or MAX of a protected column, if that is what the query selects that is split. */
  Optional<Provenance> takes(Clause.SelectItem item, Scope scope) {
    return split.flatMap(each -> each.takes(item, scope));
  }

  /** Takes ORDER BY of the query that is split if it can be done in the driver; tells whether. */
  boolean sorts(SortedColumns columns, List<Clause.OrderItem> items, List<Output> read) {
    return split
        .filter(
            each ->
                each.sorts(
                    columns.keys(items, read),
                    each.isOfDistinctRows()
                        ? columns.places()
                        : Stream.concat(columns.ties().stream(), tiesWithin(each)).toList()))
        .isPresent();
  }

  /** Returns the primary keys of the tables of a derived table, as far as it delivers them. */
  private Stream<String> tiesWithin(Split each) {
    return each.delivered().stream()
        .flatMap(within -> within.outputs().stream())
        .filter(output -> output.of() != null && isOfPrimaryKey(output.of()))
        .flatMap(output -> each.written(output).stream());
  }

  private boolean isOfPrimaryKey(SourceColumn column) {
    return column
        .source()
        .rows()
        .map(reading.schema()::primaryKey)
        .filter(key -> key.contains(column.column()))
        .isPresent();
  }

  /**
   * Refuses columns that are fetched if equal rows of the query that is split were more by them.
   */
  void requireSameRows(QueryBody.Select select, List<Output> outputs, Scope scope) {
    Optional<Split> distinct =
        split.filter(each -> each.isOf(select)).filter(Split::isOfDistinctRows);
    if (distinct.isEmpty()) {
      return;
    }
    List<Output> told = new ArrayList<>(outputs);
    distinct
        .flatMap(Split::counted)
        .map(each -> column(rows.of(each, scope, List.of())))
        .ifPresent(told::add);
    boolean same =
        distinct.get().needed().stream()
            .allMatch(
                each ->
                    told.stream().anyMatch(one -> each != null && each.equals(one.of()))
                        || rows.isToldByKey(column(each), told, scope)
                        || isToldWithin(each, told));
    if (!same) {
      throw reading.notUnderstood(
          "DISTINCT beside a condition or an order that is evaluated in the driver, without a key"
              + " of the table of its column in the list");
    }
  }

  /** Of a derived table that delivers its rows as they are, a key tells as much as in it. */
  private boolean isToldWithin(@Nullable SourceColumn column, List<Output> told) {
    return split
        .flatMap(Split::delivered)
        .filter(
            within ->
                column != null
                    && rows.isToldByKey(
                        column(within(column, within.outputs())),
                        told.stream()
                            .map(Output::of)
                            .filter(Objects::nonNull)
                            .filter(each -> each.source() == column.source())
                            .map(each -> column(within(each, within.outputs())))
                            .toList(),
                        within.scope()))
        .isPresent();
  }

  /** Returns what a column of a derived table is in it. */
  private static @Nullable SourceColumn within(SourceColumn column, List<Output> outputs) {
    List<Output> called =
        outputs.stream()
            .filter(each -> each.name() != null && each.name().text().equals(column.column()))
            .toList();
    return called.size() == 1 ? called.get(0).of() : null;
  }

  private static Output column(@Nullable SourceColumn column) {
    return new Output(null, Provenance.plain()).of(column);
  }

  /** Tells whether the rows of a query are cut in the driver. */
  boolean cuts(Query query) {
    return query.body() instanceof QueryBody.Select select
        && splits(select)
        && split.filter(Split::cuts).isPresent();
  }

  /** Returns what is evaluated in the driver, and has it taken out of the statement. */
  public Optional<Evaluation> evaluation(List<Output> outputs) {
    Optional<Evaluation> evaluation = split.flatMap(each -> each.evaluation(outputs));
    if (evaluation.isPresent()) {
      split.orElseThrow().splices().forEach(reading::splice);
    }
    return evaluation;
  }

  /** Returns the columns that are fetched for what is evaluated in the driver. */
  public List<Output> hidden() {
    return split.map(Split::hidden).orElse(List.of());
  }

  /** Returns what the readers found out. */
  public StatementReading reading() {
    return reading;
  }

  /** Reads a query and returns the columns that it delivers. */
  public List<Output> query(Query query, Scope scope) {
    return queries.read(query, scope);
  }

  /** Reads a query of which the columns are used by their place. */
  public List<Output> positional(Query query, Scope scope) {
    List<Output> outputs = queries.read(query, scope);
    Stars.requireKnown(outputs, reading);
    return outputs;
  }

  /** Reads the sources of a statement into the scope. */
  public void sources(List<Relation> relations, Scope scope) {
    sources.read(relations, scope);
  }

  /** Reads the sources of a change, which do not see its target, into the scope that has both. */
  public void sourcesApart(List<Relation> relations, Scope scope) {
    Scope apart = Sources.apart(scope);
    sources.read(relations, apart);
    scope.take(apart);
  }

  /** Makes the common table expressions of a statement known in the scope. */
  public void commons(Optional<Clause.With> with, Scope scope) {
    queries.commons(with, scope);
  }

  /** Finds the table that a statement changes, and adds it to the scope under its name. */
  public Target target(Relation.Table table, Scope scope) {
    return relations.target(table, scope);
  }

  /** Finds the table that a statement changes among the sources that were read into the scope. */
  public Target targetAmong(Relation.Table table, Scope scope) {
    return relations.targetAmong(table, scope);
  }

  /** Tells whether a column may be one of a table that was read into the scope as a source. */
  public boolean mayHave(Relation.Table table, Operand.ColumnName column, Scope scope) {
    return columns.mayHave(table, column, scope);
  }

  /** Makes the row that a statement inserts known in the scope under a name. */
  public void row(Part.Alias alias, List<Output> columns, Scope scope) {
    sources.row(alias, columns, scope);
  }

  /** Adds a table that a statement changes to a scope under another name too. */
  public void again(Target target, Name name, Scope scope) {
    scope.add(target.called(name));
  }

  /** Reads a list of what is selected, or returned, and returns its columns. */
  public List<Output> selected(List<Clause.SelectItem> items, Scope scope) {
    return selections.outputs(items, scope);
  }

  /** Reads an expression. */
  public Provenance expression(Expression expression, Scope scope) {
    return expressions.read(expression, scope);
  }

  /** Tells whether an expression is a parameter and nothing else. */
  public boolean isParameter(Expression expression) {
    return slots
        .of(expression)
        .filter(slot -> slot.isParameter() && slot.cast() == null)
        .isPresent();
  }

  /** Reads a condition, if there is one. */
  public void condition(Optional<Expression> condition, Scope scope) {
    condition.ifPresent(each -> conditions.read(each, scope));
  }

  /** Reads the order and the limit of a statement that changes rows. */
  public void limits(Optional<Clause.OrderBy> order, Optional<Clause.Limit> limit, Scope scope) {
    sorting.order(order, List.of(), scope);
    sorting.limit(limit, scope);
  }

  /** Takes what a view delivers to whoever reads it. */
  public void passOn(Provenance provenance) {
    if (!(provenance instanceof Provenance.Cell cell)) {
      operands.plain(provenance, PlanFault.COMPUTED, "is delivered");
    } else {
      Comparisons.requireAsWritten(cell);
    }
  }

  /** Takes what is delivered to nobody but the application, and is no cell. */
  public void deliver(Provenance provenance) {
    if (!(provenance instanceof Provenance.Cell cell)) {
      operands.plain(provenance, PlanFault.COMPUTED, "is delivered");
    } else {
      Comparisons.requireAsWritten(cell);
      reading.permission().requireReadable(cell);
    }
  }

  /** Returns the cell column of a delivered provenance, or null for a plain one. */
  public static @Nullable ProtectedColumn opened(Provenance provenance) {
    return provenance instanceof Provenance.Cell cell ? cell.column() : null;
  }
}
