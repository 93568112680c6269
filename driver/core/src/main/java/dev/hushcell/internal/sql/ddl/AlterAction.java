package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;

/** What ALTER TABLE does. */
public sealed interface AlterAction {

  /** What becomes of each kind: who adds one is asked for it everywhere. */
  interface Reader {
    /** What neither holds nor makes a value. */
    void harmless();

    void addColumns(AddColumns each);

    void dropColumns(DropColumns each);

    void changeType(ChangeType each);

    void setDefault(SetDefault each);

    void changeColumn(ChangeColumn each);

    void convertText();

    void renameColumn(RenameColumn each);

    void renameTable(RenameTable each);

    void addConstraint(AddConstraint each);

    void dropConstraint(DropConstraint each);

    void renameConstraint(RenameConstraint each);

    void attachPartition(AttachPartition each);
  }

  /** Has a reader read it. */
  void accept(Reader reader);

  /**
   * ADD [COLUMN].
   *
   * @param columns one, or several in parentheses
   * @param constraints given among columns in parentheses
   * @param using the expression that fills existing rows
   */
  record AddColumns(
      List<ColumnDefinition> columns, List<TableConstraint> constraints, Optional<Span> using)
      implements AlterAction {
    public AddColumns {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
    }

    @Override
    public void accept(Reader reader) {
      reader.addColumns(this);
    }
  }

  /** DROP [COLUMN]. */
  record DropColumns(List<Token> columns) implements AlterAction {
    public DropColumns {
      columns = List.copyOf(columns);
    }

    @Override
    public void accept(Reader reader) {
      reader.dropColumns(this);
    }
  }

  /**
   * ALTER COLUMN with a whole definition or SET DATA TYPE.
   *
   * @param using the expression that converts existing rows
   */
  record ChangeType(Token column, TypeText type, List<ColumnTrait> traits, Optional<Span> using)
      implements AlterAction {
    public ChangeType {
      traits = List.copyOf(traits);
    }

    @Override
    public void accept(Reader reader) {
      reader.changeType(this);
    }
  }

  /**
   * ALTER COLUMN .. SET DEFAULT or SET ON UPDATE.
   *
   * @param onUpdate whether each update of a row sets it again
   */
  record SetDefault(Token column, Span expression, boolean onUpdate) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.setDefault(this);
    }
  }

  /**
   * ALTER COLUMN with what neither holds nor makes a value: DROP DEFAULT, SET or DROP NOT NULL,
   * SELECTIVITY, SET VISIBLE, RESTART and SET of identity options.
   */
  record ChangeTraits() implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }

  /** CHANGE COLUMN: another name and a whole definition. */
  record ChangeColumn(Token column, ColumnDefinition definition) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.changeColumn(this);
    }
  }

  /** CONVERT TO CHARACTER SET: all columns of text. */
  record ConvertText() implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.convertText();
    }
  }

  /** What neither holds nor makes a value and names no column: options, indexes, keys. */
  record Harmless() implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }

  /** ALTER COLUMN .. RENAME TO and RENAME COLUMN. */
  record RenameColumn(Token column, Token newName) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.renameColumn(this);
    }
  }

  /** RENAME TO. */
  record RenameTable(DottedName newName) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.renameTable(this);
    }
  }

  /** ADD of a constraint. */
  record AddConstraint(TableConstraint constraint) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.addConstraint(this);
    }
  }

  /** DROP CONSTRAINT, with its name, or DROP PRIMARY KEY without. */
  record DropConstraint(Optional<Token> name) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.dropConstraint(this);
    }
  }

  /** RENAME CONSTRAINT. */
  record RenameConstraint(Token name) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.renameConstraint(this);
    }
  }

  /** ATTACH PARTITION, of a table that is there. */
  record AttachPartition(DottedName part) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.attachPartition(this);
    }
  }

  /** SET REFERENTIAL_INTEGRITY. */
  record SetReferentialIntegrity() implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }
}
