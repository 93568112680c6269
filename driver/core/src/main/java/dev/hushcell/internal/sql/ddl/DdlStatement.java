package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Optional;

/** A data definition statement. */
public sealed interface DdlStatement {

  /** What becomes of each kind: who adds one is asked for it everywhere. */
  interface Reader<R> {
    R harmless();

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

  /** Has a reader read it. */
  <R> R accept(Reader<R> reader);

  /**
   * CREATE TABLE.
   *
   * @param name of the table
   * @param ifNotExists whether IF NOT EXISTS is given
   * @param temporary whether the table is temporary
   * @param columns its columns; none if a query gives them
   * @param constraints those beside the columns
   * @param query the query after AS, or the table after LIKE
   * @param textForm the character set or collation that its columns of text have otherwise
   */
  record CreateTable(
      DottedName name,
      boolean ifNotExists,
      boolean temporary,
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      Optional<Span> query,
      Optional<ColumnTrait.TextForm> textForm)
      implements DdlStatement {
    /** A table that says nothing of its text. */
    public CreateTable(
        DottedName name,
        boolean ifNotExists,
        boolean temporary,
        List<ColumnDefinition> columns,
        List<TableConstraint> constraints,
        Optional<Span> query) {
      this(name, ifNotExists, temporary, columns, constraints, query, Optional.empty());
    }

    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createTable(this);
    }
  }

  /**
   * A table that is made as a part of another one, with its columns and constraints.
   *
   * @param whole the table of which it is a part
   */
  record CreatePartition(DottedName name, DottedName whole) implements DdlStatement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createPartition(this);
    }
  }

  /** ALTER TABLE with one action or several. */
  record AlterTable(DottedName name, boolean ifExists, List<AlterAction> actions)
      implements DdlStatement {
    public AlterTable {
      actions = List.copyOf(actions);
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.alterTable(this);
    }
  }

  /**
   * CREATE INDEX.
   *
   * @param table the table
   * @param columns the columns in order, those of INCLUDE too
   * @param expressions what is indexed besides columns, and the condition on rows
   * @param hashed whether it holds hashes, which are short
   */
  record CreateIndex(DottedName table, List<Token> columns, List<Span> expressions, boolean hashed)
      implements DdlStatement {
    public CreateIndex {
      columns = List.copyOf(columns);
      expressions = List.copyOf(expressions);
    }

    /** An index over columns. */
    public CreateIndex(DottedName table, List<Token> columns) {
      this(table, columns, List.of(), false);
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createIndex(this);
    }
  }

  /** DROP TABLE. */
  record DropTable(List<DottedName> names) implements DdlStatement {
    public DropTable {
      names = List.copyOf(names);
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.dropTable(this);
    }
  }

  /**
   * CREATE VIEW.
   *
   * @param query what it shows
   */
  record CreateView(DottedName name, Span query) implements DdlStatement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createView(this);
    }
  }

  /**
   * CREATE TRIGGER on a table.
   *
   * @param body what it does, where that is SQL
   */
  record CreateTrigger(DottedName table, Optional<Span> body) implements DdlStatement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createTrigger(this);
    }
  }

  /** CREATE SYNONYM. */
  record CreateSynonym(DottedName name, DottedName target) implements DdlStatement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.createSynonym(this);
    }
  }

  /** TRUNCATE, COMMENT ON, DROP of an index or view: what neither holds values nor shows them. */
  record Harmless() implements DdlStatement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.harmless();
    }
  }

  /**
   * Any other statement.
   *
   * @param words its first words in upper case, at most three
   */
  record Other(List<String> words) implements DdlStatement {
    private static final int MOST = 3;

    public Other {
      words = List.copyOf(words);
    }

    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.other(this);
    }

    /** Takes the words among the first tokens of a statement. */
    public static Other of(Tokens piece) {
      return new Other(
          piece.list().stream()
              .limit(MOST)
              .filter(token -> token.kind() == TokenKind.WORD)
              .map(Cursor::upper)
              .toList());
    }
  }

  /**
   * A statement of a kind above that is not understood.
   *
   * @param position offset of the token from which it is not
   */
  record NotUnderstood(int position) implements DdlStatement {
    @Override
    public <R> R accept(Reader<R> reader) {
      return reader.notUnderstood(this);
    }
  }
}
