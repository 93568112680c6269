package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A planner that knows only the texts it was told of; every other is untouched. */
final class Plans implements Planner {
  private final Map<String, Supplier<StatementPlan>> plans = new HashMap<>();
  private final List<String> planned = new ArrayList<>();

  @Override
  public StatementPlan plan(String sql, SchemaView schema, Protection protection)
      throws ActivationNeeded {
    planned.add(sql);
    return plans.getOrDefault(sql, () -> new StatementPlan.Untouched(Afterwards.NOTHING)).get();
  }

  /** Returns the texts in the order in which plans were asked for. */
  List<String> planned() {
    return planned;
  }

  void put(String sql, Supplier<StatementPlan> plan) {
    plans.put(sql, plan);
  }

  Builder touching(String sql) {
    Builder builder = new Builder(sql);
    plans.put(sql, builder::build);
    return builder;
  }

  /** Describes a touching plan; a literal is found by its text in the statement. */
  static final class Builder {
    private final String sql;
    private final List<Splice> splices = new ArrayList<>();
    private final List<ParameterRole> parameters = new ArrayList<>();
    private Results results = new Results.None(false);
    private List<SchemaChange> changes = List.of();
    private ProtectedTable keyed;
    private Evaluation evaluation;
    private Afterwards afterwards = Afterwards.NOTHING;

    Builder(String sql) {
      this.sql = sql;
    }

    Builder plain() {
      parameters.add(new ParameterRole.Plain());
      return this;
    }

    Builder assigned(ProtectedColumn column) {
      parameters.add(new ParameterRole.Sealed(column, Use.ASSIGNED));
      return this;
    }

    Builder compared(ProtectedColumn column) {
      parameters.add(new ParameterRole.Sealed(column, Use.COMPARED));
      return this;
    }

    Builder nullTest() {
      parameters.add(new ParameterRole.NullTest());
      return this;
    }

    Builder literal(String text, ProtectedColumn column, Use use, String value) {
      return literal(text, column, use, LiteralValue.Reading.TEXT, value);
    }

    Builder literal(
        String text,
        ProtectedColumn column,
        Use use,
        LiteralValue.Reading reading,
        String content) {
      int begin = sql.indexOf(text);
      int before = (int) sql.substring(0, begin).chars().filter(c -> c == '?').count();
      int end = begin + text.length();
      LiteralValue literal =
          LiteralValue.of(reading, new Token(Token.Kind.STRING, begin, end, content));
      splices.add(
          new Splice.Sealed(
              begin, end, column, use, new SealedValue.Literal(literal), before, null));
      return this;
    }

    Builder replace(String text, String replacement) {
      int begin = sql.indexOf(text);
      splices.add(new Splice.Text(begin, begin + text.length(), replacement));
      return this;
    }

    Builder columns(ProtectedColumn... columns) {
      results = new Results.Columns(Arrays.asList(columns), List.of(), Map.of(), false);
      return this;
    }

    Builder named(String... names) {
      List<@Nullable ProtectedColumn> columns = ((Results.Columns) results).columns();
      results = new Results.Columns(columns, Arrays.asList(names), Map.of(), false);
      return this;
    }

    Builder keyed(ProtectedTable table) {
      keyed = table;
      return this;
    }

    Builder changes(SchemaChange... made) {
      changes = List.of(made);
      return this;
    }

    /** Has the rows be filtered, and sorted by the first column if that is wanted. */
    Builder evaluated(boolean sorted) {
      ProtectedColumn first = ((Results.Columns) results).columns().get(0);
      Evaluation.Key key = new Evaluation.Key.Value(first, 1, TextOrder.CODE_POINT, false, false);
      evaluation =
          new Evaluation(
              List.of(),
              List.of(),
              new Formula.All(List.of()),
              List.of(),
              List.of(),
              List.of(),
              sorted ? List.of(key) : List.of(),
              new Evaluation.Cut(null, null, 0),
              Evaluation.Summary.NONE,
              0,
              null,
              List.of(),
              2,
              100,
              10_000,
              false);
      return this;
    }

    Builder mayChangeSession() {
      afterwards = Afterwards.EVERYTHING;
      return this;
    }

    Touching build() {
      boolean writes = !(results instanceof StatementPlan.Results.Columns);
      return new Touching(
          sql,
          splices,
          parameters,
          results,
          changes,
          keyed,
          afterwards,
          writes,
          evaluation,
          null,
          null);
    }
  }
}
