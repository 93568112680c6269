package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a value is computed by. */
public sealed interface Computation extends Expression {
  /**
   * An operator and what stands to the right of it.
   *
   * @param operator as it is written, words in upper case
   */
  record Step(String operator, Expression operand) {}

  /**
   * Operands with operators that bind alike, from left to right: {@code a - b + c}.
   *
   * @param steps one or more
   */
  record Operation(Place place, Expression first, List<Step> steps) implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.operation(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(first);
      steps.forEach(step -> to.accept(step.operand()));
    }
  }

  /** {@code - a}. */
  record Unary(Place place, String operator, Expression operand) implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.unary(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(operand);
    }
  }

  /**
   * A value as another type.
   *
   * @param style the word or sign that says so
   * @param format what stands behind the type
   */
  record Cast(
      Place place, String style, Expression value, Part.TypeName type, Optional<Expression> format)
      implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.cast(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, type, format);
    }
  }

  /** {@code CASE .. END}. */
  record Case(
      Place place,
      Optional<Expression> value,
      List<Part.When> whens,
      Optional<Expression> otherwise)
      implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.choice(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, whens, otherwise);
    }
  }

  /** {@code a COLLATE b}. */
  record Collate(Place place, Expression value, List<Identifier> collation) implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.collate(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, collation);
    }
  }

  /** {@code a AT TIME ZONE b}, or {@code a AT LOCAL} without one. */
  record AtTimeZone(Place place, Expression value, Optional<Expression> zone)
      implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.atTimeZone(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, zone);
    }
  }

  /** {@code a[1]} or {@code a[1:2]}. */
  record Subscript(
      Place place,
      Expression value,
      boolean slice,
      Optional<Expression> from,
      Optional<Expression> upTo)
      implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.subscript(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, from, upTo);
    }
  }

  /** {@code (a).b}, or {@code (a).*} without a field. */
  record FieldOf(Place place, Expression value, Optional<Identifier> field) implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.fieldOf(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, field);
    }
  }

  /**
   * A call of a function.
   *
   * @param quantifier DISTINCT, ALL or empty
   * @param words other words of it, in upper case
   * @param withinGroup the order behind WITHIN GROUP
   * @param over the window, or its name
   */
  record Function(
      Place place,
      List<Identifier> name,
      String quantifier,
      List<Part.Argument> arguments,
      Optional<Clause.OrderBy> order,
      List<String> words,
      Optional<Clause.OrderBy> withinGroup,
      Optional<Expression> filter,
      Optional<Clause.Window> over)
      implements Computation {
    /** Returns the name without what qualifies it. */
    public Identifier last() {
      return name.get(name.size() - 1);
    }

    /** Tells whether it is neither filtered nor one over a window or an ordered group. */
    public boolean isAlone() {
      return filter.isEmpty() && withinGroup.isEmpty() && over.isEmpty();
    }

    /** Tells whether it has nothing beside its arguments, but for a quantifier. */
    public boolean hasNothingBeside() {
      return isAlone() && order.isEmpty() && words.isEmpty();
    }

    /** A call with nothing but its arguments. */
    public Function(Place place, List<Identifier> name, List<Part.Argument> arguments) {
      this(
          place,
          name,
          "",
          arguments,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.function(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, arguments, order, withinGroup, filter, over);
    }
  }

  /** {@code @a := b}. */
  record Assign(Place place, Expression target, Expression value) implements Computation {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.assign(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, target, value);
    }
  }
}
