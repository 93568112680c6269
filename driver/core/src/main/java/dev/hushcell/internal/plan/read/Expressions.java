package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.flow.Branches;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Comparisons;
import dev.hushcell.internal.plan.flow.Lowering;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Provenance.TypedNull;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads expressions of every kind, and says of each where its value comes from. */
public final class Expressions implements Expression.Reader<Provenance> {
  private final StatementReading reading;
  private final Slots slots;
  private final Branches branches;
  private final Comparisons comparisons;
  private final Columns columns;
  private final FieldValues values;
  private final Conditions conditions;
  private final Computations computations;
  private final Functions functions;
  private final Queries queries;

  /**
   * Builds the readers of a statement.
   *
   * @param changes reads a statement that changes rows as a part of another one
   */
  public Expressions(
      StatementReading reading,
      Analysis analysis,
      TrustedCalls trusted,
      Consumer<Statement> changes) {
    this.reading = reading;
    this.slots = new Slots(reading);
    this.branches = new Branches(reading);
    Operands operands = new Operands(reading);
    Lowering lowering = new Lowering(reading);
    this.comparisons = new Comparisons(reading, operands, lowering);
    this.values = new FieldValues(reading, this);
    this.columns = new Columns(reading, analysis, values);
    this.computations = new Computations(reading, this, operands, slots);
    this.functions = new Functions(reading, analysis, this, trusted, operands, lowering, slots);
    LoweredConditions lowered =
        new LoweredConditions(reading, this, functions, trusted, comparisons, lowering);
    IndexedBeginnings beginnings = new IndexedBeginnings(reading, comparisons, lowered);
    this.conditions = new Conditions(reading, this, operands, comparisons, lowered, beginnings);
    this.queries = new Queries(reading, analysis, this, operands, changes);
  }

  public Queries queries() {
    return queries;
  }

  public FieldValues values() {
    return values;
  }

  Columns columns() {
    return columns;
  }

  Conditions conditions() {
    return conditions;
  }

  Functions functions() {
    return functions;
  }

  Branches branches() {
    return branches;
  }

  Comparisons comparisons() {
    return comparisons;
  }

  /** Returns where the value of an expression comes from; what is evaluated here is plain. */
  public Provenance read(Expression expression) {
    return reading.isEvaluated(expression)
        ? Provenance.plain()
        : reading.computed().written(expression.accept(this), expression);
  }

  /** Reads what a query selects; a NULL there gets a type from the database. */
  Provenance selected(Expression expression) {
    return expression instanceof Operand.Literal literal && literal.kind() == Operand.Kind.NULL
        ? Provenance.nothing(new TypedNull(reading.position(literal), reading.end(literal), false))
        : read(expression);
  }

  List<Provenance> all(List<? extends Expression> expressions) {
    return expressions.stream().map(this::read).toList();
  }

  public void condition(Optional<Expression> condition) {
    condition.ifPresent(conditions::read);
  }

  /** Tells whether an expression is a parameter and nothing else. */
  public boolean isParameter(Expression expression) {
    return slots
        .of(expression)
        .filter(slot -> slot.isParameter() && slot.cast() == null)
        .isPresent();
  }

  /** Returns what a query delivers: a value, or a row of them. */
  Provenance delivered(Query query) {
    List<Provenance> columns = columns(query);
    return columns.size() == 1 ? columns.get(0) : new Provenance.Row(columns);
  }

  private List<Provenance> columns(Query query) {
    return values.of(queries.read(query));
  }

  @Override
  public Provenance columnName(Operand.ColumnName name) {
    return columns.read(name);
  }

  @Override
  public Provenance allColumns(Operand.AllColumns all) {
    throw reading.notUnderstood("a * as a value");
  }

  @Override
  public Provenance literal(Operand.Literal literal) {
    return switch (literal.kind()) {
      case NULL -> Provenance.nothing();
      case UNKNOWN -> word(literal.token());
      case TEXT, BINARY, NUMBER, TRUE, FALSE -> open(literal);
    };
  }

  @Override
  public Provenance typed(Operand.Typed literal) {
    return open(literal);
  }

  @Override
  public Provenance parameter(Operand.Parameter parameter) {
    return open(parameter);
  }

  private Provenance open(Expression value) {
    return open(
        slots.of(value).orElseThrow(() -> reading.notUnderstood("an unusual literal", value)));
  }

  private Provenance open(Slot slot) {
    return new Provenance.Open(List.of(reading.roles().notice(slot)));
  }

  @Override
  public Provenance interval(Operand.Interval interval) {
    return computations.interval(interval);
  }

  @Override
  public Provenance variable(Operand.Variable variable) {
    return Provenance.plain();
  }

  @Override
  public Provenance word(Operand.Word word) {
    return word(word.token());
  }

  /** What is no value is a unit of time or a character set. */
  private Provenance word(Token word) {
    if (reading.scoping().isConstant(new Name(word.value(), false))) {
      reading.claims().claim(word, Role.WORD);
    }
    return Provenance.plain();
  }

  @Override
  public Provenance defaultValue(Operand.Default value) {
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            reading.position(value), "DEFAULT stands where no column takes it; write a value"));
    return Provenance.plain();
  }

  /** Nobody claims the name of a sequence, so that one which may be protected is refused. */
  @Override
  public Provenance nextValue(Operand.NextValue next) {
    return Provenance.plain();
  }

  @Override
  public Provenance row(Operand.Row row) {
    return new Provenance.Row(all(row.values()));
  }

  @Override
  public Provenance array(Operand.Array array) {
    return array.query().isPresent()
        ? functions.array(columns(array.query().get()))
        : computations.compute(array.values());
  }

  @Override
  public Provenance subquery(Operand.Subquery subquery) {
    return delivered(subquery.query());
  }

  @Override
  public Provenance parenthesised(Operand.Parenthesised expression) {
    return read(expression.expression());
  }

  @Override
  public Provenance junction(Condition.Junction junction) {
    junction.terms().forEach(conditions::read);
    return Provenance.plain();
  }

  @Override
  public Provenance not(Condition.Not not) {
    conditions.read(not.condition());
    return Provenance.plain();
  }

  @Override
  public Provenance comparison(Condition.Comparison comparison) {
    return conditions.comparison(comparison);
  }

  @Override
  public Provenance between(Condition.Between between) {
    return conditions.between(between);
  }

  @Override
  public Provenance in(Condition.In in) {
    return conditions.in(in);
  }

  @Override
  public Provenance like(Condition.Like like) {
    return conditions.like(like);
  }

  @Override
  public Provenance is(Condition.Is is) {
    return conditions.is(is);
  }

  @Override
  public Provenance isDistinct(Condition.IsDistinct distinct) {
    return conditions.equality(distinct.left(), distinct.right());
  }

  @Override
  public Provenance exists(Condition.Exists exists) {
    return conditions.exists(exists);
  }

  @Override
  public Provenance quantified(Condition.Quantified quantified) {
    Provenance of = read(quantified.of());
    return quantified.of() instanceof Operand.Subquery
        ? of
        : functions.call(quantified.quantifier(), List.of(of), false);
  }

  @Override
  public Provenance matches(Condition.Matches match) {
    return conditions.matches(match);
  }

  @Override
  public Provenance currentOf(Condition.CurrentOf cursor) {
    throw reading.notUnderstood("the row of a cursor", cursor);
  }

  @Override
  public Provenance operation(Computation.Operation operation) {
    return computations.operation(operation);
  }

  @Override
  public Provenance unary(Computation.Unary unary) {
    Optional<Slot> number = slots.of(unary);
    return number.isPresent() ? open(number.get()) : computations.unary(unary);
  }

  @Override
  public Provenance cast(Computation.Cast cast) {
    return computations.cast(cast);
  }

  @Override
  public Provenance choice(Computation.Case choice) {
    return conditions.choice(choice);
  }

  /** Nobody claims the name of a collation either. */
  @Override
  public Provenance collate(Computation.Collate collate) {
    return computations.compute(List.of(collate.value()));
  }

  @Override
  public Provenance atTimeZone(Computation.AtTimeZone zone) {
    return computations.atTimeZone(zone);
  }

  @Override
  public Provenance subscript(Computation.Subscript subscript) {
    return computations.subscript(subscript);
  }

  @Override
  public Provenance fieldOf(Computation.FieldOf field) {
    throw reading.notUnderstood("a field of a value");
  }

  @Override
  public Provenance function(Computation.Function function) {
    return functions.value(function);
  }

  @Override
  public Provenance assign(Computation.Assign assign) {
    throw reading.notUnderstood("a value assigned to a variable");
  }
}
