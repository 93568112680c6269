package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import dev.hushcell.internal.sql.ddl.TableConstraint.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads keys, indexes and constraints beside the columns of a table. */
final class MysqlKeyReader {
  private final Cursor cursor;

  MysqlKeyReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Tells whether a key or constraint comes next, rather than a column. */
  static boolean follows(Cursor cursor) {
    return cursor.isAnyWord("CONSTRAINT", "FOREIGN", "UNIQUE", "FULLTEXT", "SPATIAL")
        || (cursor.isWord("PRIMARY") && cursor.isWord(1, "KEY"))
        || (cursor.isWord("CHECK") && cursor.isSymbol(1, "("))
        || cursor.isAnyWord("KEY", "INDEX");
  }

  /** Passes UNIQUE, FULLTEXT or SPATIAL. */
  static Index.Kind kind(Cursor cursor) {
    if (cursor.accept("UNIQUE")) {
      return Index.Kind.UNIQUE;
    }
    return cursor.acceptAny("FULLTEXT", "SPATIAL") ? Index.Kind.SPECIAL : Index.Kind.PLAIN;
  }

  /** Passes USING BTREE. */
  static boolean using(Cursor cursor) {
    if (cursor.acceptAny("USING", "TYPE")) {
      cursor.name();
      return true;
    }
    return false;
  }

  TableConstraint read() {
    int from = cursor.at();
    if (cursor.accept("CONSTRAINT") && !isConstraint()) {
      cursor.accept("IF", "NOT", "EXISTS");
      cursor.name();
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      return primaryKey(from);
    }
    if (cursor.accept("FOREIGN", "KEY")) {
      return foreignKey(from);
    }
    if (cursor.accept("CHECK")) {
      Span condition = cursor.inParentheses();
      if (!cursor.accept("NOT", "ENFORCED")) {
        cursor.accept("ENFORCED");
      }
      return new TableConstraint.Check(cursor.since(from), condition);
    }
    Index.Kind kind = kind(cursor);
    if (!cursor.acceptAny("KEY", "INDEX") && kind == Index.Kind.PLAIN) {
      throw cursor.mismatch();
    }
    cursor.accept("IF", "NOT", "EXISTS");
    if (!cursor.isSymbol("(") && !cursor.isAnyWord("USING", "TYPE")) {
      cursor.name();
    }
    using(cursor);
    return index(from, kind);
  }

  private boolean isConstraint() {
    return cursor.isAnyWord("PRIMARY", "UNIQUE", "FOREIGN", "CHECK");
  }

  private TableConstraint primaryKey(int from) {
    using(cursor);
    List<Index.Part> parts = parts();
    MysqlClauses.indexOptions(cursor);
    if (parts.stream().anyMatch(part -> part.length().isPresent())) {
      return new Index(cursor.since(from), Index.Kind.UNIQUE, parts);
    }
    List<Token> columns = parts.stream().map(Index.Part::column).toList();
    return new TableConstraint.PrimaryKey(cursor.since(from), columns);
  }

  private TableConstraint foreignKey(int from) {
    cursor.accept("IF", "NOT", "EXISTS");
    if (!cursor.isSymbol("(")) {
      cursor.name();
    }
    List<Token> columns = cursor.names();
    cursor.expect("REFERENCES");
    Reference reference = reference(cursor);
    return new TableConstraint.ForeignKey(
        cursor.since(from), columns, reference.table, reference.columns);
  }

  /** What REFERENCES names. */
  record Reference(DottedName table, List<Token> columns) {}

  static Reference reference(Cursor cursor) {
    DottedName table = cursor.dottedName();
    List<Token> columns = cursor.isSymbol("(") ? cursor.names() : List.of();
    if (cursor.accept("MATCH")) {
      cursor.next();
    }
    while (cursor.accept("ON", "DELETE") || cursor.accept("ON", "UPDATE")) {
      if (!cursor.acceptAny("CASCADE", "RESTRICT")
          && !cursor.accept("NO", "ACTION")
          && !cursor.accept("SET", "NULL")
          && !cursor.accept("SET", "DEFAULT")) {
        throw cursor.mismatch();
      }
    }
    return new Reference(table, columns);
  }

  /** Reads the columns of an index. */
  Index index(int from, Index.Kind kind) {
    List<Index.Part> parts = parts();
    MysqlClauses.indexOptions(cursor);
    return new Index(cursor.since(from), kind, parts);
  }

  /** An expression in place of a column is not understood. */
  private List<Index.Part> parts() {
    cursor.expectSymbol("(");
    List<Index.Part> parts = new ArrayList<>();
    do {
      Token column = cursor.name();
      int from = cursor.at();
      Optional<Span> length = Optional.empty();
      if (cursor.acceptSymbol("(")) {
        cursor.number();
        cursor.expectSymbol(")");
        length = Optional.of(cursor.since(from));
      }
      cursor.acceptAny("ASC", "DESC");
      parts.add(new Index.Part(column, length));
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
    return parts;
  }
}
