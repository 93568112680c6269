package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.ddl.DdlStatement;
import dev.hushcell.internal.sql.ddl.DottedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one data definition statement of SQL Server: tables and indexes here, the rest with the
 * parser that most databases share. Immutable and safe for use by many threads.
 */
public final class TsqlDdlParser implements DdlReader {
  /** Returns the statement; {@code NotUnderstood} where any token of it is not. */
  @Override
  public DdlStatement parse(Tokens piece) {
    Cursor cursor = new Cursor(piece);
    try {
      Optional<DdlStatement> statement = statement(cursor);
      if (statement.isPresent()) {
        cursor.expectEnd();
        return statement.get();
      }
    } catch (Cursor.Mismatch mismatch) {
      return new DdlStatement.NotUnderstood(mismatch.position());
    }
    return new DdlParser().parse(piece);
  }

  private static Optional<DdlStatement> statement(Cursor cursor) {
    if (cursor.accept("CREATE", "TABLE")) {
      return Optional.of(table(cursor));
    }
    if (cursor.accept("ALTER", "TABLE")) {
      return Optional.of(new TsqlTableAlterations(cursor).read());
    }
    if (cursor.accept("DROP", "INDEX")) {
      return Optional.of(dropIndex(cursor));
    }
    return cursor.accept("CREATE") ? index(cursor) : Optional.empty();
  }

  private static DdlStatement table(Cursor cursor) {
    DottedName name = cursor.dottedName();
    boolean temporary = name.last().value().startsWith("#");
    cursor.expectSymbol("(");
    TsqlTableElements elements = new TsqlTableElements(cursor);
    elements.read();
    cursor.expectSymbol(")");
    TsqlStorageClauses.pass(cursor);
    return new DdlStatement.CreateTable(
        name, false, temporary, elements.columns(), elements.constraints(), Optional.empty());
  }

  /** Reads from after CREATE; empty when it is no index. */
  private static Optional<DdlStatement> index(Cursor cursor) {
    cursor.accept("UNIQUE");
    cursor.acceptAny("CLUSTERED", "NONCLUSTERED");
    if (cursor.isAnyWord("COLUMNSTORE", "FULLTEXT", "PRIMARY", "SPATIAL", "XML")) {
      throw cursor.mismatch();
    }
    if (!cursor.accept("INDEX")) {
      return Optional.empty();
    }
    cursor.name();
    cursor.expect("ON");
    DottedName table = cursor.dottedName();
    List<Token> columns = new ArrayList<>(TsqlTableElements.keyColumns(cursor));
    if (cursor.accept("INCLUDE")) {
      columns.addAll(cursor.names());
    }
    if (cursor.accept("WHERE")) {
      filter(cursor);
    }
    TsqlStorageClauses.pass(cursor);
    return Optional.of(new DdlStatement.CreateIndex(table, columns));
  }

  /** Of the conditions of a filtered index only those that have no value in them are understood. */
  private static void filter(Cursor cursor) {
    boolean inside = cursor.acceptSymbol("(");
    do {
      cursor.name();
      cursor.expect("IS");
      cursor.accept("NOT");
      cursor.expect("NULL");
    } while (cursor.accept("AND"));
    if (inside) {
      cursor.expectSymbol(")");
    }
  }

  private static DdlStatement dropIndex(Cursor cursor) {
    cursor.accept("IF", "EXISTS");
    cursor.dottedName();
    if (cursor.accept("ON")) {
      cursor.dottedName();
    }
    return new DdlStatement.Harmless();
  }
}
