package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;

/** A constraint beside the columns of a table. */
public sealed interface TableConstraint {
  /** Returns the whole constraint, with its name. */
  Span span();

  /** PRIMARY KEY. */
  record PrimaryKey(Span span, Optional<Token> name, List<Token> columns)
      implements TableConstraint {
    /** Copies the list. */
    public PrimaryKey {
      columns = List.copyOf(columns);
    }
  }

  /** UNIQUE; without columns, UNIQUE(VALUE), all columns are meant. */
  record Unique(Span span, Optional<Token> name, List<Token> columns) implements TableConstraint {
    /** Copies the list. */
    public Unique {
      columns = List.copyOf(columns);
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
    /** Copies the lists. */
    public ForeignKey {
      columns = List.copyOf(columns);
      referenced = List.copyOf(referenced);
    }
  }

  /** CHECK and its condition without parentheses. */
  record Check(Span span, Optional<Token> name, Span condition) implements TableConstraint {}
}
