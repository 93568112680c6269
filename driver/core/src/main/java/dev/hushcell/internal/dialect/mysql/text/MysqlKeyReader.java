package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.ddl.ConstraintReader;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part.Reference;
import dev.hushcell.internal.sql.tree.TableConstraint;
import dev.hushcell.internal.sql.tree.TableConstraint.Index;
import dev.hushcell.internal.sql.tree.TableConstraint.IndexColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads keys, indexes and constraints beside the columns of a table. */
final class MysqlKeyReader {
  private final Readers readers;
  private final Cursor cursor;

  MysqlKeyReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
  }

  /** Tells whether a key or constraint comes next, rather than a column. */
  static boolean follows(Cursor cursor) {
    return cursor.isAny("CONSTRAINT", "FOREIGN", "UNIQUE", "FULLTEXT", "SPATIAL", "KEY", "INDEX")
        || (cursor.is("PRIMARY") && cursor.is(1, "KEY"))
        || (cursor.is("CHECK") && cursor.is(1, "("));
  }

  /** Passes UNIQUE, FULLTEXT or SPATIAL. */
  static Index.Kind kind(Cursor cursor) {
    if (cursor.accept("UNIQUE")) {
      return Index.Kind.UNIQUE;
    }
    boolean special = cursor.acceptAny("FULLTEXT", "SPATIAL") != null;
    return special ? Index.Kind.SPECIAL : Index.Kind.PLAIN;
  }

  /** Passes USING BTREE. */
  static boolean using(Cursor cursor) {
    if (cursor.acceptAny("USING", "TYPE") == null) {
      return false;
    }
    cursor.passName();
    return true;
  }

  TableConstraint read() {
    Begin begin = cursor.begin();
    boolean named =
        cursor.is("CONSTRAINT") && !cursor.isAny(1, "PRIMARY", "UNIQUE", "FOREIGN", "CHECK");
    Optional<Identifier> name = named ? ConstraintReader.newName(cursor) : Optional.empty();
    if (!named) {
      cursor.accept("CONSTRAINT");
    }
    if (cursor.accept("CHECK")) {
      Expression condition = readers.enclosedExpression();
      MysqlColumnReader.enforced(cursor);
      return new TableConstraint.Check(cursor.place(begin), name, condition);
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      return primaryKey(begin);
    }
    if (cursor.accept("FOREIGN", "KEY")) {
      return foreignKey(begin);
    }
    Index.Kind kind = kind(cursor);
    if (cursor.acceptAny("KEY", "INDEX") == null && kind == Index.Kind.PLAIN) {
      throw cursor.stop("KEY or INDEX");
    }
    cursor.accept("IF", "NOT", "EXISTS");
    if (!cursor.isAny("(", "USING", "TYPE")) {
      cursor.passName();
    }
    using(cursor);
    return index(begin, kind);
  }

  private TableConstraint primaryKey(Begin begin) {
    using(cursor);
    Index index = index(begin, Index.Kind.UNIQUE);
    boolean parts = index.columns().stream().anyMatch(column -> column.length().isPresent());
    if (parts || !index.expressions().isEmpty()) {
      return index;
    }
    return new TableConstraint.Key(
        index.place(), true, index.columns().stream().map(IndexColumn::column).toList());
  }

  private TableConstraint foreignKey(Begin begin) {
    cursor.accept("IF", "NOT", "EXISTS");
    if (!cursor.is("(")) {
      cursor.passName();
    }
    List<Identifier> columns = readers.columnNames();
    cursor.expect("REFERENCES");
    Reference reference = ConstraintReader.reference(readers);
    return new TableConstraint.ForeignKey(cursor.place(begin), columns, reference);
  }

  /** Reads the columns of an index, and expressions in parentheses in place of them. */
  Index index(Begin begin, Index.Kind kind) {
    List<IndexColumn> columns = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    cursor.expect("(");
    do {
      if (cursor.is("(")) {
        expressions.add(readers.enclosedExpression());
      } else {
        columns.add(column());
      }
      cursor.acceptAny("ASC", "DESC");
    } while (cursor.accept(","));
    cursor.expect(")");
    MysqlClauses.indexOptions(cursor);
    return new Index(cursor.place(begin), kind, columns, expressions);
  }

  private IndexColumn column() {
    Begin begin = cursor.begin();
    Identifier column = readers.columnName();
    Optional<IndexColumn.Length> length = Optional.empty();
    if (cursor.is("(")) {
      Begin open = cursor.begin();
      cursor.take();
      cursor.number();
      cursor.expect(")");
      length = Optional.of(new IndexColumn.Length(cursor.place(open)));
    }
    return new IndexColumn(cursor.place(begin), column, length);
  }
}
