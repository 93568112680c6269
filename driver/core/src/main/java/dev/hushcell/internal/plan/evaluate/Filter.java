package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.plan.Evaluation.Condition;
import dev.hushcell.internal.plan.Evaluation.Formula;
import dev.hushcell.internal.plan.Evaluation.Test;
import dev.hushcell.internal.plan.StatementPlan.Splice;
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
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
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
  private final BiFunction<ColumnName, Scope, Optional<SourceColumn>> sources;
  private final Exactness exactness;
  private final Fetching fetching;
  private final List<Found> taken = new ArrayList<>();
  private final List<Candidate> lifted = new ArrayList<>();
  private final List<Shape> members = new ArrayList<>();
  private final List<Splice> splices = new ArrayList<>();

  /** A condition of a member. */
  private sealed interface Found {
    Member member();

    /** Returns the column of a source that is meant; null where that is not known. */
    @Nullable SourceColumn of();
  }

  /**
   * A condition that is evaluated.
   *
   * @param needed the number of its column among those that are needed
   */
  private record Tested(
      Member member,
      ProtectedColumn column,
      Evaluable evaluable,
      Test test,
      @Nullable SourceColumn of,
      int needed)
      implements Found {
    Tested at(@Nullable SourceColumn source, int other) {
      return new Tested(member, column, evaluable, test, source, other);
    }

    boolean isForCells() {
      return member.isForCells(column);
    }
  }

  /**
   * A condition on a plain column.
   *
   * @param needed its number among what is needed
   */
  private record Told(Member member, @Nullable SourceColumn of, int needed) implements Found {}

  Filter(
      StatementReading reading,
      Columns columns,
      Function<Expression, Optional<Slot>> slots,
      BiFunction<ColumnName, Scope, Optional<SourceColumn>> sources,
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
   * @param written where it stands
   * @param found its conditions, in the order of the text
   */
  private record Candidate(Expression written, Shape shape, List<Found> found) {}

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
    return reading.text(found.member().column());
  }

  private Optional<Candidate> candidate(Expression expression, Scope scope) {
    Optional<Shape> shape = Shape.of(expression, this::alone);
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    List<Member> members = new ArrayList<>();
    shape.get().addTo(members);
    List<Found> all = new ArrayList<>();
    for (Member member : members) {
      Optional<? extends Found> one =
          found(
              member,
              columns.resolve(member.column(), scope),
              sources.apply(member.column(), scope).orElse(null));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    boolean needed =
        all.stream().anyMatch(each -> each instanceof Tested cell && !cell.isForCells());
    return needed ? Optional.of(new Candidate(expression, shape.get(), all)) : Optional.empty();
  }

  /** Returns the parameter or literal that an expression is, with nothing around it. */
  private Optional<Slot> alone(Expression expression) {
    return slots
        .apply(expression)
        .filter(slot -> slot.begin() == reading.position(expression))
        .filter(slot -> slot.end() == reading.end(expression))
        .filter(slot -> slot.cast() == null && !isNumbered(slot));
  }

  /** Of a parameter with a number it is not known how often it is meant. */
  private static boolean isNumbered(Slot slot) {
    return slot.isParameter() && slot.end() - slot.begin() != 1;
  }

  private Optional<? extends Found> found(
      Member member, Provenance provenance, @Nullable SourceColumn of) {
    if (provenance.equals(Provenance.plain())) {
      return Optional.of(new Told(member, of, 0));
    }
    Optional<Evaluable> evaluable =
        member.kind() == Member.Kind.NULLNESS
            ? exactness.evaluable(provenance)
            : exactness.evaluable(provenance, member.right());
    if (evaluable.isEmpty() || !isFoldable(member, provenance)) {
      return Optional.empty();
    }
    ProtectedColumn column = ((Provenance.Cell) provenance).column();
    return new Tests(exactness.rules(), tokens())
        .of(member, column)
        .map(test -> new Tested(member, column, evaluable.get(), test, of, 0));
  }

  private boolean isFoldable(Member member, Provenance cell) {
    LogicalType type = ((Provenance.Cell) cell).column().type();
    boolean text = type.family() == Family.TEXT && !type.ignoresCase();
    return !member.folds() || (text && (!member.isIlike() || exactness.rules().ilike()));
  }

  private void take(Candidate candidate, Function<Found, Fetched> places) {
    Set<String> present = new LinkedHashSet<>();
    boolean strict = true;
    for (Found each : candidate.found()) {
      Fetched fetched = places.apply(each);
      if (each instanceof Tested cell) {
        present.add(column(cell) + " IS NOT NULL");
        strict &= cell.member().kind() != Member.Kind.NULLNESS;
        int needed =
            fetching.need(fetched.written(), new Provenance.Cell(cell.column()), fetched.of());
        taken.add(cell.at(fetched.of(), needed));
        reading.attribution().evaluate(cell.member().slots(), cell.column());
      } else {
        strict = false;
        int needed = fetching.told(around(each.member(), fetched.written()));
        taken.add(new Told(each.member(), fetched.of(), needed));
        reading.attribution().plain(each.member().slots());
      }
    }
    String left = strict ? String.join(" OR ", present) : "1 = 1";
    splices.add(
        new Splice.Text(
            reading.position(candidate.written()),
            reading.end(candidate.written()),
            present.size() > 1 && strict ? "(" + left + ")" : left));
    members.add(candidate.shape());
  }

  /** Returns a condition with its column written otherwise. */
  private String around(Member member, String column) {
    String text = tokens().text();
    return text.substring(reading.position(member.condition()), reading.position(member.column()))
        + column
        + text.substring(reading.end(member.column()), reading.end(member.condition()));
  }

  /** Returns the conditions of one sort that were taken, in the order of those in the members. */
  private <T extends Found> Stream<T> taken(Class<T> sort) {
    return taken.stream().filter(sort::isInstance).map(sort::cast);
  }

  /** Returns the columns that conditions are of; null for one of which its source is not known. */
  List<@Nullable SourceColumn> columns() {
    List<@Nullable SourceColumn> columns = new ArrayList<>();
    taken.forEach(each -> columns.add(each.of()));
    return columns;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** Returns what must be true of a row. */
  Formula formula() {
    List<Formula> leaves = new ArrayList<>();
    int tested = 0;
    for (Found each : taken) {
      leaves.add(
          each instanceof Told told
              ? new Formula.Told(fetching.place(told.needed()))
              : new Formula.Is(tested++));
    }
    Iterator<Formula> next = leaves.iterator();
    return new Formula.All(members.stream().map(each -> formula(each, next)).toList());
  }

  private static Formula formula(Shape shape, Iterator<Formula> leaves) {
    if (shape instanceof Shape.Not not) {
      return new Formula.Not(formula(not.part(), leaves));
    }
    if (shape instanceof Shape.Joined joined) {
      List<Formula> parts = joined.parts().stream().map(each -> formula(each, leaves)).toList();
      return joined.all() ? new Formula.All(parts) : new Formula.Any(parts);
    }
    return leaves.next();
  }

  /** Returns the parameters, from 1, of what is told, in the order in which it is fetched. */
  List<Integer> moved() {
    return taken(Told.class)
        .flatMap(each -> each.member().slots().stream())
        .filter(Slot::isParameter)
        .map(slot -> tokens().ordinal(slot.token()))
        .toList();
  }

  List<Condition> conditions() {
    return taken(Tested.class)
        .map(
            each ->
                new Condition(
                    each.column(),
                    fetching.place(each.needed()),
                    Exactness.order(each.column(), each.evaluable()),
                    each.member().call().folding(),
                    exactness.rules().letters(),
                    each.member().call().operands(),
                    each.test(),
                    reading.position(each.member().column()),
                    reading.end(each.member().condition())))
        .toList();
  }

  List<Evaluable> bounds() {
    return taken(Tested.class).map(Tested::evaluable).toList();
  }

  List<Splice> splices() {
    return splices;
  }
}
