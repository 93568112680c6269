package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expressions of every kind, and says of each where its value comes from. */
final class Expressions {
  private final StatementReaders readers;
  private final Computations computations;

  Expressions(StatementReaders readers) {
    this.readers = readers;
    this.computations = new Computations(readers);
  }

  /** Returns where the value of an expression comes from. */
  Provenance read(Expression expression, Scope scope) {
    return expression.accept(new Within(scope));
  }

  /** Reads each of the expressions. */
  List<Provenance> all(List<? extends Expression> expressions, Scope scope) {
    List<Provenance> all = new ArrayList<>();
    expressions.forEach(each -> all.add(read(each, scope)));
    return all;
  }

  /** Returns what a query delivers: a value, or a row of them. */
  Provenance delivered(Query query, Scope scope) {
    List<Provenance> columns = columns(query, scope);
    return columns.size() == 1 ? columns.get(0) : new Provenance.Row(columns);
  }

  private List<Provenance> columns(Query query, Scope scope) {
    return readers.queries.read(query, new Scope(scope)).stream().map(Output::provenance).toList();
  }

  /** Reads expressions that stand in one scope. */
  private final class Within implements Expression.Reader<Provenance> {
    private final Scope scope;

    Within(Scope scope) {
      this.scope = scope;
    }

    @Override
    public Provenance columnName(Operand.ColumnName name) {
      return readers.columns.resolve(name, scope);
    }

    @Override
    public Provenance allColumns(Operand.AllColumns all) {
      throw readers.reading.notUnderstood("a * as a value");
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
      Optional<Slot> slot = readers.slots.of(value);
      return open(
          slot.orElseThrow(() -> readers.reading.notUnderstood("an unusual literal", value)));
    }

    private Provenance open(Slot slot) {
      return new Provenance.Open(List.of(readers.reading.attribution().notice(slot)));
    }

    @Override
    public Provenance interval(Operand.Interval interval) {
      return computations.interval(interval, scope);
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
      if (readers.reading.scoping().isConstant(new Name(word.value(), false))) {
        readers.reading.claims().claim(word, Role.WORD);
      }
      return Provenance.plain();
    }

    @Override
    public Provenance defaultValue(Operand.Default value) {
      readers.reading.doubt(
          PlanFault.COLUMN_UNKNOWN.at(
              readers.reading.position(value),
              "DEFAULT stands where no column takes it; write a value"));
      return Provenance.plain();
    }

    /** Nobody claims the name of a sequence, so that one which may be protected is refused. */
    @Override
    public Provenance nextValue(Operand.NextValue next) {
      return Provenance.plain();
    }

    @Override
    public Provenance row(Operand.Row row) {
      return new Provenance.Row(all(row.values(), scope));
    }

    @Override
    public Provenance array(Operand.Array array) {
      return array.query().isPresent()
          ? readers.functions.array(columns(array.query().get(), scope))
          : computations.compute(array.values(), scope);
    }

    @Override
    public Provenance subquery(Operand.Subquery subquery) {
      return delivered(subquery.query(), scope);
    }

    @Override
    public Provenance parenthesised(Operand.Parenthesised expression) {
      return read(expression.expression(), scope);
    }

    @Override
    public Provenance junction(Condition.Junction junction) {
      junction.terms().forEach(term -> readers.conditions.read(term, scope));
      return Provenance.plain();
    }

    @Override
    public Provenance not(Condition.Not not) {
      readers.conditions.read(not.condition(), scope);
      return Provenance.plain();
    }

    @Override
    public Provenance comparison(Condition.Comparison comparison) {
      return readers.conditions.comparison(comparison, scope);
    }

    @Override
    public Provenance between(Condition.Between between) {
      return readers.conditions.between(between, scope);
    }

    @Override
    public Provenance in(Condition.In in) {
      return readers.conditions.in(in, scope);
    }

    @Override
    public Provenance like(Condition.Like like) {
      return readers.conditions.like(like, scope);
    }

    @Override
    public Provenance is(Condition.Is is) {
      return readers.conditions.is(is, scope);
    }

    @Override
    public Provenance isDistinct(Condition.IsDistinct distinct) {
      return readers.conditions.equality(distinct.left(), distinct.right(), scope);
    }

    @Override
    public Provenance exists(Condition.Exists exists) {
      return readers.conditions.exists(exists, scope);
    }

    @Override
    public Provenance quantified(Condition.Quantified quantified) {
      Provenance of = read(quantified.of(), scope);
      return quantified.of() instanceof Operand.Subquery
          ? of
          : readers.functions.call(quantified.quantifier(), List.of(of), false);
    }

    @Override
    public Provenance matches(Condition.Matches match) {
      return readers.conditions.matches(match, scope);
    }

    @Override
    public Provenance currentOf(Condition.CurrentOf cursor) {
      throw readers.reading.notUnderstood("the row of a cursor", cursor);
    }

    @Override
    public Provenance operation(Computation.Operation operation) {
      return computations.operation(operation, scope);
    }

    @Override
    public Provenance unary(Computation.Unary unary) {
      Optional<Slot> number = readers.slots.of(unary);
      return number.isPresent() ? open(number.get()) : computations.unary(unary, scope);
    }

    @Override
    public Provenance cast(Computation.Cast cast) {
      return computations.cast(cast, scope);
    }

    @Override
    public Provenance choice(Computation.Case choice) {
      List<Provenance> branches = new ArrayList<>();
      Optional<Provenance> subject = choice.value().map(each -> read(each, scope));
      for (Part.When when : choice.whens()) {
        for (Expression condition : when.conditions()) {
          if (subject.isEmpty()) {
            readers.conditions.read(condition, scope);
          } else {
            readers.comparisons.equal(List.of(subject.get(), read(condition, scope)));
          }
        }
        branches.add(read(when.result(), scope));
      }
      choice.otherwise().ifPresent(each -> branches.add(read(each, scope)));
      return readers.branches.either(branches, "CASE");
    }

    /** Nobody claims the name of a collation either. */
    @Override
    public Provenance collate(Computation.Collate collate) {
      return computations.compute(List.of(collate.value()), scope);
    }

    @Override
    public Provenance atTimeZone(Computation.AtTimeZone zone) {
      List<Expression> parts = new ArrayList<>();
      zone.zone().ifPresent(parts::add);
      parts.add(zone.value());
      return computations.compute(parts, scope);
    }

    @Override
    public Provenance subscript(Computation.Subscript subscript) {
      List<Expression> parts = new ArrayList<>(List.of(subscript.value()));
      subscript.from().ifPresent(parts::add);
      subscript.upTo().ifPresent(parts::add);
      return computations.compute(parts, scope);
    }

    @Override
    public Provenance fieldOf(Computation.FieldOf field) {
      throw readers.reading.notUnderstood("a field of a value");
    }

    @Override
    public Provenance function(Computation.Function function) {
      Provenance value = readers.functions.read(function, scope);
      readers.trusted.requireValue(function);
      return value;
    }

    @Override
    public Provenance assign(Computation.Assign assign) {
      throw readers.reading.notUnderstood("a value assigned to a variable");
    }
  }
}
