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
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.SourceColumn;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * The members of a WHERE that are taken out of it. What the database gets instead is true of each
 * row that the member is true of: that one of its columns is not null, or nothing. What a member
 * says of plain columns, beside protected ones, the database tells of each row.
 */
final class Filter {
  private final StatementReading reading;
  private final Columns columns;
  private final Function<Expression, Optional<Slot>> slots;
  private final BiFunction<Column, Scope, Optional<SourceColumn>> sources;
  private final Exactness exactness;
  private final Fetching fetching;
  private final List<Tested> tested = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Candidate> lifted = new ArrayList<>();
  private final List<Shape> members = new ArrayList<>();
  private final List<Splice> splices = new ArrayList<>();

  /** A condition of a member. */
  private sealed interface Found {
    Leaf leaf();

    /** Returns the column of a source that is meant; null where that is not known. */
    @Nullable SourceColumn of();
  }

  /**
   * A condition that is evaluated.
   *
   * @param needed the number of its column among those that are needed
   */
  private record Tested(
      Leaf leaf,
      ProtectedColumn column,
      Evaluable evaluable,
      Test test,
      @Nullable SourceColumn of,
      int needed)
      implements Found {
    Tested at(@Nullable SourceColumn source, int other) {
      return new Tested(leaf, column, evaluable, test, source, other);
    }

    boolean isForCells() {
      return leaf.member().isForCells(column);
    }
  }

  /**
   * A condition on a plain column.
   *
   * @param needed its number among what is needed
   */
  private record Told(Leaf leaf, @Nullable SourceColumn of, int needed) implements Found {}

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

  /**
   * A member that can be evaluated.
   *
   * @param found its conditions, in the order of the text
   */
  private record Candidate(Taking taking, List<Found> found) {}

  /**
   * What a column is fetched as.
   *
   * @param of the column of a source that is meant; null where that is not known
   */
  private record Fetched(String written, @Nullable SourceColumn of) {}

  /** Takes a member if it can be evaluated, and cells cannot tell as much; tells whether. */
  boolean takes(Expression expression, Scope scope) {
    Optional<Candidate> candidate = candidate(expression, scope);
    candidate.ifPresent(each -> take(each, found -> new Fetched(column(found), found.of())));
    return candidate.isPresent();
  }

  /**
   * Takes a member of the WHERE of a derived table if it can be evaluated over what that delivers;
   * tells whether.
   *
   * @param outputs what the derived table delivers
   */
  boolean lifts(Expression expression, Scope scope, List<Output> outputs) {
    Optional<Candidate> candidate =
        candidate(expression, scope)
            .filter(
                each ->
                    each.found().stream()
                        .allMatch(found -> delivered(found.of(), outputs).isPresent()));
    candidate.ifPresent(lifted::add);
    return candidate.isPresent();
  }

  /** Fetches what was taken of a derived table, once it is one of the sources. */
  void fetchLifted(Source table, List<Output> outputs) {
    for (Candidate each : lifted) {
      take(each, found -> fetched(table, delivered(found.of(), outputs).orElseThrow()));
    }
    lifted.clear();
  }

  /** Returns the one column of a list that a column is, and that its name means for certain. */
  private Optional<Output> delivered(@Nullable SourceColumn of, List<Output> outputs) {
    return outputs.stream()
        .filter(each -> of != null && of.equals(each.of()) && isAlone(each.name(), outputs))
        .findFirst();
  }

  private boolean isAlone(@Nullable Name name, List<Output> outputs) {
    return name != null
        && outputs.stream()
                .filter(each -> each.name() == null || reading.naming().mayBe(name, each.name()))
                .count()
            == 1;
  }

  private Fetched fetched(Source table, Output column) {
    String name = Objects.requireNonNull(column.name()).text();
    return new Fetched(written(table, column), new SourceColumn(table, name));
  }

  /** Returns a column of a source, both of which have names, as it is written. */
  String written(Source table, Output column) {
    return written(Objects.requireNonNull(table.name()))
        + "."
        + written(Objects.requireNonNull(column.name()));
  }

  private String written(Name name) {
    return name.quoted() ? reading.types().quoted(name.text()) : name.text();
  }

  private String column(Found found) {
    return tokens().text(found.leaf().begin(), found.leaf().columnEnd());
  }

  private Optional<Candidate> candidate(Expression expression, Scope scope) {
    Optional<Taking> taking = Taking.of(expression, reading.positions(), tokens(), slots);
    if (taking.isEmpty()) {
      return Optional.empty();
    }
    List<Found> all = new ArrayList<>();
    for (Leaf leaf : taking.get().leaves()) {
      Optional<? extends Found> one =
          found(
              leaf,
              columns.resolve(leaf.member().column(), scope),
              sources.apply(leaf.member().column(), scope).orElse(null));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    boolean needed =
        all.stream().anyMatch(each -> each instanceof Tested cell && !cell.isForCells());
    return needed ? Optional.of(new Candidate(taking.get(), all)) : Optional.empty();
  }

  private Optional<? extends Found> found(
      Leaf leaf, Provenance provenance, @Nullable SourceColumn of) {
    if (provenance.equals(Provenance.plain())) {
      return Optional.of(new Told(leaf, of, 0));
    }
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
        .map(test -> new Tested(leaf, column, evaluable.get(), test, of, 0));
  }

  private boolean isFoldable(Member member, Provenance cell) {
    LogicalType type = ((Provenance.Cell) cell).column().type();
    boolean text = type.family() == Family.TEXT && !type.ignoresCase();
    return !member.folds() || (text && (!member.isIlike() || exactness.rules().ilike()));
  }

  private void take(Candidate candidate, Function<Found, Fetched> places) {
    Taking taking = candidate.taking();
    Set<String> present = new LinkedHashSet<>();
    boolean strict = true;
    for (Found each : candidate.found()) {
      Fetched fetched = places.apply(each);
      if (each instanceof Tested cell) {
        present.add(column(cell) + " IS NOT NULL");
        strict &= cell.leaf().member().kind() != Member.Kind.NULLNESS;
        int needed =
            fetching.need(fetched.written(), new Provenance.Cell(cell.column()), fetched.of());
        tested.add(cell.at(fetched.of(), needed));
        reading.attribution().evaluate(cell.leaf().slots(), cell.column());
      } else {
        strict = false;
        int needed = fetching.told(around(each.leaf(), fetched.written()));
        told.add(new Told(each.leaf(), fetched.of(), needed));
        reading.attribution().plain(each.leaf().slots());
      }
    }
    String left = strict ? String.join(" OR ", present) : "1 = 1";
    splices.add(
        new Splice.Text(
            taking.begin(), taking.end(), present.size() > 1 && strict ? "(" + left + ")" : left));
    members.add(taking.shape());
  }

  /** Returns a condition with its column written otherwise. */
  private String around(Leaf leaf, String column) {
    String text = tokens().text();
    return text.substring(leaf.whole(), leaf.begin())
        + column
        + text.substring(leaf.columnEnd(), leaf.end());
  }

  private Formula formula(Shape shape) {
    if (shape instanceof Taking.Not not) {
      return new Formula.Not(formula(not.part()));
    }
    if (shape instanceof Taking.Joined joined) {
      List<Formula> parts = joined.parts().stream().map(this::formula).toList();
      return joined.all() ? new Formula.All(parts) : new Formula.Any(parts);
    }
    Leaf leaf = (Leaf) shape;
    return told.stream()
        .filter(each -> each.leaf().whole() == leaf.whole())
        .findFirst()
        .<Formula>map(each -> new Formula.Told(fetching.place(each.needed())))
        .orElseGet(() -> new Formula.Is(number(leaf)));
  }

  private int number(Leaf leaf) {
    int number = 0;
    while (tested.get(number).leaf().whole() != leaf.whole()) {
      number++;
    }
    return number;
  }

  /** Returns the columns that conditions are of; null for one of which its source is not known. */
  List<@Nullable SourceColumn> columns() {
    List<@Nullable SourceColumn> columns = new ArrayList<>();
    tested.forEach(each -> columns.add(each.of()));
    told.forEach(each -> columns.add(each.of()));
    return columns;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** Returns what must be true of a row. */
  Formula formula() {
    return new Formula.All(members.stream().map(this::formula).toList());
  }

  /** Returns the parameters, from 1, of what is told, in the order in which it is fetched. */
  List<Integer> moved() {
    return told.stream()
        .flatMap(each -> each.leaf().slots().stream())
        .filter(Slot::isParameter)
        .map(slot -> tokens().ordinal(slot.token()))
        .toList();
  }

  List<Condition> conditions() {
    return tested.stream()
        .map(
            each ->
                new Condition(
                    each.column(),
                    fetching.place(each.needed()),
                    Exactness.order(each.column(), each.evaluable()),
                    each.leaf().member().call().folding(),
                    exactness.rules().letters(),
                    each.leaf().member().call().operands(),
                    each.test(),
                    each.leaf().begin(),
                    each.leaf().end()))
        .toList();
  }

  List<Evaluable> bounds() {
    return tested.stream().map(Tested::evaluable).toList();
  }

  List<Splice> splices() {
    return splices;
  }
}
