package dev.hushcell.internal.sql.tree;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What has a value by itself: names, literals, parameters, rows, queries. */
public sealed interface Operand extends Expression {
  /** What a literal is, by its looks. */
  enum Kind {
    TEXT,
    BINARY,
    NUMBER,
    TRUE,
    FALSE,
    UNKNOWN,
    NULL
  }

  /**
   * The name of a column, or of whatever the database takes one for.
   *
   * @param parts the name, in its parts between dots
   */
  record ColumnName(Place place, List<Identifier> parts) implements Operand {
    /** Returns the name without what qualifies it. */
    public Identifier last() {
      return parts.get(parts.size() - 1);
    }

    /** Returns what stands before it; empty for a name alone. */
    public List<Identifier> qualifier() {
      return parts.subList(0, parts.size() - 1);
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.columnName(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, parts);
    }
  }

  /**
   * {@code *} or {@code t.*}.
   *
   * @param qualifier the name before it; empty for the star alone
   * @param except the columns that are left out
   * @param replaced what stands instead of columns
   */
  record AllColumns(
      Place place,
      List<Identifier> qualifier,
      List<ColumnName> except,
      List<Clause.SelectItem> replaced)
      implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.allColumns(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, qualifier, except, replaced);
    }
  }

  /** A literal. Its token is never printed. */
  record Literal(Place place, Token token, Kind kind) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.literal(this);
    }
  }

  /** A literal behind the name of its type, as in {@code DATE '..'}. */
  record Typed(Place place, Part.TypeName type, Literal literal) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.typed(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, type, literal);
    }
  }

  /** {@code INTERVAL '1' DAY}, and {@code INTERVAL a DAY} where a value may stand. */
  record Interval(Place place, Expression value) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.interval(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(value);
    }
  }

  /** A parameter of JDBC. */
  record Parameter(Place place, Token token) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.parameter(this);
    }
  }

  /** A variable of the session or of a routine. */
  record Variable(Place place, Token token) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.variable(this);
    }
  }

  /** A keyword used as a value: {@code CURRENT_DATE}, or the YEAR of EXTRACT. */
  record Word(Place place, Token token) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.word(this);
    }
  }

  /** {@code DEFAULT}. */
  record Default(Place place) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.defaultValue(this);
    }
  }

  /**
   * The next value of a sequence, or its current one.
   *
   * @param sequence its name
   */
  record NextValue(Place place, List<Identifier> sequence) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.nextValue(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, sequence);
    }
  }

  /**
   * Several values in parentheses, with or without ROW.
   *
   * @param values may be one or none, behind ROW
   */
  record Row(Place place, List<Expression> values) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.row(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, values);
    }
  }

  /**
   * {@code ARRAY[..]} or {@code ARRAY(SELECT ..)}.
   *
   * @param values what it has; none where a query says so
   */
  record Array(Place place, List<Expression> values, Optional<Query> query) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.array(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, values, query);
    }
  }

  /** A query in parentheses, used as a value. */
  record Subquery(Place place, Query query) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.subquery(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(query);
    }
  }

  /** An expression in one or more pairs of parentheses. */
  record Parenthesised(Place place, Expression expression) implements Operand {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.parenthesised(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(expression);
    }
  }
}
