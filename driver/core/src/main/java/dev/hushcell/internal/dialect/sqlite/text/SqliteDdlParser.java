package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one data definition statement of SQLite, of the application or of its own schema table.
 * Immutable and safe for use by many threads.
 */
public final class SqliteDdlParser implements DdlReader {
  @Override
  public DataDefinition parse(Tokens piece) {
    return Readers.definition(
        piece,
        SqliteGrammar.grammar(),
        readers -> statement(readers).orElseGet(() -> DdlParser.other(piece)));
  }

  private static Optional<DataDefinition> statement(Readers readers) {
    Cursor cursor = readers.cursor();
    Begin begin = cursor.begin();
    if (cursor.accept("CREATE")) {
      return create(readers, begin);
    }
    if (cursor.accept("ALTER", "TABLE")) {
      return Optional.of(new SqliteAlterTableReader(readers).read(begin));
    }
    return cursor.accept("DROP") ? drop(readers, begin) : Optional.empty();
  }

  private static Optional<DataDefinition> create(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    boolean temporary = cursor.acceptAny("TEMP", "TEMPORARY") != null;
    if (cursor.accept("TABLE")) {
      return Optional.of(new SqliteCreateTableReader(readers).read(begin, temporary));
    }
    if (cursor.accept("VIEW")) {
      return Optional.of(DdlParser.view(readers, begin));
    }
    if (cursor.accept("TRIGGER")) {
      return Optional.of(trigger(readers, begin));
    }
    boolean unique = cursor.accept("UNIQUE");
    return cursor.accept("INDEX") ? Optional.of(index(readers, begin, unique)) : Optional.empty();
  }

  /** A statement behind END would be taken for a part of the body. */
  private static DataDefinition trigger(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    ObjectName table = DdlParser.triggered(readers);
    int end = cursor.end() - 2;
    if (cursor.at() >= end
        || !";".equals(cursor.wordAt(end))
        || !"END".equals(cursor.wordAt(end + 1))) {
      cursor.takeTo(end);
      throw cursor.stop("; END behind the last statement of the trigger");
    }
    Code body = readers.code();
    return new DataDefinition.CreateTrigger(cursor.place(begin), table, Optional.of(body));
  }

  private static DataDefinition index(Readers readers, Begin begin, boolean unique) {
    Cursor cursor = readers.cursor();
    cursor.accept("IF", "NOT", "EXISTS");
    readers.passObjectName();
    cursor.expect("ON");
    ObjectName table = readers.objectName();
    List<Identifier> columns = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    cursor.expect("(");
    do {
      element(readers, columns, expressions);
      SqliteColumnReader.order(cursor);
    } while (cursor.accept(","));
    cursor.expect(")");
    if (cursor.accept("WHERE")) {
      expressions.add(readers.expression());
    }
    return new DataDefinition.CreateIndex(
        cursor.place(begin), table, columns, columns.size(), expressions, false, unique);
  }

  /** A column, which may stand in single quotes, or any expression. */
  private static void element(
      Readers readers, List<Identifier> columns, List<Expression> expressions) {
    Cursor cursor = readers.cursor();
    boolean column =
        (cursor.isName(0) || cursor.kind() == Token.Kind.STRING)
            && cursor.isAny(1, ",", ")", "ASC", "DESC", "COLLATE");
    if (!column) {
      expressions.add(readers.expression());
      return;
    }
    Begin begin = cursor.begin();
    Token token = cursor.token();
    cursor.take();
    columns.add(
        new Identifier(
            cursor.place(begin),
            new Token(Token.Kind.QUOTED, token.begin(), token.end(), token.value())));
  }

  private static Optional<DataDefinition> drop(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    boolean table = cursor.accept("TABLE");
    if (!table && cursor.acceptAny("VIEW", "INDEX") == null) {
      return Optional.empty();
    }
    cursor.accept("IF", "EXISTS");
    if (!table) {
      readers.passObjectName();
      return Optional.of(new DataDefinition.Harmless(cursor.place(begin)));
    }
    List<ObjectName> names = List.of(readers.objectName());
    return Optional.of(new DataDefinition.DropTable(cursor.place(begin), names));
  }
}
