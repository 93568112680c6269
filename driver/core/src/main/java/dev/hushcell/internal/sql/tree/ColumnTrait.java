package dev.hushcell.internal.sql.tree;

import java.util.Optional;
import java.util.function.Consumer;

/** What a column definition says after the type: a whole clause, which can be cut out. */
public sealed interface ColumnTrait extends Part {

  /** What becomes of each kind: who adds one is asked for it everywhere. */
  interface Reader {
    /** What neither holds nor makes a value. */
    void harmless();

    void defaultValue(Default each);

    void computed(Computed each);

    void identity(Identity each);

    void primaryKey(PrimaryKey each);

    void unique(Unique each);

    void check(Check each);

    void references(References each);

    void textForm(TextForm each);
  }

  /** Has a reader read it. */
  void accept(Reader reader);

  /** NOT NULL. */
  record NotNull(Place place) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }

  /** NULL. */
  record Nullable(Place place) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }

  /**
   * DEFAULT or ON UPDATE and its expression.
   *
   * @param onUpdate whether each update of a row sets it again
   */
  record Default(Place place, Expression expression, boolean onUpdate) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.defaultValue(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(expression);
    }
  }

  /** A computed column, GENERATED ALWAYS AS or AS. */
  record Computed(Place place, Expression expression) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.computed(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(expression);
    }
  }

  /** GENERATED .. AS IDENTITY, IDENTITY or AUTO_INCREMENT. */
  record Identity(Place place) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.identity(this);
    }
  }

  /** PRIMARY KEY. */
  record PrimaryKey(Place place) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.primaryKey(this);
    }
  }

  /** UNIQUE. */
  record Unique(Place place) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.unique(this);
    }
  }

  /**
   * CHECK.
   *
   * @param name of the constraint
   */
  record Check(Place place, Optional<Identifier> name, Expression condition)
      implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.check(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, condition);
    }
  }

  /** REFERENCES, with or without a name of its own in front. */
  record References(Place place, Part.Reference to) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.references(this);
    }

    @Override
    public void parts(Consumer<Node> each) {
      each.accept(to);
    }
  }

  /**
   * CHARACTER SET or COLLATE of a text.
   *
   * @param name as written, without quotes
   * @param set whether it is a character set
   */
  record TextForm(Place place, String name, boolean set) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.textForm(this);
    }
  }

  /** What neither holds nor makes a value: COMMENT, SELECTIVITY, VISIBLE, DEFAULT ON NULL. */
  record Harmless(Place place) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }
}
