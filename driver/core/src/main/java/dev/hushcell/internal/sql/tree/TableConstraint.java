package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A constraint beside the columns of a table, with its name. */
public sealed interface TableConstraint extends Part {

  /** What becomes of each kind: who adds one is asked for it everywhere. */
  interface Reader {
    void key(Key each);

    void foreignKey(ForeignKey each);

    void index(Index each);

    void partition(Partition each);

    void check(Check each);
  }

  /** Has a reader read it. */
  void accept(Reader reader);

  /** PRIMARY KEY, or UNIQUE; without columns, UNIQUE(VALUE), all columns are meant. */
  record Key(Place place, boolean primary, List<Identifier> columns) implements TableConstraint {
    @Override
    public void accept(Reader reader) {
      reader.key(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, columns);
    }
  }

  /** FOREIGN KEY. */
  record ForeignKey(Place place, List<Identifier> columns, Part.Reference to)
      implements TableConstraint {
    @Override
    public void accept(Reader reader) {
      reader.foreignKey(this);
    }

    @Override
    public void parts(Consumer<Node> each) {
      Node.each(each, columns, to);
    }
  }

  /**
   * An index beside the columns.
   *
   * @param expressions in place of columns
   */
  record Index(Place place, Kind kind, List<IndexColumn> columns, List<Expression> expressions)
      implements TableConstraint {
    /** What an index is for. */
    public enum Kind {
      /** Finds equal values. */
      PLAIN,
      /** And keeps them apart. */
      UNIQUE,
      /** Finds words or places. */
      SPECIAL
    }

    @Override
    public void accept(Reader reader) {
      reader.index(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, columns, expressions);
    }
  }

  /** PARTITION BY and all that belongs to it, which nobody reads. */
  record Partition(Place place) implements TableConstraint {
    @Override
    public void accept(Reader reader) {
      reader.partition(this);
    }
  }

  /**
   * CHECK.
   *
   * @param name of the constraint
   */
  record Check(Place place, Optional<Identifier> name, Expression condition)
      implements TableConstraint {
    @Override
    public void accept(Reader reader) {
      reader.check(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, condition);
    }
  }

  /**
   * A column of an index beside the columns of a table.
   *
   * @param length how much of its beginning; empty: all of it
   */
  record IndexColumn(Place place, Identifier column, Optional<Length> length) implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, column, length);
    }

    /** A number and the parentheses around it. */
    public record Length(Place place) implements Part {}
  }
}
