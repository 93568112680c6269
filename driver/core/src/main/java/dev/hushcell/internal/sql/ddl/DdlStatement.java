package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.List;
import java.util.Optional;

/** A data definition statement. */
public sealed interface DdlStatement {

  /**
   * CREATE TABLE.
   *
   * @param name of the table
   * @param ifNotExists whether IF NOT EXISTS is given
   * @param temporary whether the table is temporary
   * @param columns its columns; none if a query gives them
   * @param constraints those beside the columns
   * @param closing offset of the parenthesis that closes the columns, before which a constraint can
   *     be spliced in; -1 without columns
   * @param query the query after AS
   */
  record CreateTable(
      DottedName name,
      boolean ifNotExists,
      boolean temporary,
      List<ColumnDefinition> columns,
      List<TableConstraint> constraints,
      int closing,
      Optional<Span> query)
      implements DdlStatement {
    /** Copies the lists. */
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
    }
  }

  /** ALTER TABLE; H2 takes one action at a time. */
  record AlterTable(DottedName name, boolean ifExists, AlterAction action)
      implements DdlStatement {}

  /**
   * CREATE INDEX.
   *
   * @param name empty if the database makes one
   * @param unique whether it is unique
   * @param spatial whether it is spatial
   * @param table the table
   * @param columns the columns in order, those of INCLUDE too
   */
  record CreateIndex(
      Optional<DottedName> name,
      boolean unique,
      boolean spatial,
      DottedName table,
      List<Token> columns)
      implements DdlStatement {
    /** Copies the list. */
    public CreateIndex {
      columns = List.copyOf(columns);
    }
  }

  /** DROP TABLE. */
  record DropTable(List<DottedName> names, boolean ifExists, boolean cascade)
      implements DdlStatement {
    /** Copies the list. */
    public DropTable {
      names = List.copyOf(names);
    }
  }

  /** TRUNCATE TABLE. */
  record TruncateTable(DottedName name) implements DdlStatement {}

  /** DROP INDEX. */
  record DropIndex(DottedName name) implements DdlStatement {}

  /**
   * CREATE VIEW.
   *
   * @param columns the names it gives, if any
   * @param query what it shows
   */
  record CreateView(DottedName name, List<Token> columns, Span query) implements DdlStatement {
    /** Copies the list. */
    public CreateView {
      columns = List.copyOf(columns);
    }
  }

  /** DROP VIEW. */
  record DropView(DottedName name) implements DdlStatement {}

  /** CREATE TRIGGER on a table. */
  record CreateTrigger(DottedName name, DottedName table) implements DdlStatement {}

  /** CREATE SYNONYM. */
  record CreateSynonym(DottedName name, DottedName target) implements DdlStatement {}

  /** COMMENT ON TABLE or COLUMN; the last part of the name of a column is the column. */
  record CommentOn(DottedName name, boolean column) implements DdlStatement {}

  /**
   * Any other statement.
   *
   * @param words its first words in upper case, at most three
   */
  record Other(List<String> words) implements DdlStatement {
    /** Copies the list. */
    public Other {
      words = List.copyOf(words);
    }
  }

  /**
   * A statement of a kind above that is not understood.
   *
   * @param position offset of the token from which it is not
   */
  record NotUnderstood(int position) implements DdlStatement {}
}
