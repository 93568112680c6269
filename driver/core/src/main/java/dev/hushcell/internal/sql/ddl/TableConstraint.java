package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;

/** A constraint beside the columns of a table. */
public sealed interface TableConstraint {

  /** What becomes of each kind: who adds one is asked for it everywhere. */
  interface Reader {
    void primaryKey(PrimaryKey each);

    void unique(Unique each);

    void foreignKey(ForeignKey each);

    void index(Index each);

    void partition(Partition each);

    void check(Check each);
  }

  /** Has a reader read it. */
  void accept(Reader reader);

  /** Returns the whole constraint, with its name. */
  Span span();

  /** PRIMARY KEY. */
  record PrimaryKey(Span span, Optional<Token> name, List<Token> columns)
      implements TableConstraint {
    public PrimaryKey {
      columns = List.copyOf(columns);
    }

    @Override
    public void accept(Reader reader) {
      reader.primaryKey(this);
    }
  }

  /** UNIQUE; without columns, UNIQUE(VALUE), all columns are meant. */
  record Unique(Span span, Optional<Token> name, List<Token> columns) implements TableConstraint {
    public Unique {
      columns = List.copyOf(columns);
    }

    @Override
    public void accept(Reader reader) {
      reader.unique(this);
    }
  }

  /** FOREIGN KEY; without referenced columns the primary key is meant. */
  record ForeignKey(
      Span span,
      Optional<Token> name,
      List<Token> columns,
      DottedName table,
      List<Token> referenced)
      implements TableConstraint {
    public ForeignKey {
      columns = List.copyOf(columns);
      referenced = List.copyOf(referenced);
    }

    @Override
    public void accept(Reader reader) {
      reader.foreignKey(this);
    }
  }

  /** An index beside the columns. */
  record Index(Span span, Kind kind, List<Part> parts) implements TableConstraint {
    public Index {
      parts = List.copyOf(parts);
    }

    /** What an index is for. */
    public enum Kind {
      /** Finds equal values. */
      PLAIN,
      /** And keeps them apart. */
      UNIQUE,
      /** Finds words or places. */
      SPECIAL
    }

    /**
     * A column of an index.
     *
     * @param length how much of its beginning, with the parentheses; empty: all of it
     */
    public record Part(Token column, Optional<Span> length) {}

    @Override
    public void accept(Reader reader) {
      reader.index(this);
    }
  }

  /** PARTITION BY and all that belongs to it. */
  record Partition(Span span) implements TableConstraint {
    @Override
    public void accept(Reader reader) {
      reader.partition(this);
    }
  }

  /** CHECK and its condition without parentheses. */
  record Check(Span span, Optional<Token> name, Span condition) implements TableConstraint {
    @Override
    public void accept(Reader reader) {
      reader.check(this);
    }
  }
}
