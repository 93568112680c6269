package dev.hushcell.internal.dialect.sqlserver.text;

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
final class TsqlColumnReader {
  private final Readers readers;
  private final Cursor cursor;

  TsqlColumnReader(Readers readers) {
    this.readers = readers;
    this.cursor = readers.cursor();
  }

  ColumnDefinition definition() {
    Begin begin = cursor.begin();
    Identifier name = readers.columnName();
    if (cursor.isAny("AS", "INDEX", "PERIOD")) { // a computed column says no type
      throw cursor.stop("a type");
    }
    TypeName type = readers.columnType();
    List<ColumnTrait> traits = traits();
    return new ColumnDefinition(cursor.place(begin), name, Optional.of(type), traits);
  }

  /** Reads the clauses up to a comma, a closing parenthesis or the end. */
  List<ColumnTrait> traits() {
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isAny(",", ")")) {
      traits.add(trait());
    }
    return traits;
  }

  private ColumnTrait trait() {
    Begin begin = cursor.begin();
    if (cursor.accept("COLLATE")) {
      String name = cursor.token().value();
      cursor.passName();
      return new ColumnTrait.TextForm(cursor.place(begin), name, false);
    }
    if (cursor.acceptAny("ROWGUIDCOL", "SPARSE") != null) {
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    if (cursor.accept("IDENTITY")) {
      if (cursor.is("(")) {
        cursor.skip();
      }
      cursor.accept("NOT", "FOR", "REPLICATION");
      return new ColumnTrait.Identity(cursor.place(begin));
    }
    Optional<Identifier> name = ConstraintReader.name(cursor);
    if (cursor.accept("DEFAULT")) {
      Expression expression = expression();
      return new ColumnTrait.Default(cursor.place(begin), expression, false);
    }
    cursor.accept("FOREIGN", "KEY");
    return ConstraintReader.ofColumn(readers, begin, name, this::end);
  }

  private void end(Clause clause) {
    if (clause == Clause.PRIMARY_KEY || clause == Clause.UNIQUE) {
      cursor.acceptAny("CLUSTERED", "NONCLUSTERED");
      TsqlStorageClauses.pass(cursor);
    }
  }

  /** Reads a literal, a function call, the next value of a sequence or what is in parentheses. */
  Expression expression() {
    if (cursor.is("NEXT")) {
      return readers.expression();
    }
    int end = cursor.at();
    if (!cursor.is("(")) {
      end += cursor.is("-") ? 1 : 0;
      boolean name = cursor.kind() == Token.Kind.WORD;
      end = cursor.behind(end);
      while (name && ".".equals(cursor.wordAt(end))) {
        end += 2;
      }
    }
    boolean more = "(".equals(cursor.wordAt(end));
    return readers.expressionTo(more ? cursor.behind(end) : Math.min(end, cursor.end()));
  }
}
