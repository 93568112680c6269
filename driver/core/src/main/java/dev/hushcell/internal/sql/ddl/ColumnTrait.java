package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;

/** What a column definition says after the type. */
public sealed interface ColumnTrait {
  /** Returns the whole clause, so that it can be cut out. */
  Span span();

  /** NOT NULL. */
  record NotNull(Span span) implements ColumnTrait {}

  /** NULL. */
  record Nullable(Span span) implements ColumnTrait {}

  /** DEFAULT and its expression. */
  record Default(Span span, Span expression) implements ColumnTrait {}

  /** ON UPDATE and its expression. */
  record OnUpdate(Span span, Span expression) implements ColumnTrait {}

  /** A computed column, GENERATED ALWAYS AS or AS. */
  record Computed(Span span, Span expression) implements ColumnTrait {}

  /** GENERATED .. AS IDENTITY, IDENTITY or AUTO_INCREMENT. */
  record Identity(Span span) implements ColumnTrait {}

  /** PRIMARY KEY. */
  record PrimaryKey(Span span) implements ColumnTrait {}

  /** UNIQUE. */
  record Unique(Span span) implements ColumnTrait {}

  /** CHECK and its condition without parentheses. */
  record Check(Span span, Span condition) implements ColumnTrait {}

  /** REFERENCES; without columns the primary key is meant. */
  record References(Span span, DottedName table, List<Token> columns) implements ColumnTrait {
    public References {
      columns = List.copyOf(columns);
    }
  }

  /**
   * CHARACTER SET or COLLATE of a text.
   *
   * @param name as written, without quotes
   * @param set whether it is a character set
   */
  record TextForm(Span span, String name, boolean set) implements ColumnTrait {}

  /** What neither holds nor makes a value: COMMENT, SELECTIVITY, VISIBLE, DEFAULT ON NULL. */
  record Harmless(Span span) implements ColumnTrait {}
}
