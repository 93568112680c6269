package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;

/** What ALTER TABLE does. */
public sealed interface AlterAction {

  /**
   * ADD [COLUMN].
   *
   * @param columns one, or several in parentheses
   * @param constraints given among columns in parentheses
   * @param ifNotExists whether IF NOT EXISTS is given
   * @param using the expression that fills existing rows
   */
  record AddColumns(
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      boolean ifNotExists,
      Optional<Span> using)
      implements AlterAction {
    public AddColumns {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
    }
  }

  /** DROP [COLUMN]. */
  record DropColumns(List<Token> columns, boolean ifExists) implements AlterAction {
    public DropColumns {
      columns = List.copyOf(columns);
    }
  }

  /**
   * ALTER COLUMN with a whole definition or SET DATA TYPE.
   *
   * @param using the expression that converts existing rows
   */
  record ChangeType(
      Token column, TypeText type, List<ColumnTrait> traits, boolean ifExists, Optional<Span> using)
      implements AlterAction {
    public ChangeType {
      traits = List.copyOf(traits);
    }
  }

  /** ALTER COLUMN .. SET DEFAULT or SET ON UPDATE. */
  record SetDefault(Token column, Span expression) implements AlterAction {}

  /**
   * ALTER COLUMN with what neither holds nor makes a value: DROP DEFAULT, SET or DROP NOT NULL,
   * SELECTIVITY, SET VISIBLE, RESTART and SET of identity options.
   */
  record ChangeTraits(Token column) implements AlterAction {}

  /** CHANGE COLUMN: another name and a whole definition. */
  record ChangeColumn(Token column, ColumnDefinition definition) implements AlterAction {}

  /** CONVERT TO CHARACTER SET: all columns of text. */
  record ConvertText() implements AlterAction {}

  /** What neither holds nor makes a value and names no column: options, indexes, keys. */
  record Harmless() implements AlterAction {}

  /** ALTER COLUMN .. RENAME TO and RENAME COLUMN. */
  record RenameColumn(Token column, Token newName) implements AlterAction {}

  /** RENAME TO. */
  record RenameTable(DottedName newName) implements AlterAction {}

  /** ADD of a constraint. */
  record AddConstraint(TableConstraint constraint) implements AlterAction {}

  /** DROP CONSTRAINT, with its name, or DROP PRIMARY KEY without. */
  record DropConstraint(Optional<Token> name) implements AlterAction {}

  /** RENAME CONSTRAINT. */
  record RenameConstraint(Token name, Token newName) implements AlterAction {}

  /** SET REFERENTIAL_INTEGRITY. */
  record SetReferentialIntegrity() implements AlterAction {}
}
