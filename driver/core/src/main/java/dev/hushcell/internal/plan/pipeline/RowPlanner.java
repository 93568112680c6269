package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.StatementAnalyzer;
import dev.hushcell.internal.plan.analysis.Tables;
import dev.hushcell.internal.plan.change.Changes;
import dev.hushcell.internal.plan.change.Changes.RowChange;
import dev.hushcell.internal.plan.evaluate.FoundRows;
import dev.hushcell.internal.plan.evaluate.ListedRows;
import dev.hushcell.internal.plan.evaluate.Split;
import dev.hushcell.internal.plan.evaluate.ValuesAlone;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.TenantConditions;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.tree.Change;
import dev.hushcell.internal.sql.tree.Computation.Function;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.Statement;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans one statement that queries or changes rows. */
final class RowPlanner {
  private final Tree statement;
  private final PlanContext context;
  private final ViewTexts views;
  private final StatementReading reading;
  private final Analysis analysis;
  private final TrustedCalls trusted;
  private final Operands operands;
  private final Expressions expressions;
  private final Changes changes;
  private boolean changesWithin;
  private @Nullable RowPlanner computing;

  RowPlanner(Tree statement, PlanContext context, ViewTexts views) {
    this(statement, context, views, Optional.empty());
  }

  /**
   * Prepares to plan a statement.
   *
   * @param view the view of which it is the text
   */
  RowPlanner(Tree statement, PlanContext context, ViewTexts views, Optional<TableName> view) {
    this.statement = statement;
    this.context = context;
    this.views = views;
    this.reading = new StatementReading(statement, context, view);
    Tables tables = new Tables(reading, this::view);
    this.operands = new Operands(reading);
    this.trusted = new TrustedCalls(reading, operands);
    this.analysis = StatementAnalyzer.analyze(reading, tables, trusted);
    this.expressions = new Expressions(reading, analysis, trusted, this::changedWithin);
    this.reading.computed().by(new ValuesAlone(reading, analysis, expressions));
    new TenantConditions(reading, analysis).find(statement.statement());
    this.changes = new Changes(reading, analysis, expressions, tables);
  }

  private List<Field> view(SchemaView.Relation view) {
    return views.fields(view, context, reading.tables()::add);
  }

  /** Reads a statement that changes rows as a part of another. */
  private void changedWithin(Statement part) {
    changesWithin = true;
    if (changes.read(part).isEmpty()) {
      throw reading.notUnderstood("a part that changes no rows");
    }
  }

  StatementReading reading() {
    return reading;
  }

  /** Returns what keeps the driver from evaluating a part of the statement, as far as is known. */
  Optional<String> obstacle() {
    return computing == null ? reading.obstacle() : computing.obstacle();
  }

  /** Returns where the values of a field come from. */
  Provenance value(Field field) {
    return expressions.values().of(field);
  }

  /** Reads a statement that must be a query. */
  List<Field> query() {
    if (!(statement.statement() instanceof Query query)) {
      throw reading.notUnderstood("something else than a query");
    }
    List<Field> fields = expressions.queries().read(query);
    if (changesWithin) {
      throw reading.notUnderstood("a view that changes rows when it is read");
    }
    fields.forEach(field -> operands.passOn(value(field)));
    analysis.requireAll();
    reading.requireUnderstood();
    return fields;
  }

  /**
   * Plans a statement that is a text of its own: conditions of it may be evaluated here.
   *
   * @param planner plans queries that find its rows; null for such a query
   */
  PiecePlan split(Finding.@Nullable Queries planner) {
    if (statement.statement() instanceof Query query) {
      boolean within = planner == null;
      Optional<ListedRows> listed =
          within ? Optional.empty() : ListedRows.of(query, reading, analysis, expressions);
      Optional<Split> split =
          Split.of(query, within, reading, analysis, expressions, this::isRefused);
      return plan(query, split, Optional.empty(), listed, planner);
    }
    return statement.statement() instanceof Change change && planner != null
        ? change(change, planner)
        : plan();
  }

  /** What it assigns is computed here where the statement is refused otherwise. */
  private PiecePlan change(Change change, Finding.Queries planner) {
    try {
      return change(change, false, planner);
    } catch (Fault refused) {
      if (!FoundRows.mayCompute(change, reading)) {
        throw refused;
      }
      try {
        computing = new RowPlanner(statement, context, views);
        return computing.change(change, true, planner);
      } catch (Fault again) {
        // What is quoted as a name may be a value: the first reading looks at that, and tells none.
        throw again.code() == PlanFault.COLUMN_UNKNOWN ? refused : again;
      }
    }
  }

  private PiecePlan change(Change change, boolean computes, Finding.Queries planner) {
    Optional<FoundRows> found = FoundRows.of(change, computes, reading, analysis, expressions);
    Optional<ListedRows> listed =
        found.isPresent()
            ? Optional.empty()
            : ListedRows.of(change, reading, analysis, expressions);
    return plan(change, Optional.empty(), found, listed, planner);
  }

  /** Tells whether the statement is refused where nothing of it is evaluated here. */
  private boolean isRefused() {
    try {
      PiecePlan unused = new RowPlanner(statement, context, views).plan();
      return false;
    } catch (Fault refused) {
      return true;
    }
  }

  PiecePlan plan() {
    if (statement.statement() instanceof Statement.Explain explain) {
      reading.notEvaluated("EXPLAIN, which asks the database alone; ask hushcell explain");
      PiecePlan inner = plan(explain.statement());
      return new PiecePlan(
          StatementHead.EXPLAIN,
          inner.touching(),
          inner.splices(),
          inner.parameters(),
          List.of(),
          true);
    }
    return plan(statement.statement());
  }

  private PiecePlan plan(Statement tree) {
    return plan(tree, Optional.empty(), Optional.empty(), Optional.empty(), null);
  }

  private PiecePlan plan(
      Statement tree,
      Optional<Split> split,
      Optional<FoundRows> found,
      Optional<ListedRows> listed,
      Finding.@Nullable Queries planner) {
    Optional<RowChange> change = changes.read(tree);
    List<Field> fields = change.map(RowChange::returned).orElseGet(() -> fields(tree));
    fields.forEach(field -> operands.deliver(value(field)));
    Optional<Evaluation> evaluation = split.map(each -> each.evaluation(fields));
    analysis.requireAll();
    reading.requireUnderstood();
    if (reading.tables().isEmpty()) {
      return PiecePlan.untouched(statement.tokens());
    }
    List<Field> fetched = new ArrayList<>(fields);
    split.ifPresent(each -> fetched.addAll(each.hidden()));
    found.ifPresent(each -> each.splice((Change) tree));
    listed.ifPresent(ListedRows::splice);
    Optional<Finding> finding = Optional.empty();
    if (planner != null) {
      boolean returns = change.isPresent() && !fields.isEmpty();
      finding =
          found
              .map(each -> each.finding((Change) tree, returns, planner))
              .or(() -> split.flatMap(each -> each.finding(planner)));
      if (listed.isPresent() && finding.isPresent()) {
        throw reading.notUnderstood("rows that are found twice, here and in a query within it");
      }
      finding = finding.or(() -> listed.map(each -> each.finding(tree, returns, planner)));
    }
    if (evaluation.isPresent() || finding.isPresent() || split.isPresent() || found.isPresent()) {
      reading.rows().requireNone();
    }
    boolean writes = change.isPresent() || changesWithin;
    return plan(fetched, change, writes, evaluation, Optional.empty(), finding);
  }

  private PiecePlan plan(
      List<Field> fields,
      Optional<RowChange> change,
      boolean writes,
      Optional<Evaluation> evaluation,
      Optional<CallOutcome> call,
      Optional<Finding> finding) {
    RoleSettling settled = RoleSettling.of(reading);
    List<Splice> splices = new ArrayList<>(settled.splices());
    splices.addAll(reading.splices());
    return new PiecePlan(
        StatementHead.of(statement.tokens()),
        true,
        splices,
        settled.parameters(),
        results(fields, splices, settled.parameters()),
        List.of(),
        change.flatMap(each -> each.target().table()).orElse(null),
        writes,
        evaluation.orElse(null),
        call.orElse(null),
        finding.orElse(null));
  }

  private List<Field> fields(Statement tree) {
    if (tree instanceof Query query) {
      return expressions.queries().read(query);
    }
    if (tree instanceof Statement.Test test) {
      expressions.condition(Optional.of(test.condition()));
      return List.of();
    }
    throw reading.notUnderstood("a statement in a place of another", tree);
  }

  /** Plans a call of a routine that the configuration vouches for. */
  PiecePlan call(RoutineCall call) {
    Function function = call.function();
    if (call.executed()) {
      function = trusted.executesOnly(function);
    } else {
      trusted.callsOnly(function);
    }
    operands.deliver(expressions.read(function));
    CallOutcome outcome = call.outcome(trusted.last());
    call.result()
        .map(expressions::read)
        .ifPresent(each -> takes(each.slots(), outcome.parameters().get(0).gives().column()));
    analysis.requireAll();
    reading.requireUnderstood();
    return reading.tables().isEmpty()
        ? PiecePlan.untouched(statement.tokens())
        : plan(
            List.of(),
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.of(outcome),
            Optional.empty());
  }

  /** Nothing is to be set for a result; what is set all the same is sealed where it could be. */
  private void takes(List<Slot> result, @Nullable ProtectedColumn column) {
    if (column == null) {
      reading.roles().plain(result);
    } else {
      reading.roles().seal(result, column, Use.ASSIGNED);
    }
  }

  private Results results(
      List<Field> fields, List<Splice> splices, List<ParameterRole> parameters) {
    Map<Integer, String> labels =
        fields.contains(Field.REST)
            ? Map.of()
            : new ResultLabels(reading, analysis, splices, parameters).of(fields);
    List<@Nullable ProtectedColumn> columns = new ArrayList<>();
    List<@Nullable String> names = new ArrayList<>();
    boolean any = !labels.isEmpty();
    for (Field field : fields) {
      ProtectedColumn column = value(field) instanceof Provenance.Cell cell ? cell.column() : null;
      boolean placed = field.expanded() && field.name() != null;
      any |= column != null || placed; // by itself the * of a table function has no shape to check
      columns.add(column);
      names.add(placed ? Objects.requireNonNull(field.name()).text() : null);
    }
    boolean own = reading.tables().stream().anyMatch(ProtectedTable::hasOwnRows);
    return any
        ? new Results.Columns(columns, names, Map.copyOf(labels), own)
        : new Results.None(own);
  }
}
