package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;

/** What a column definition says after the type. */
public sealed interface ColumnTrait {

  /** What becomes of each kind: who adds one is asked for it everywhere. */
  interface Reader {
    /** What neither holds nor makes a value. */
    void harmless();

    void defaultValue(Default each);

    void onUpdate(OnUpdate each);

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

  /** Returns the whole clause, so that it can be cut out. */
  Span span();

  /** NOT NULL. */
  record NotNull(Span span) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }

  /** NULL. */
  record Nullable(Span span) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }

  /** DEFAULT and its expression. */
  record Default(Span span, Span expression) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.defaultValue(this);
    }
  }

  /** ON UPDATE and its expression. */
  record OnUpdate(Span span, Span expression) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.onUpdate(this);
    }
  }

  /** A computed column, GENERATED ALWAYS AS or AS. */
  record Computed(Span span, Span expression) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.computed(this);
    }
  }

  /** GENERATED .. AS IDENTITY, IDENTITY or AUTO_INCREMENT. */
  record Identity(Span span) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.identity(this);
    }
  }

  /** PRIMARY KEY. */
  record PrimaryKey(Span span) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.primaryKey(this);
    }
  }

  /** UNIQUE. */
  record Unique(Span span) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.unique(this);
    }
  }

  /** CHECK and its condition without parentheses. */
  record Check(Span span, Span condition) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.check(this);
    }
  }

  /** REFERENCES; without columns the primary key is meant. */
  record References(Span span, DottedName table, List<Token> columns) implements ColumnTrait {
    public References {
      columns = List.copyOf(columns);
    }

    @Override
    public void accept(Reader reader) {
      reader.references(this);
    }
  }

  /**
   * CHARACTER SET or COLLATE of a text.
   *
   * @param name as written, without quotes
   * @param set whether it is a character set
   */
  record TextForm(Span span, String name, boolean set) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.textForm(this);
    }
  }

  /** What neither holds nor makes a value: COMMENT, SELECTIVITY, VISIBLE, DEFAULT ON NULL. */
  record Harmless(Span span) implements ColumnTrait {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }
}
