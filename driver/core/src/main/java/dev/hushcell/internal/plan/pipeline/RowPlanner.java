package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.change.ChangeReader;
import dev.hushcell.internal.plan.change.RowChange;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.read.OtherTexts;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.tree.Computation.Function;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Statement;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans one statement that queries or changes rows. */
final class RowPlanner implements OtherTexts {
  private final Tree statement;
  private final StatementReading reading;
  private final StatementReaders readers;

  private final PlanContext context;
  private final ViewTexts views;
  private boolean changesWithin;

  RowPlanner(Tree statement, PlanContext context, ViewTexts views) {
    this.statement = statement;
    this.context = context;
    this.views = views;
    this.reading = new StatementReading(statement, context);
    this.readers = new StatementReaders(reading, this);
  }

  StatementReading reading() {
    return reading;
  }

  /** Reads a statement that must be a query. */
  List<Output> query() {
    if (!(statement.statement() instanceof Query query)) {
      throw reading.notUnderstood("something else than a query");
    }
    List<Output> outputs = readers.query(query, new Scope(null));
    if (changesWithin) {
      throw reading.notUnderstood("a view that changes rows when it is read");
    }
    outputs.forEach(output -> readers.passOn(output.provenance()));
    reading.requireUnderstood();
    return outputs;
  }

  /** Plans a statement that is a text of its own: conditions of it may be evaluated here. */
  PiecePlan split() {
    if (statement.statement() instanceof Query query && query.body() instanceof Select) {
      readers.split(query);
    }
    return plan();
  }

  PiecePlan plan() {
    Statement tree = statement.statement();
    if (tree instanceof Statement.Explain explain) {
      PiecePlan inner = plan(explain.statement());
      return new PiecePlan(
          StatementHead.EXPLAIN,
          inner.touching(),
          inner.splices(),
          inner.parameters(),
          new Results.None(),
          List.of(),
          null,
          true);
    }
    return plan(tree);
  }

  private PiecePlan plan(Statement tree) {
    Optional<RowChange> change = ChangeReader.read(tree, readers, new Scope(null));
    List<Output> outputs = change.map(RowChange::returned).orElseGet(() -> outputs(tree));
    outputs.forEach(output -> readers.deliver(output.provenance()));
    Optional<Evaluation> evaluation = readers.evaluation(outputs);
    reading.requireUnderstood();
    if (reading.tables().isEmpty()) {
      return PiecePlan.untouched(statement.tokens());
    }
    List<Output> fetched = new ArrayList<>(outputs);
    if (evaluation.isPresent()) {
      fetched.addAll(readers.hidden());
    }
    boolean writes = change.isPresent() || changesWithin;
    return plan(results(fetched), change, writes, evaluation, Optional.empty());
  }

  private PiecePlan plan(
      Results results,
      Optional<RowChange> change,
      boolean writes,
      Optional<Evaluation> evaluation,
      Optional<CallOutcome> call) {
    RoleSettling settled = RoleSettling.of(reading, context.types());
    List<Splice> splices = new ArrayList<>(settled.splices());
    splices.addAll(reading.spelledStars());
    splices.addAll(reading.splices());
    change.ifPresent(each -> splices.addAll(each.splices()));
    return new PiecePlan(
        StatementHead.of(statement.tokens()),
        true,
        splices,
        settled.parameters(),
        results,
        List.of(),
        keyed(change),
        writes,
        evaluation.orElse(null),
        call.orElse(null));
  }

  private List<Output> outputs(Statement tree) {
    if (tree instanceof Query query) {
      return readers.query(query, new Scope(null));
    }
    if (tree instanceof Statement.Test test) {
      readers.condition(Optional.of(test.condition()), new Scope(null));
      return List.of();
    }
    throw reading.notUnderstood("a statement in a place of another", tree);
  }

  /** Plans a call of a routine that the configuration vouches for. */
  PiecePlan call(RoutineCall call) {
    Scope scope = new Scope(null);
    Function function = call.function();
    if (call.executed()) {
      function = readers.trusted().executesOnly(function);
    } else {
      readers.trusted().callsOnly(function);
    }
    readers.deliver(readers.expression(function, scope));
    CallOutcome outcome = call.outcome(readers.trusted().last());
    call.result()
        .map(each -> readers.expression(each, scope))
        .ifPresent(each -> takes(each.slots(), outcome.parameters().get(0).gives().column()));
    reading.requireUnderstood();
    return reading.tables().isEmpty()
        ? PiecePlan.untouched(statement.tokens())
        : plan(new Results.None(), Optional.empty(), true, Optional.empty(), Optional.of(outcome));
  }

  /** Nothing is to be set for a result; what is set all the same is sealed where it could be. */
  private void takes(List<Slot> result, @Nullable ProtectedColumn column) {
    if (column == null) {
      reading.attribution().plain(result);
    } else {
      reading.attribution().seal(result, column, Use.ASSIGNED);
    }
  }

  @Override
  public List<Output> view(SchemaView.Relation view) {
    return views.columns(view, context, this::touch);
  }

  private void touch(ProtectedTable table) {
    if (!reading.tables().contains(table)) {
      reading.tables().add(table);
    }
  }

  @Override
  public Target changed(Statement part) {
    changesWithin = true;
    RowChange change =
        ChangeReader.read(part, readers, new Scope(null))
            .orElseThrow(() -> reading.notUnderstood("a table of changed rows"));
    change.splices().forEach(reading::splice);
    return change.target();
  }

  @Override
  public List<Output> changing(Statement part, Scope outer) {
    changesWithin = true;
    RowChange change =
        ChangeReader.read(part, readers, outer)
            .orElseThrow(() -> reading.notUnderstood("WITH over an unusual statement"));
    change.splices().forEach(reading::splice);
    return change.returned();
  }

  private static @Nullable ProtectedTable keyed(Optional<RowChange> change) {
    return change.flatMap(each -> each.target().table()).orElse(null);
  }

  private static Results results(List<Output> outputs) {
    List<@Nullable ProtectedColumn> columns = new ArrayList<>();
    List<@Nullable String> names = new ArrayList<>();
    boolean any = false;
    for (Output output : outputs) {
      ProtectedColumn column = StatementReaders.opened(output.provenance());
      boolean placed = output.expanded() && output.name() != null;
      any |= column != null || placed; // by itself the * of a table function has no shape to check
      columns.add(column);
      names.add(placed ? Objects.requireNonNull(output.name()).text() : null);
    }
    return any ? new Results.Columns(columns, names) : new Results.None();
  }
}
