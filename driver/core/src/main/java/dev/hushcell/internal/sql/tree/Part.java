package dev.hushcell.internal.sql.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is neither a statement, a query, a relation nor an expression. */
public sealed interface Part extends Node
    permits Identifier,
        ObjectName,
        Clause,
        ColumnDefinition,
        ColumnTrait,
        TableConstraint,
        AlterAction,
        TableConstraint.IndexColumn,
        TableConstraint.IndexColumn.Length,
        Part.Reference,
        Part.Code,
        Part.TypeName,
        Part.When,
        Part.Argument,
        Part.Hint,
        Part.Alias,
        Part.AliasColumn,
        Part.Assignment,
        Part.Conflict,
        Part.IndexKey,
        Part.Returning,
        Part.MergeWhen {

  /**
   * The name of a type, with whatever belongs to it.
   *
   * @param name its words in upper case, without what is in parentheses
   */
  record TypeName(Place place, String name) implements Part {}

  /**
   * {@code WHEN a THEN b}.
   *
   * @param conditions one, or several values that a simple CASE compares with
   */
  record When(Place place, List<Expression> conditions, Expression result) implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, conditions, result);
    }
  }

  /**
   * An argument of a function.
   *
   * @param word the word before it, in upper case; a comma is none
   * @param name its name; empty where its place says which it is
   */
  record Argument(Place place, String word, Optional<Identifier> name, Expression value)
      implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, value);
    }
  }

  /**
   * What steers how a statement is run.
   *
   * @param words its words in upper case
   */
  record Hint(Place place, String words, List<Identifier> names) implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, names);
    }
  }

  /**
   * The name that something has within the statement.
   *
   * @param columns names of its columns
   */
  record Alias(Place place, Identifier name, List<AliasColumn> columns) implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, columns);
    }
  }

  /**
   * The name of a column behind an alias.
   *
   * @param type its type, where the database wants one
   */
  record AliasColumn(Place place, Identifier name, Optional<TypeName> type) implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, type);
    }
  }

  /**
   * {@code a = b}.
   *
   * @param targets the columns; more than one in parentheses
   * @param operator the sign between them
   */
  record Assignment(Place place, List<Expression> targets, String operator, Expression value)
      implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, targets, value);
    }
  }

  /**
   * What happens to a row that is there: {@code ON CONFLICT}, {@code ON DUPLICATE KEY}.
   *
   * @param keys what it is there by
   * @param keysWhere which rows that holds for
   * @param constraint the name of a constraint instead
   * @param assignments none where nothing is done
   */
  record Conflict(
      Place place,
      List<IndexKey> keys,
      Optional<Expression> keysWhere,
      Optional<Identifier> constraint,
      List<Assignment> assignments,
      Optional<Expression> where)
      implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, keys, keysWhere, constraint, assignments, where);
    }
  }

  /** What is unique: a column or an expression. */
  record IndexKey(Place place, Expression value, List<Identifier> operatorClass) implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, value, operatorClass);
    }
  }

  /**
   * What a change gives back: {@code RETURNING}, {@code OUTPUT}.
   *
   * @param into the table or variable that takes it
   * @param columns of that table
   * @param renamed what OLD and NEW are called
   */
  record Returning(
      Place place,
      List<Clause.SelectItem> items,
      List<Identifier> into,
      List<Identifier> columns,
      List<Identifier> renamed)
      implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, items, into, columns, renamed);
    }
  }

  /**
   * {@code WHEN MATCHED ..}.
   *
   * @param match MATCHED, NOT MATCHED or what else is said, in upper case
   * @param action UPDATE, DELETE, INSERT or NOTHING
   * @param words of the action
   */
  record MergeWhen(
      Place place,
      String match,
      Optional<Expression> condition,
      String action,
      List<Assignment> assignments,
      List<Expression> columns,
      String words,
      List<Expression> values,
      Optional<Expression> where)
      implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, condition, assignments, columns, values, where);
    }
  }

  /**
   * What REFERENCES names.
   *
   * @param columns none where the primary key is meant
   */
  record Reference(Place place, ObjectName table, List<Identifier> columns) implements Part {
    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, table, columns);
    }
  }

  /** Statements of a routine or trigger, which nobody reads but word by word. */
  record Code(Place place) implements Part {}
}
