package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Formula;
import dev.hushcell.internal.plan.Evaluation.Test;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
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
  private final Analysis analysis;
  private final Expressions expressions;
  private final Exactness exactness;
  private final Fetching fetching;
  private final Slots slots;
  private final List<Found> taken = new ArrayList<>();
  private final List<Shape> members = new ArrayList<>();
  private final List<Splice> splices = new ArrayList<>();

  Filter(
      StatementReading reading,
      Analysis analysis,
      Expressions expressions,
      Exactness exactness,
      Fetching fetching) {
    this.reading = reading;
    this.analysis = analysis;
    this.expressions = expressions;
    this.exactness = exactness;
    this.fetching = fetching;
    this.slots = new Slots(reading);
  }

  /** Puts the formulas of conditions together, which come in the order of the text. */
  private interface Shape {
    Formula of(Iterator<Formula> conditions);
  }

  /** A condition of a member. */
  private sealed interface Found {
    Member member();

    /** Returns the column of a relation that is meant; null where that is not known. */
    @Nullable SourceColumn of();
  }

  /** A condition that is evaluated, and the number of its column among those that are needed. */
  private record Tested(
      Member member,
      ProtectedColumn column,
      Evaluable evaluable,
      Test test,
      @Nullable SourceColumn of,
      int needed)
      implements Found {}

  /** A condition on a plain column, and its number among what is needed. */
  private record Told(Member member, @Nullable SourceColumn of, int needed) implements Found {}

  /** A member that can be evaluated, and its conditions in the order of the text. */
  private record Candidate(Expression written, Shape shape, List<Found> found) {}

  /** What a column is fetched as, and the column of a relation that is meant. */
  private record Fetched(String written, @Nullable SourceColumn of) {}

  /** Takes the members of the WHERE of a query that can be evaluated, unless cells tell as much. */
  void take(Select select) {
    for (Expression member : members(select.where())) {
      candidate(member, select)
          .ifPresent(
              each -> take(each, found -> new Fetched(text(found.member().column()), found.of())));
    }
  }

  /** Takes the same of a derived table that can be evaluated over what it delivers. */
  void lift(Select derived, RelationType table) {
    List<Field> fields = analysis.fields(derived);
    for (Expression member : members(derived.where())) {
      candidate(member, derived)
          .filter(
              each ->
                  each.found().stream()
                      .allMatch(found -> delivered(found.of(), fields).isPresent()))
          .ifPresent(
              each ->
                  take(each, found -> fetched(table, delivered(found.of(), fields).orElseThrow())));
    }
  }

  /** Returns what the top level of a WHERE joins by AND, which may be thousands. */
  private static List<Expression> members(Optional<Expression> where) {
    List<Expression> members = new ArrayList<>();
    where.ifPresent(each -> addTo(members, each));
    return members;
  }

  private static void addTo(List<Expression> members, Expression condition) {
    if (condition instanceof Condition.Junction all && all.kind() == Condition.Kind.AND) {
      all.terms().forEach(each -> addTo(members, each));
    } else if (condition instanceof Operand.Parenthesised inner) {
      addTo(members, inner.expression());
    } else {
      members.add(condition);
    }
  }

  /** Returns the one field of a list that a column is, and that its name means for certain. */
  private Optional<Field> delivered(@Nullable SourceColumn of, List<Field> fields) {
    return fields.stream()
        .filter(each -> of != null && of.equals(each.of()) && isAlone(each.name(), fields))
        .findFirst();
  }

  private boolean isAlone(@Nullable Name name, List<Field> fields) {
    return name != null
        && fields.stream()
                .filter(each -> each.name() == null || reading.naming().mayBe(name, each.name()))
                .count()
            == 1;
  }

  private Fetched fetched(RelationType table, Field field) {
    String name = Objects.requireNonNull(field.name()).text();
    return new Fetched(written(table, field), new SourceColumn(table, name));
  }

  /** Returns a field of a relation, both of which have names, as it is written. */
  String written(RelationType table, Field field) {
    return written(Objects.requireNonNull(table.name()))
        + "."
        + written(Objects.requireNonNull(field.name()));
  }

  private String written(Name name) {
    return name.quoted() ? reading.types().quoted(name.text()) : name.text();
  }

  private String text(Node node) {
    return reading.text(node);
  }

  private Optional<Candidate> candidate(Expression expression, Select select) {
    List<Member> conditions = new ArrayList<>();
    Optional<Shape> shape = shape(expression, conditions);
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    List<Found> all = new ArrayList<>();
    for (Member member : conditions) {
      Optional<Found> one = found(member, analysis.scope(select));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    boolean needed =
        all.stream()
            .anyMatch(
                each -> each instanceof Tested cell && !cell.member().isForCells(cell.column()));
    return needed ? Optional.of(new Candidate(expression, shape.get(), all)) : Optional.empty();
  }

  /** Reads what a member consists of; empty where anything in it has another form. */
  private Optional<Shape> shape(Expression member, List<Member> conditions) {
    if (member instanceof Operand.Parenthesised inner) {
      return shape(inner.expression(), conditions);
    }
    if (member instanceof Condition.Not not) {
      return not.condition() instanceof Operand.Parenthesised inner
          ? shape(inner, conditions).map(part -> leaves -> new Formula.Not(part.of(leaves)))
          : Optional.empty(); // it is a question of the database how far it goes
    }
    if (member instanceof Condition.Junction junction) {
      return joined(junction, conditions);
    }
    Optional<Member> condition = Member.of(member, this::alone);
    condition.ifPresent(conditions::add);
    return condition.map(any -> Iterator::next);
  }

  private Optional<Shape> joined(Condition.Junction junction, List<Member> conditions) {
    List<Shape> parts = new ArrayList<>();
    for (Expression term : junction.terms()) {
      Optional<Shape> part = shape(term, conditions);
      if (part.isEmpty() || junction.kind() == Condition.Kind.XOR) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    boolean all = junction.kind() == Condition.Kind.AND;
    return Optional.of(
        leaves -> {
          List<Formula> formulas = parts.stream().map(each -> each.of(leaves)).toList();
          return all ? new Formula.All(formulas) : new Formula.Any(formulas);
        });
  }

  /**
   * Returns the parameter or literal that an expression is, with nothing around it. Of a parameter
   * with a number it is not known how often it is meant.
   */
  private Optional<Slot> alone(Expression expression) {
    return slots
        .of(expression)
        .filter(slot -> slot.begin() == reading.position(expression))
        .filter(slot -> slot.end() == reading.end(expression))
        .filter(slot -> slot.cast() == null)
        .filter(slot -> !slot.isParameter() || slot.end() - slot.begin() == 1);
  }

  private Optional<Found> found(Member member, Scope scope) {
    Provenance value = expressions.read(member.column());
    SourceColumn of = analysis.resolver().column(member.column(), scope, List.of());
    if (value.equals(Provenance.plain())) {
      return Optional.of(new Told(member, of, 0));
    }
    Optional<Evaluable> evaluable =
        member.kind() == Member.Kind.NULLNESS
            ? exactness.evaluable(value)
            : exactness.evaluable(value, member.right(), member.use());
    if (evaluable.isEmpty() || !isFoldable(member, value)) {
      return Optional.empty();
    }
    ProtectedColumn column = ((Provenance.Cell) value).column();
    return new Tests(exactness.rules(), reading.tokens())
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
      Member member = each.member();
      Fetched fetched = places.apply(each);
      if (each instanceof Tested cell) {
        present.add(text(member.column()) + " IS NOT NULL");
        strict &= member.kind() != Member.Kind.NULLNESS;
        int needed =
            fetching.need(fetched.written(), new Provenance.Cell(cell.column()), fetched.of());
        taken.add(
            new Tested(member, cell.column(), cell.evaluable(), cell.test(), fetched.of(), needed));
        reading.roles().evaluate(member.slots(), cell.column());
      } else {
        strict = false;
        taken.add(new Told(member, fetched.of(), fetching.told(around(member, fetched.written()))));
        reading.roles().plain(member.slots());
      }
    }
    String left = strict ? String.join(" OR ", present) : "1 = 1";
    splices.add(
        new Splice.Text(
            reading.position(candidate.written()),
            reading.end(candidate.written()),
            present.size() > 1 && strict ? "(" + left + ")" : left));
    members.add(candidate.shape());
    reading.evaluate(candidate.written());
  }

  /** Returns a condition with its column written otherwise. */
  private String around(Member member, String column) {
    String text = reading.tokens().text();
    return text.substring(reading.position(member.condition()), reading.position(member.column()))
        + column
        + text.substring(reading.end(member.column()), reading.end(member.condition()));
  }

  /** Returns the conditions of one sort that were taken, in the order of those in the members. */
  private <T extends Found> Stream<T> taken(Class<T> sort) {
    return taken.stream().filter(sort::isInstance).map(sort::cast);
  }

  /** Returns the columns that conditions are of; null where the relation is not known. */
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
    List<Formula> conditions = new ArrayList<>();
    int tested = 0;
    for (Found each : taken) {
      conditions.add(
          each instanceof Told told
              ? new Formula.Told(fetching.place(told.needed()))
              : new Formula.Is(tested++));
    }
    Iterator<Formula> next = conditions.iterator();
    return new Formula.All(members.stream().map(each -> each.of(next)).toList());
  }

  /** Returns the parameters, from 1, of what is told, in the order in which it is fetched. */
  List<Integer> moved() {
    return taken(Told.class)
        .flatMap(each -> each.member().slots().stream())
        .filter(Slot::isParameter)
        .map(slot -> reading.tokens().ordinal(slot.token()))
        .toList();
  }

  List<Evaluation.Condition> conditions() {
    return taken(Tested.class)
        .map(
            each ->
                new Evaluation.Condition(
                    each.column(),
                    fetching.place(each.needed()),
                    Exactness.order(each.column(), each.evaluable()),
                    each.member().call().folding(),
                    letters(each.member()),
                    each.member().call().operands(),
                    each.test(),
                    reading.position(each.member().column()),
                    reading.end(each.member().condition())))
        .toList();
  }

  /** Asks the database what it makes of letters, where that counts. */
  private LetterCase letters(Member member) {
    LetterCase presumed = exactness.rules().letters();
    boolean calls = member.folds() && (!member.isIlike() || reading.rules().foldsPatterns());
    return calls ? reading.schema().texts().letterCase().orElse(presumed) : presumed;
  }

  List<Evaluable> bounds() {
    return taken(Tested.class).map(Tested::evaluable).toList();
  }

  List<Splice> splices() {
    return splices;
  }
}
