package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.ddl.ConstraintReader;
import dev.hushcell.internal.sql.ddl.ConstraintReader.Clause;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads column definitions. */
final class MysqlColumnReader {
  private final Readers readers;
  private final Cursor cursor;

  MysqlColumnReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
  }

  ColumnDefinition definition() {
    Begin begin = cursor.begin();
    Identifier name = name();
    TypeName type = type();
    List<ColumnTrait> traits = traits();
    return new ColumnDefinition(cursor.place(begin), name, Optional.of(type), traits);
  }

  /** Reads the name of a column, behind that of its table or not. */
  Identifier name() {
    if (cursor.is(1, ".")) {
      cursor.take(2);
    }
    return readers.columnName();
  }

  /** Reads a type; SERIAL is a key, too. */
  TypeName type() {
    if (cursor.is("SERIAL")) {
      throw cursor.stop("a type");
    }
    return readers.columnType();
  }

  List<ColumnTrait> traits() {
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isAny(",", ")", "AFTER", "FIRST")) {
      traits.add(trait());
    }
    return traits;
  }

  private ColumnTrait trait() {
    Begin begin = cursor.begin();
    if (cursor.isAny("CHARACTER", "CHARSET", "COLLATE")) {
      return textForm(cursor).orElseThrow(() -> cursor.stop("CHARACTER SET"));
    }
    boolean onUpdate = cursor.accept("ON", "UPDATE");
    if (onUpdate || cursor.accept("DEFAULT")) {
      Expression expression = expression();
      return new ColumnTrait.Default(cursor.place(begin), expression, onUpdate);
    }
    if (cursor.accept("AUTO_INCREMENT")) {
      return new ColumnTrait.Identity(cursor.place(begin));
    }
    return generated(begin);
  }

  private ColumnTrait generated(Begin begin) {
    if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
      Expression expression = readers.enclosedExpression();
      return new ColumnTrait.Computed(cursor.place(begin), expression);
    }
    if (cursor.acceptAny("VIRTUAL", "STORED", "PERSISTENT", "INVISIBLE", "VISIBLE") != null) {
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    if (cursor.isAny("COMMENT", "COLUMN_FORMAT", "STORAGE", "SRID")) {
      cursor.take(2);
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    return constraint(begin);
  }

  private ColumnTrait constraint(Begin begin) {
    if (cursor.accept("KEY")) {
      return new ColumnTrait.PrimaryKey(cursor.place(begin));
    }
    if (cursor.is("CONSTRAINT") && cursor.is(1, "CHECK")) {
      cursor.take();
    }
    return ConstraintReader.ofColumn(readers, begin, ConstraintReader.name(cursor), this::end);
  }

  private void end(Clause clause) {
    if (clause == Clause.CHECK) {
      enforced(cursor);
    } else if (clause == Clause.UNIQUE) {
      cursor.accept("KEY");
    }
  }

  /** Passes whether a check is watched. */
  static void enforced(Cursor cursor) {
    if (!cursor.accept("NOT", "ENFORCED")) {
      cursor.accept("ENFORCED");
    }
  }

  /** Reads [DEFAULT] CHARACTER SET or COLLATE, of a column or of a table. */
  static Optional<ColumnTrait.TextForm> textForm(Cursor cursor) {
    Begin begin = cursor.begin();
    cursor.accept("DEFAULT");
    boolean set = cursor.accept("CHARACTER", "SET") || cursor.accept("CHARSET");
    if (!set && !cursor.accept("COLLATE")) {
      cursor.back(begin);
      return Optional.empty();
    }
    cursor.accept("=");
    if (!cursor.isName(0) && cursor.kind() != Token.Kind.STRING) {
      throw cursor.stop("a character set or a collation");
    }
    Token name = cursor.token();
    cursor.take();
    return Optional.of(new ColumnTrait.TextForm(cursor.place(begin), name.value(), set));
  }

  /** Reads a literal, a function call or an expression in parentheses. */
  Expression expression() {
    int end = cursor.at();
    if (!cursor.is("(")) {
      end = cursor.behind(cursor.is("-") ? end + 1 : end);
    }
    boolean more = "(".equals(cursor.wordAt(end));
    return readers.expressionTo(more ? cursor.behind(end) : end);
  }
}
