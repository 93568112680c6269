package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads column definitions. */
final class TsqlColumnReader {
  private final Cursor cursor;

  TsqlColumnReader(Cursor cursor) {
    this.cursor = cursor;
  }

  ColumnDefinition definition() {
    int from = cursor.at();
    Token name = cursor.name();
    if (cursor.isAnyWord("AS", "INDEX", "PERIOD")) { // a computed column says no type
      throw cursor.mismatch();
    }
    TypeText type = type();
    List<ColumnTrait> traits = traits();
    return new ColumnDefinition(cursor.since(from), name, Optional.of(type), traits);
  }

  /** Reads a data type, {@code nvarchar(max)} or {@code [decimal](10, 2)}. */
  TypeText type() {
    int from = cursor.at();
    List<String> words = new ArrayList<>();
    boolean simple = true;
    words.add(Cursor.upper(cursor.name()));
    while (cursor.acceptSymbol(".")) { // a type of the schema sys or of the application's
      simple = false;
      words.add(Cursor.upper(cursor.name()));
    }
    if (words.get(0).equals("DOUBLE") && cursor.accept("PRECISION")) {
      words.add("PRECISION");
    } else if (cursor.accept("VARYING")) {
      words.add("VARYING");
    }
    List<String> arguments = new ArrayList<>();
    if (cursor.acceptSymbol("(")) {
      do {
        arguments.add(cursor.accept("MAX") ? "MAX" : cursor.number().value());
      } while (cursor.acceptSymbol(","));
      cursor.expectSymbol(")");
    }
    return new TypeText(cursor.since(from), words, arguments, simple);
  }

  /** Reads the clauses up to a comma, a closing parenthesis or the end. */
  List<ColumnTrait> traits() {
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isSymbol(",") && !cursor.isSymbol(")")) {
      traits.add(trait());
    }
    return traits;
  }

  private ColumnTrait trait() {
    int from = cursor.at();
    if (cursor.accept("COLLATE")) {
      Token name = cursor.name();
      return new ColumnTrait.TextForm(cursor.since(from), name.value(), false);
    }
    if (cursor.accept("NOT", "NULL")) {
      return new ColumnTrait.NotNull(cursor.since(from));
    }
    if (cursor.accept("NULL")) {
      return new ColumnTrait.Nullable(cursor.since(from));
    }
    if (cursor.acceptAny("ROWGUIDCOL", "SPARSE")) {
      return new ColumnTrait.Harmless(cursor.since(from));
    }
    if (cursor.accept("IDENTITY")) {
      if (cursor.isSymbol("(")) {
        cursor.skip();
      }
      cursor.accept("NOT", "FOR", "REPLICATION");
      return new ColumnTrait.Identity(cursor.since(from));
    }
    if (cursor.accept("CONSTRAINT")) {
      cursor.name();
    }
    return constraint(from);
  }

  private ColumnTrait constraint(int from) {
    if (cursor.accept("DEFAULT")) {
      Span expression = expression();
      return new ColumnTrait.Default(cursor.since(from), expression);
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      kind();
      return new ColumnTrait.PrimaryKey(cursor.since(from));
    }
    if (cursor.accept("UNIQUE")) {
      kind();
      return new ColumnTrait.Unique(cursor.since(from));
    }
    if (cursor.accept("CHECK")) {
      cursor.accept("NOT", "FOR", "REPLICATION");
      Span condition = cursor.inParentheses();
      return new ColumnTrait.Check(cursor.since(from), condition);
    }
    cursor.accept("FOREIGN", "KEY");
    cursor.expect("REFERENCES");
    TsqlTableElements.Reference reference = TsqlTableElements.reference(cursor);
    return new ColumnTrait.References(cursor.since(from), reference.table(), reference.columns());
  }

  private void kind() {
    cursor.acceptAny("CLUSTERED", "NONCLUSTERED");
    TsqlStorageClauses.pass(cursor);
  }

  /** Reads a literal, a function call, the next value of a sequence or what is in parentheses. */
  Span expression() {
    int from = cursor.at();
    if (cursor.accept("NEXT", "VALUE", "FOR")) {
      cursor.dottedName();
      return cursor.since(from);
    }
    if (cursor.isSymbol("(")) {
      cursor.skip();
      return cursor.since(from);
    }
    cursor.acceptSymbol("-");
    boolean name = cursor.peek().kind() == TokenKind.WORD;
    cursor.next();
    while (name && cursor.acceptSymbol(".")) {
      cursor.name();
    }
    if (cursor.isSymbol("(")) {
      cursor.skip();
    }
    return cursor.since(from);
  }
}
