package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.plan.Evaluation.Condition;
import dev.hushcell.internal.plan.Evaluation.Formula;
import dev.hushcell.internal.plan.Evaluation.Test;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.evaluate.Taking.Leaf;
import dev.hushcell.internal.plan.evaluate.Taking.Shape;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Columns;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.SourceColumn;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * The members of a WHERE that are taken out of it. What the database gets instead is true of each
 * row that the member is true of: that one of its columns is not null, or nothing.
 */
final class Filter {
  private final StatementReading reading;
  private final Columns columns;
  private final Function<Expression, Optional<Slot>> slots;
  private final BiFunction<Column, Scope, Optional<SourceColumn>> sources;
  private final Exactness exactness;
  private final Fetching fetching;
  private final List<Found> found = new ArrayList<>();
  private final List<Formula> members = new ArrayList<>();
  private final List<Splice> splices = new ArrayList<>();

  /**
   * A condition that is evaluated.
   *
   * @param of the column of a source that is meant; null where that is not known
   * @param needed the number of its column among those that are needed
   */
  private record Found(
      Leaf leaf,
      ProtectedColumn column,
      Evaluable evaluable,
      Test test,
      @Nullable SourceColumn of,
      int needed) {
    Found at(int other) {
      return new Found(leaf, column, evaluable, test, of, other);
    }
  }

  Filter(
      StatementReading reading,
      Columns columns,
      Function<Expression, Optional<Slot>> slots,
      BiFunction<Column, Scope, Optional<SourceColumn>> sources,
      Exactness exactness,
      Fetching fetching) {
    this.reading = reading;
    this.columns = columns;
    this.slots = slots;
    this.sources = sources;
    this.exactness = exactness;
    this.fetching = fetching;
  }

  private Tokens tokens() {
    return reading.statement().tokens();
  }

  /** Takes a member if it can be evaluated, and cells cannot tell as much; tells whether. */
  boolean takes(Expression expression, Scope scope) {
    Optional<Taking> taking = Taking.of(expression, reading.positions(), tokens(), slots);
    if (taking.isEmpty()) {
      return false;
    }
    List<Leaf> leaves = taking.get().leaves();
    List<Found> all = new ArrayList<>();
    boolean needed = false;
    for (Leaf leaf : leaves) {
      Optional<Found> one =
          found(
              leaf,
              columns.resolve(leaf.member().column(), scope),
              sources.apply(leaf.member().column(), scope).orElse(null));
      if (one.isEmpty()) {
        return false;
      }
      all.add(one.get());
      needed |= !leaf.member().isForCells(one.get().column());
    }
    if (needed) {
      take(taking.get(), all);
    }
    return needed;
  }

  private Optional<Found> found(Leaf leaf, Provenance provenance, @Nullable SourceColumn of) {
    Optional<Evaluable> evaluable =
        leaf.member().kind() == Member.Kind.NULLNESS
            ? exactness.evaluable(provenance)
            : exactness.evaluable(provenance, leaf.member().right());
    if (evaluable.isEmpty() || !isFoldable(leaf.member(), provenance)) {
      return Optional.empty();
    }
    ProtectedColumn column = ((Provenance.Cell) provenance).column();
    return new Tests(exactness.rules(), tokens())
        .of(leaf, column)
        .map(test -> new Found(leaf, column, evaluable.get(), test, of, 0));
  }

  private boolean isFoldable(Member member, Provenance cell) {
    LogicalType type = ((Provenance.Cell) cell).column().type();
    boolean text = type.family() == Family.TEXT && !type.ignoresCase();
    return !member.folds() || (text && (!member.isIlike() || exactness.rules().ilike()));
  }

  private void take(Taking taking, List<Found> all) {
    int before = found.size();
    Set<String> tested = new LinkedHashSet<>();
    boolean strict = true;
    for (Found each : all) {
      String written = text(each.leaf());
      tested.add(written + " IS NOT NULL");
      strict &= each.leaf().member().kind() != Member.Kind.NULLNESS;
      int place = fetching.need(written, new Provenance.Cell(each.column()), each.of());
      found.add(each.at(place));
      reading.attribution().evaluate(each.leaf().slots(), each.column());
    }
    String left = strict ? String.join(" OR ", tested) : "1 = 1";
    splices.add(
        new Splice.Text(
            taking.begin(), taking.end(), tested.size() > 1 && strict ? "(" + left + ")" : left));
    members.add(formula(taking.shape(), new int[] {before}));
  }

  private String text(Leaf leaf) {
    return tokens().text().substring(leaf.begin(), leaf.columnEnd());
  }

  /** Conditions are numbered in the order of the text. */
  private static Formula formula(Shape shape, int[] next) {
    if (shape instanceof Taking.Not not) {
      return new Formula.Not(formula(not.part(), next));
    }
    if (shape instanceof Taking.Joined joined) {
      List<Formula> parts = new ArrayList<>();
      joined.parts().forEach(each -> parts.add(formula(each, next)));
      return joined.all() ? new Formula.All(parts) : new Formula.Any(parts);
    }
    return new Formula.Is(next[0]++);
  }

  /** Returns the columns that conditions are of; null for one of which its source is not known. */
  List<@Nullable SourceColumn> columns() {
    List<@Nullable SourceColumn> columns = new ArrayList<>();
    found.forEach(each -> columns.add(each.of()));
    return columns;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** Returns what must be true of a row. */
  Formula formula() {
    return new Formula.All(members);
  }

  List<Condition> conditions() {
    return found.stream()
        .map(
            each ->
                new Condition(
                    each.column(),
                    fetching.place(each.needed()),
                    Exactness.order(each.column(), each.evaluable()),
                    each.leaf().member().call().folding(),
                    each.leaf().member().call().operands(),
                    each.test(),
                    each.leaf().begin(),
                    each.leaf().end()))
        .toList();
  }

  List<Evaluable> bounds() {
    return found.stream().map(Found::evaluable).toList();
  }

  List<Splice> splices() {
    return splices;
  }
}
