package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What ALTER TABLE does. */
public sealed interface AlterAction extends Part {

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

    void addConstraints(AddConstraints each);

    void changeConstraint(ChangeConstraint each);

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
      Place place,
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      Optional<Expression> using)
      implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.addColumns(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, columns, constraints, using);
    }
  }

  /** DROP [COLUMN]. */
  record DropColumns(Place place, List<Identifier> columns) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.dropColumns(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, columns);
    }
  }

  /**
   * ALTER COLUMN with a whole definition or SET DATA TYPE.
   *
   * @param using the expression that converts existing rows
   */
  record ChangeType(
      Place place,
      Identifier column,
      Part.TypeName type,
      List<ColumnTrait> traits,
      Optional<Expression> using)
      implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.changeType(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, column, type, traits, using);
    }
  }

  /**
   * ALTER COLUMN .. SET DEFAULT or SET ON UPDATE.
   *
   * @param onUpdate whether each update of a row sets it again
   */
  record SetDefault(Place place, Identifier column, Expression expression, boolean onUpdate)
      implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.setDefault(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, column, expression);
    }
  }

  /**
   * ALTER COLUMN with what neither holds nor makes a value: DROP DEFAULT, SET or DROP NOT NULL,
   * SELECTIVITY, SET VISIBLE, RESTART and SET of identity options. SET REFERENTIAL_INTEGRITY is of
   * no column.
   */
  record ChangeTraits(Place place, Optional<Identifier> column) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, column);
    }
  }

  /** CHANGE COLUMN: another name and a whole definition. */
  record ChangeColumn(Place place, Identifier column, ColumnDefinition definition)
      implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.changeColumn(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, column, definition);
    }
  }

  /** CONVERT TO CHARACTER SET: all columns of text. */
  record ConvertText(Place place) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.convertText();
    }
  }

  /** What neither holds nor makes a value and names no column: options, indexes, keys. */
  record Harmless(Place place) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.harmless();
    }
  }

  /** ALTER COLUMN .. RENAME TO and RENAME COLUMN. */
  record RenameColumn(Place place, Identifier column, Identifier newName) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.renameColumn(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, column, newName);
    }
  }

  /** RENAME TO. */
  record RenameTable(Place place, ObjectName newName) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.renameTable(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(newName);
    }
  }

  /** ADD of one constraint or several. */
  record AddConstraints(Place place, List<TableConstraint> constraints) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.addConstraints(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, constraints);
    }
  }

  /** DROP or RENAME CONSTRAINT, with its name, or DROP PRIMARY KEY without. */
  record ChangeConstraint(Place place, Optional<ObjectName> name) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.changeConstraint(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name);
    }
  }

  /** ATTACH PARTITION, of a table that is there. */
  record AttachPartition(Place place, ObjectName part) implements AlterAction {
    @Override
    public void accept(Reader reader) {
      reader.attachPartition(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      to.accept(part);
    }
  }
}
