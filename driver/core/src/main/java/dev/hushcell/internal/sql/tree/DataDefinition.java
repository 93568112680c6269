package dev.hushcell.internal.sql.tree;

import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a text asks a database to make, alter or drop. */
public sealed interface DataDefinition extends Node {
  /** Hands itself to the method of a reader that is for it. */
  <R> R accept(Reader<R> reader);

  /**
   * Answers for each form; a new form is a new method.
   *
   * @param <R> the answer
   */
  interface Reader<R> {
    R harmless(Harmless each);

    R createTable(CreateTable each);

    R createPartition(CreatePartition each);

    R alterTable(AlterTable each);

    R createIndex(CreateIndex each);

    R dropTable(DropTable each);

    R createView(CreateView each);

    R createTrigger(CreateTrigger each);

    R createSynonym(CreateSynonym each);

    R other(Other each);

    R notUnderstood(NotUnderstood each);
  }

  /**
   * CREATE TABLE.
   *
   * @param columns none where a query or another table gives them
   * @param constraints those beside the columns
   * @param textForms the character sets or collations that its columns of text have otherwise
   * @param query the query after AS
   * @param source what gives it its columns otherwise: LIKE and a table, or what stands in place of
   *     a query and is not understood
   */
  record CreateTable(
      Place place,
      ObjectName name,
      boolean ifNotExists,
      boolean temporary,
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      List<ColumnTrait.TextForm> textForms,
      Optional<Query> query,
      Optional<Part.Code> source)
      implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createTable(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, columns, constraints, textForms, query, source);
    }
  }

  /**
   * A table that is made as a part of another one, with its columns and constraints.
   *
   * @param whole the table of which it is a part
   */
  record CreatePartition(Place place, ObjectName name, ObjectName whole) implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createPartition(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, whole);
    }
  }

  /** ALTER TABLE with one action or several. */
  record AlterTable(Place place, ObjectName name, boolean ifExists, List<AlterAction> actions)
      implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.alterTable(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, actions);
    }
  }

  /**
   * CREATE INDEX.
   *
   * @param columns in order, those of INCLUDE too
   * @param keys how many of them are before INCLUDE
   * @param expressions what is indexed besides columns, and the condition on rows
   * @param hashed whether it holds hashes, which are short
   * @param unique whether no two rows have the same in it
   */
  record CreateIndex(
      Place place,
      ObjectName table,
      List<Identifier> columns,
      int keys,
      List<Expression> expressions,
      boolean hashed,
      boolean unique)
      implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createIndex(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, table, columns, expressions);
    }
  }

  /** DROP TABLE. */
  record DropTable(Place place, List<ObjectName> names) implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.dropTable(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, names);
    }
  }

  /**
   * CREATE VIEW, and ALTER VIEW with another query.
   *
   * @param query a {@link Query}, or {@link Part.Code} where it is not understood
   */
  record CreateView(Place place, ObjectName name, Node query) implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createView(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, query);
    }
  }

  /**
   * CREATE TRIGGER on a table.
   *
   * @param body what it does, where that is SQL
   */
  record CreateTrigger(Place place, ObjectName table, Optional<Part.Code> body)
      implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createTrigger(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, table, body);
    }
  }

  /** CREATE SYNONYM. */
  record CreateSynonym(Place place, ObjectName name, ObjectName target) implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createSynonym(this);
    }

    @Override
    public void parts(Consumer<Node> to) {
      Node.each(to, name, target);
    }
  }

  /** TRUNCATE, COMMENT ON, DROP of an index or view: what neither holds values nor shows them. */
  record Harmless(Place place) implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.harmless(this);
    }
  }

  /**
   * Any other statement.
   *
   * @param words its first words in upper case, at most three
   */
  record Other(Place place, List<String> words) implements DataDefinition {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.other(this);
    }
  }

  /**
   * A statement of a kind above that is not understood.
   *
   * @param position offset of the token from which it is not
   * @param expected what could stand there, in words, without anything of the text
   */
  record NotUnderstood(Place place, int position, String expected) implements DataDefinition {
    /**
     * Says so of a token.
     *
     * @param index of the token, which may be one behind the last
     */
    public static NotUnderstood at(int index, Tokens tokens, String expected) {
      int last = Math.min(index, tokens.size() - 1);
      int position = last < 0 ? 0 : tokens.get(last).begin();
      return new NotUnderstood(Place.whole(0, tokens.size()), position, expected);
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.notUnderstood(this);
    }
  }
}
