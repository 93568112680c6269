package dev.hushcell.internal.explain;

import dev.hushcell.explain.DriverWork;
import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.Place;
import dev.hushcell.explain.ResultColumn;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.ProtectionLedger;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains what the statements of one connection would do, with the planner that plans them. It
 * activates nothing, writes nothing and needs no key. Used by one thread at a time, as the schema
 * view is.
 *
 * @param planner the planner of its statements, without a cache: it is asked about what is not so
 * @param schema the database as the connection sees it
 * @param protection what is protected now
 * @param foresight what activations and definitions would put on record
 * @param access what the connection may not do with protected columns
 * @param lexer of the database
 * @param literals judges values of literals
 */
public record Explainer(
    Planner planner,
    SchemaView schema,
    Supplier<Protection> protection,
    ProtectionLedger.Preview foresight,
    Access access,
    Lexer lexer,
    LiteralCheck literals) {
  private static final int MOST_ATTEMPTS = 5;

  /** Tells, without a key, whether the value of a literal fits its column. */
  @FunctionalInterface
  public interface LiteralCheck {
    /** Throws the fault that sealing the literal would throw for its value. */
    void require(Splice.Sealed literal);
  }

  /**
   * Explains a text, which may have several statements; they are explained as they would be sent:
   * together.
   *
   * @throws Fault when the database or the catalogue cannot be asked now
   */
  public Explanation explain(String sql) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      List<ProtectedColumn> activations = new ArrayList<>();
      try {
        Explanation explanation = planned(sql, activations);
        if (schema.isCurrent()) {
          return explanation;
        }
      } catch (PlanAgain again) {
        // with the protection of now
      } catch (Fault fault) {
        if (fault.code().kind() == FaultKind.TRANSIENT) {
          throw fault;
        }
        if (schema.isCurrent()) {
          return refused(fault, place(sql, fault), activations);
        }
      }
    }
    throw busy("the protected columns or the schema change");
  }

  private Explanation planned(String sql, List<ProtectedColumn> activations) {
    Protection supposed = protection.get();
    schema.planningFor(supposed.epoch());
    Set<TableName> tables = new HashSet<>();
    while (true) {
      try {
        StatementPlan plan = planner.plan(sql, schema, supposed);
        return plan instanceof Touching touching
            ? touching(touching, supposed, activations)
            : new Explanation.Passed();
      } catch (ActivationNeeded needed) {
        if (!schema.isCurrent()) {
          throw new PlanAgain();
        }
        if (!tables.add(needed.table())) {
          throw busy(needed.table() + " is being activated");
        }
        List<ProtectedColumn> columns = foresight.ofActivation(needed.table());
        columns.stream().map(access::declared).forEach(activations::add);
        supposed = supposed.supposing(needed.table(), columns);
      }
    }
  }

  private static Fault busy(String what) {
    return PlanFault.FAILED.fault(what + " at this moment, so nothing can be said; ask again");
  }

  private Explanation touching(
      Touching plan, Protection supposed, List<ProtectedColumn> activations) {
    for (Splice splice : plan.splices()) {
      Optional<Fault> unfit =
          splice instanceof Splice.Sealed literal ? unfit(literal) : Optional.empty();
      if (unfit.isPresent()) {
        Place place = Place.of(plan.sql(), splice.begin());
        return refused(unfit.get(), Optional.of(place), activations);
      }
    }
    if (!plan.changes().isEmpty()) {
      foresight.ofChanges(plan.changes()).stream().map(access::declared).forEach(activations::add);
    }
    Tokens tokens = lexer.lex(plan.sql());
    return new Explanation.Touching(
        TouchedTables.of(plan, tokens, schema, supposed),
        Values.of(plan, tokens, access),
        results(plan),
        plan.changes(),
        activations,
        Optional.ofNullable(plan.work()).map(Explainer::work),
        SentText.of(plan, tokens, lexer));
  }

  private Optional<Fault> unfit(Splice.Sealed literal) {
    try {
      literals.require(literal);
      return Optional.empty();
    } catch (Fault fault) {
      return Optional.of(fault);
    }
  }

  private static DriverWork work(Evaluation evaluation) {
    Set<Integer> decide =
        evaluation.formula().cells().boxed().collect(Collectors.toUnmodifiableSet());
    Evaluation.Grouping grouping = evaluation.grouping();
    Stream<ProtectedColumn> groups =
        grouping == null ? Stream.empty() : grouping.by().stream().flatMap(Evaluation.Key::columns);
    return new DriverWork(
        sorted(cells(evaluation, decide::contains)),
        sorted(Stream.concat(cells(evaluation, each -> !decide.contains(each)), groups)),
        evaluation.keys().stream()
            .flatMap(Evaluation.Key::columns)
            .map(ProtectedColumn::name)
            .distinct()
            .toList(),
        evaluation.rows(),
        evaluation.cases().stream()
            .map(each -> each.letters().unknown(each.capitals()))
            .filter(each -> !each.isEmpty())
            .distinct()
            .collect(Collectors.joining(", or ")));
  }

  private static Stream<ProtectedColumn> cells(Evaluation evaluation, IntPredicate which) {
    return IntStream.range(0, evaluation.cells().size())
        .filter(which)
        .mapToObj(each -> evaluation.cells().get(each).column());
  }

  private static List<ColumnName> sorted(Stream<ProtectedColumn> columns) {
    return columns
        .map(ProtectedColumn::name)
        .distinct()
        .sorted(Comparator.comparing(ColumnName::toString))
        .toList();
  }

  private List<ResultColumn> results(Touching plan) {
    List<ResultColumn> found = new ArrayList<>();
    if (plan.results() instanceof Results.Columns results) {
      int visible =
          plan.evaluation() == null ? results.columns().size() : plan.evaluation().visible();
      results.columns().subList(0, visible).forEach(column -> found.add(result(column)));
    } else if (plan.call() != null) {
      plan.call().result(0).forEach(each -> found.add(result(each.column())));
    }
    return found;
  }

  private ResultColumn result(@Nullable ProtectedColumn column) {
    boolean withheld = column != null && access.of(column.name()).isPresent();
    return new ResultColumn(Optional.ofNullable(column).map(ProtectedColumn::name), withheld);
  }

  private static Optional<Place> place(String sql, Fault fault) {
    OptionalInt offset = fault.offset();
    return offset.isPresent() ? Optional.of(Place.of(sql, offset.getAsInt())) : Optional.empty();
  }

  static Explanation.Refused refused(String sql, Fault fault) {
    return refused(fault, place(sql, fault), List.of());
  }

  private static Explanation.Refused refused(
      Fault fault, Optional<Place> place, List<ProtectedColumn> activations) {
    String code = fault.code().id();
    String message = "[" + code + "] " + fault.what();
    return new Explanation.Refused(code, message, place, ErrorPages.of(code), activations);
  }
}
