package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.CallText;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.change.Change;
import dev.hushcell.internal.plan.change.ChangeReader;
import dev.hushcell.internal.plan.read.OtherTexts;
import dev.hushcell.internal.plan.read.StatementReaders;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.plan.resolve.Target;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.form.ParsedStatement;
import dev.hushcell.internal.sql.form.ParsedStatement.Delta;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.ExplainStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Plans one statement that queries or changes rows. */
final class RowPlanner implements OtherTexts {
  private final ParsedStatement statement;
  private final StatementReading reading;
  private final StatementReaders readers;

  private final PlanContext context;
  private final ViewTexts views;
  private boolean changesWithin;

  RowPlanner(ParsedStatement statement, PlanContext context, ViewTexts views) {
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
    if (!(statement.tree() instanceof Select select)) {
      throw reading.notUnderstood("something else than a query");
    }
    List<Output> outputs = readers.query(select, new Scope(null));
    outputs.forEach(output -> readers.passOn(output.provenance()));
    reading.requireUnderstood();
    return outputs;
  }

  /** Plans a statement that is a text of its own: conditions of it may be evaluated here. */
  PiecePlan split() {
    if (statement.tree() instanceof PlainSelect select) {
      readers.split(select);
    }
    return plan();
  }

  PiecePlan plan() {
    Statement tree = statement.tree();
    if (tree instanceof ExplainStatement explain && explain.getStatement() != null) {
      PiecePlan inner = plan(explain.getStatement());
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
    Optional<Change> change = ChangeReader.read(tree, statement.upsert(), readers, new Scope(null));
    List<Output> outputs = change.map(Change::returned).orElse(List.of());
    if (change.isEmpty()) {
      if (!(tree instanceof Select select)) {
        throw reading.notUnderstood(tree.getClass().getSimpleName());
      }
      outputs = readers.query(select, new Scope(null));
    }
    outputs.forEach(output -> readers.deliver(output.provenance()));
    Optional<Evaluation> evaluation = readers.evaluation(outputs);
    reading.requireUnderstood();
    if (reading.tables().isEmpty()) {
      return PiecePlan.untouched(statement.tokens());
    }
    RoleSettling settled = RoleSettling.of(reading, context.types());
    List<Splice> splices = new ArrayList<>(settled.splices());
    splices.addAll(reading.spelledStars());
    splices.addAll(reading.splices());
    change.ifPresent(each -> splices.addAll(each.splices()));
    List<Output> fetched = new ArrayList<>(outputs);
    if (evaluation.isPresent()) {
      fetched.addAll(readers.hidden());
    }
    return new PiecePlan(
        StatementHead.of(statement.tokens()),
        true,
        splices,
        settled.parameters(),
        results(fetched),
        List.of(),
        keyed(change),
        change.isPresent() || changesWithin,
        evaluation.orElse(null),
        null);
  }

  /** Plans a query of which a call is all there is. */
  RoutineCall.Query called(CallText text) {
    if (statement.tree() instanceof PlainSelect select
        && select.getSelectItems().size() == 1
        && select.getSelectItems().get(0).getExpression() instanceof Function call) {
      readers.trusted().callsOnly(call, text.names());
    }
    return new RoutineCall.Query(plan(), readers.trusted().last());
  }

  @Override
  public List<Output> view(Relation view) {
    return views.columns(view, context, this::touch);
  }

  private void touch(ProtectedTable table) {
    if (!reading.tables().contains(table)) {
      reading.tables().add(table);
    }
  }

  @Override
  public Target changed(Delta delta) {
    changesWithin = true;
    Change change =
        ChangeReader.read(delta.tree(), delta.upsert(), readers, new Scope(null))
            .orElseThrow(() -> reading.notUnderstood("a table of changed rows"));
    change.splices().forEach(reading::splice);
    return change.target();
  }

  @Override
  public List<Output> changing(Statement part, Scope outer) {
    changesWithin = true;
    Change change =
        ChangeReader.read(part, Optional.empty(), readers, outer)
            .orElseThrow(() -> reading.notUnderstood("WITH over an unusual statement"));
    change.splices().forEach(reading::splice);
    return change.returned();
  }

  private static @Nullable ProtectedTable keyed(Optional<Change> change) {
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
