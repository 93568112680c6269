package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.ddl.DdlStatement;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one data definition statement of SQLite, of the application or of its own schema table.
 * Immutable and safe for use by many threads.
 */
public final class SqliteDdlParser implements DdlReader {
  /** Returns the statement; {@code NotUnderstood} where any token of it is not. */
  @Override
  public DdlStatement parse(Tokens piece) {
    Cursor cursor = new Cursor(piece);
    try {
      DdlStatement statement = statement(cursor, piece);
      if (!(statement instanceof DdlStatement.Other)) {
        cursor.expectEnd();
      }
      return statement;
    } catch (Cursor.Mismatch mismatch) {
      return new DdlStatement.NotUnderstood(mismatch.position());
    }
  }

  private static DdlStatement statement(Cursor cursor, Tokens piece) {
    if (cursor.accept("CREATE")) {
      return create(cursor, piece);
    }
    if (cursor.accept("ALTER", "TABLE")) {
      return new SqliteAlterTableReader(cursor).read();
    }
    return cursor.accept("DROP") ? drop(cursor, piece) : DdlStatement.Other.of(piece);
  }

  private static DdlStatement create(Cursor cursor, Tokens piece) {
    boolean temporary = cursor.acceptAny("TEMP", "TEMPORARY");
    if (cursor.accept("TABLE")) {
      return new SqliteCreateTableReader(cursor).read(temporary);
    }
    if (cursor.accept("VIEW")) {
      return view(cursor);
    }
    if (cursor.accept("TRIGGER")) {
      return trigger(cursor);
    }
    boolean unique = cursor.accept("UNIQUE");
    return cursor.accept("INDEX") ? index(cursor, unique) : DdlStatement.Other.of(piece);
  }

  private static DdlStatement view(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    List<Token> columns = cursor.isSymbol("(") ? cursor.names() : List.of();
    cursor.expect("AS");
    return new DdlStatement.CreateView(name, columns, cursor.rest());
  }

  /** A statement behind END would be taken for a part of the body. */
  private static DdlStatement trigger(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    while (!cursor.isWord("ON")) {
      cursor.next();
    }
    cursor.expect("ON");
    DottedName table = cursor.dottedName();
    int from = cursor.at();
    Span rest = cursor.rest();
    cursor.moveTo(rest.to() - 2);
    boolean closed = rest.to() - 2 > from && cursor.acceptSymbol(";") && cursor.accept("END");
    if (!closed) {
      throw cursor.mismatch();
    }
    return new DdlStatement.CreateTrigger(name, table, Optional.of(rest));
  }

  private static DdlStatement index(Cursor cursor, boolean unique) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    cursor.expect("ON");
    DottedName table = cursor.dottedName();
    List<Token> columns = new ArrayList<>();
    List<Span> expressions = new ArrayList<>();
    cursor.expectSymbol("(");
    do {
      element(cursor, columns, expressions);
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
    if (cursor.accept("WHERE")) {
      expressions.add(cursor.rest());
    }
    return new DdlStatement.CreateIndex(
        Optional.of(name), unique, false, table, columns, expressions, false);
  }

  /** A column, which may stand in single quotes, or any expression up to the end of the element. */
  private static void element(Cursor cursor, List<Token> columns, List<Span> expressions) {
    int from = cursor.at();
    Token first = cursor.next();
    boolean column =
        (first.isName() || first.kind() == TokenKind.STRING)
            && (endsElement(cursor) || cursor.isAnyWord("ASC", "DESC", "COLLATE"));
    if (column) {
      columns.add(new Token(TokenKind.QUOTED, first.begin(), first.end(), first.value()));
      SqliteColumnReader.order(cursor);
      return;
    }
    cursor.moveTo(from);
    while (!endsElement(cursor)) {
      cursor.skip();
    }
    expressions.add(cursor.since(from));
  }

  private static boolean endsElement(Cursor cursor) {
    return cursor.isSymbol(",") || cursor.isSymbol(")");
  }

  private static DdlStatement drop(Cursor cursor, Tokens piece) {
    boolean table = cursor.accept("TABLE");
    boolean view = !table && cursor.accept("VIEW");
    if (!table && !view && !cursor.accept("INDEX")) {
      return DdlStatement.Other.of(piece);
    }
    boolean ifExists = cursor.accept("IF", "EXISTS");
    DottedName name = cursor.dottedName();
    if (table) {
      return new DdlStatement.DropTable(List.of(name), ifExists, false);
    }
    return view ? new DdlStatement.DropView(name) : new DdlStatement.DropIndex(name);
  }
}
