package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.ddl.ConstraintReader;
import dev.hushcell.internal.sql.ddl.ConstraintReader.Clause;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads definitions of columns, and constraints beside them. */
final class SqliteColumnReader {
  private static final String[] CONSTRAINTS = {
    "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"
  };
  private static final String[] TRAITS =
      "CONSTRAINT PRIMARY UNIQUE CHECK NOT NULL DEFAULT COLLATE REFERENCES GENERATED AS".split(" ");

  private final Readers readers;
  private final Cursor cursor;

  SqliteColumnReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
  }

  ColumnDefinition definition() {
    Begin begin = cursor.begin();
    Identifier name = readers.columnName();
    Optional<TypeName> type = type();
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isAny(",", ")")) {
      traits.add(trait());
    }
    return new ColumnDefinition(cursor.place(begin), name, type, traits);
  }

  /** Any words, and one or two numbers behind them; none at all is a type, too. */
  private Optional<TypeName> type() {
    Begin begin = cursor.begin();
    List<String> words = new ArrayList<>();
    while (cursor.isName(0) && !cursor.isAny(TRAITS)) {
      words.add(DdlParser.upper(cursor.token()));
      cursor.take();
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (cursor.accept("(")) {
      do {
        cursor.acceptAny("-", "+");
        cursor.number();
      } while (cursor.accept(","));
      cursor.expect(")");
    }
    return Optional.of(new TypeName(cursor.place(begin), String.join(" ", words)));
  }

  private ColumnTrait trait() {
    Begin begin = cursor.begin();
    Optional<Identifier> name = ConstraintReader.name(cursor);
    boolean last = cursor.atEnd() || cursor.isAny(",", ")", "CONSTRAINT");
    if (cursor.at() > begin.at() && last) { // a name of nothing
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    if (cursor.accept("DEFAULT")) {
      Expression expression = value();
      return new ColumnTrait.Default(cursor.place(begin), expression, false);
    }
    if (cursor.accept("COLLATE")) {
      String collation = cursor.token().value();
      cursor.passName();
      return new ColumnTrait.TextForm(
          cursor.place(begin), exact(collation) ? "" : collation, false);
    }
    if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
      Expression expression = readers.enclosedExpression();
      cursor.acceptAny("STORED", "VIRTUAL");
      return new ColumnTrait.Computed(cursor.place(begin), expression);
    }
    return ConstraintReader.ofColumn(readers, begin, name, this::end);
  }

  private void end(Clause clause) {
    boolean primary = clause == Clause.PRIMARY_KEY;
    if (primary) {
      cursor.acceptAny("ASC", "DESC");
    }
    conflict();
    if (primary) {
      cursor.accept("AUTOINCREMENT");
    }
  }

  /** BINARY compares bytes, and so code points. */
  private static boolean exact(String collation) {
    return collation.equalsIgnoreCase("BINARY");
  }

  /** A literal with or without a sign, a word, or an expression in parentheses. */
  private Expression value() {
    int ahead = cursor.isAny("-", "+") ? 1 : 0;
    return readers.expressionTo(cursor.behind(cursor.at() + ahead));
  }

  /** Tells whether a constraint comes next among columns. */
  boolean constraintFollows() {
    return cursor.isAny(CONSTRAINTS);
  }

  /** Reads a constraint beside the columns. */
  TableConstraint constraint() {
    Begin begin = cursor.begin();
    return ConstraintReader.read(
        readers, begin, ConstraintReader.name(cursor), this::keys, this::endBeside);
  }

  private void endBeside(Clause clause) {
    if (clause != Clause.FOREIGN_KEY) {
      conflict();
    }
  }

  private List<Identifier> keys(Clause unused) {
    cursor.expect("(");
    List<Identifier> columns = new ArrayList<>();
    do {
      columns.add(readers.columnName());
      order(cursor);
    } while (cursor.accept(","));
    cursor.accept("AUTOINCREMENT");
    cursor.expect(")");
    return columns;
  }

  /** Passes over what stands behind a column of a key or index. */
  static void order(Cursor cursor) {
    if (cursor.accept("COLLATE")) {
      cursor.passName();
    }
    cursor.acceptAny("ASC", "DESC");
    if (!cursor.accept("NULLS", "FIRST")) {
      cursor.accept("NULLS", "LAST");
    }
  }

  /** Passes over what is done with a row that does not keep a constraint. */
  void conflict() {
    if (cursor.accept("ON", "CONFLICT")) {
      cursor.expectAny("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE");
    }
  }
}
