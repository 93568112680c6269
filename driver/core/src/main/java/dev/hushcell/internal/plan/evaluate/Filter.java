package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.policy.Family;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

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
  private final Delivered delivered;
  private final Gathered gathered = new Gathered();
  private final Formulas formulas = new Formulas();
  private final List<Formula> members = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private final Optional<Right> besides;

  /**
   * Starts with nothing taken.
   *
   * @param besides a right that each column takes beside that of its condition
   */
  Filter(
      StatementReading reading,
      Analysis analysis,
      Expressions expressions,
      Exactness exactness,
      Fetching fetching,
      Optional<Right> besides) {
    this.reading = reading;
    this.analysis = analysis;
    this.expressions = expressions;
    this.exactness = exactness;
    this.delivered = new Delivered(reading, expressions, gathered, fetching);
    this.besides = besides;
  }

  /** Starts with nothing taken of a statement that changes rows, or asks for those of another. */
  static Filter ofChange(StatementReading reading, Analysis analysis, Expressions expressions) {
    Exactness exactness = new Exactness(reading);
    return new Filter(
        reading, analysis, expressions, exactness, new Fetching(), Optional.of(Right.CHANGE));
  }

  /** Takes the members of the WHERE of a query that can be evaluated, unless cells tell as much. */
  void take(Select select) {
    take(select.where(), analysis.scope(select));
  }

  /** Takes the members of a WHERE that can be evaluated. */
  void take(Optional<Expression> where, Scope scope) {
    take(where, scope, named -> Optional.of(fetched(named)));
  }

  /** Takes the same of a derived table that can be evaluated over what it delivers. */
  void lift(Select derived, RelationType table) {
    DerivedFields fields = new DerivedFields(analysis.fields(derived), reading);
    take(
        derived.where(),
        analysis.scope(derived),
        named -> fields.of(named.of()).map(field -> fetched(table, field)));
  }

  /** Where a WHERE sees what is selected by its name, the column of a relation comes first. */
  private boolean isOfRelation(Gathered.Named name) {
    return name.of() != null || !reading.scoping().selected().contains(Place.WHERE);
  }

  /** Reads what rows are sorted by, where the driver can compute it. */
  Optional<Computed> computed(Expression written, Select select) {
    Gathered.Mark before = gathered.mark();
    Optional<Scalars.Read> value =
        scalars(analysis.scope(select)).read(List.of(written), Right.ORDER, Use.ORDER);
    List<Gathered.Cell> of = gathered.cellsSince(before);
    if (value.isEmpty() || of.isEmpty()) {
      gathered.back(before);
      return Optional.empty();
    }
    delivered.add(List.of(written), before, this::fetched);
    return Optional.of(Computed.of(value.get(), of));
  }

  /** Tells whether rows may be sorted by what is selected, and how it is sorted is known. */
  boolean sorts(Field field, Select select) {
    if (!(field.origin() instanceof Field.Origin.Selected selected)) {
      return false;
    }
    Expression written = selected.item().value();
    Gathered.Mark before = gathered.mark();
    boolean known =
        scalars(analysis.scope(select)).read(List.of(written), Right.ORDER, Use.ORDER).isPresent();
    gathered.back(before);
    return known;
  }

  /**
   * What is selected.
   *
   * @param model how it is written so that the database tells its type
   * @param typed whether it does
   */
  record Output(Computed value, String model, boolean typed) {}

  /**
   * Reads what is selected, where the driver can compute it.
   *
   * @param within whether nobody but the driver reads it, so that its type is of no matter and what
   *     the application writes is not sent
   */
  Optional<Output> output(Expression written, Select select, SummaryForm form, boolean within) {
    Gathered.Mark before = gathered.mark();
    Scalars scalars = scalars(analysis.scope(select));
    Optional<Scalars.Read> value = scalars.read(List.of(written), null, Use.READ);
    List<Gathered.Cell> of = gathered.cellsSince(before);
    Optional<String> model =
        value.isEmpty() || (of.isEmpty() && !(within && Assigned.isSent(written)))
            ? Optional.empty()
            : Models.of(written, value.get().context().family(), false, scalars, form);
    boolean typed = model.isPresent();
    if (typed && within && value.get().context().family() == Family.TEXT) {
      model = model.map("COALESCE(%s, '')"::formatted); // NULL may have no type
    }
    if (!typed && within && value.isPresent() && value.get().context().beside() != null) {
      model = form.standIn(value.get().context().type());
    }
    if (model.isEmpty()) {
      gathered.back(before);
      scalars.types().unknown(written).ifPresent(reading::notEvaluated);
      return Optional.empty();
    }
    delivered.add(List.of(written), before, this::fetched);
    return Optional.of(new Output(Computed.of(value.get(), of), model.get(), typed));
  }

  /** Reads what all makes groups, and has it fetched; tells whether it is known. */
  boolean groups(Grouping grouping, List<Expression> written) {
    Gathered.Mark before = gathered.mark();
    if (!grouping.isKnown(delivered.fetching())) {
      gathered.back(before);
      return false;
    }
    delivered.add(written, before, this::fetched);
    return true;
  }

  Scalars scalars(Scope scope) {
    return new Scalars(
        reading,
        expressions,
        analysis.resolver(),
        exactness,
        new ExpressionTypes(
            reading,
            expressions,
            exactness,
            name -> analysis.resolver().column(name, scope, List.of())),
        gathered,
        formulas,
        null);
  }

  private void take(
      Optional<Expression> where,
      Scope scope,
      Function<Gathered.Named, Optional<Delivered.Fetched>> places) {
    Scalars scalars = scalars(scope);
    for (Expression member : Condition.members(where)) {
      Gathered.Mark before = gathered.mark();
      formulas.restart();
      Optional<Formula> formula =
          scalars.types().cells(member).isEmpty() ? Optional.empty() : formulas.of(member, scalars);
      boolean delivered =
          Stream.concat(
                  gathered.cellsSince(before).stream().map(Gathered.Cell::name),
                  gathered.toldSince(before).stream().flatMap(each -> each.names().stream()))
              .allMatch(each -> isOfRelation(each) && places.apply(each).isPresent());
      if (formula.isPresent() && formulas.isNeeded() && delivered && isAllowed(before)) {
        take(member, formula.get(), before, places.andThen(Optional::orElseThrow));
      } else {
        gathered.back(before);
        scalars.types().unknown(member).ifPresent(reading::notEvaluated);
      }
    }
  }

  /** Tells whether the columns that were gathered since have the right that it takes besides. */
  private boolean isAllowed(Gathered.Mark before) {
    return gathered.cellsSince(before).stream()
        .allMatch(
            cell -> besides.filter(right -> !cell.evaluable().rights().contains(right)).isEmpty());
  }

  private Delivered.Fetched fetched(RelationType table, Field field) {
    String name = Objects.requireNonNull(field.name()).text();
    return new Delivered.Fetched(
        DerivedFields.written(table, field, reading), new SourceColumn(table, name));
  }

  private Delivered.Fetched fetched(Gathered.Named named) {
    return new Delivered.Fetched(reading.text(named.written()), named.of());
  }

  private void take(
      Expression member,
      Formula formula,
      Gathered.Mark before,
      Function<Gathered.Named, Delivered.Fetched> places) {
    Set<String> present = new LinkedHashSet<>();
    for (Gathered.Cell cell : gathered.cellsSince(before)) {
      present.add(reading.text(cell.name().written()) + " IS NOT NULL");
    }
    delivered.add(List.of(member), before, places);
    boolean strict = Strictness.isStrict(formula);
    String left = strict ? String.join(" OR ", present) : "1 = 1";
    taken.add(
        new Taken(
            member,
            gathered.toldSince(before),
            present.size() > 1 && strict ? "(" + left + ")" : left,
            new Narrower(reading, gathered).of(formula)));
    members.add(formula);
    reading.evaluate(member);
  }

  /** Returns what the database must deliver for what was taken. */
  Delivered delivered() {
    return delivered;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** Returns what must be true of a row. */
  Formula formula() {
    return new Formula.All(members);
  }

  /** Returns to which cases texts are brought. */
  List<Evaluation.InCase> cases() {
    return gathered.cases();
  }

  List<Evaluable> bounds() {
    return gathered.cells().stream().map(Gathered.Cell::evaluable).toList();
  }

  List<Taken> taken() {
    return taken;
  }
}
