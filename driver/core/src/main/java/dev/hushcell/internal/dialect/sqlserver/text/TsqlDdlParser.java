package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.DdlForms;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one data definition statement of SQL Server: tables and indexes here, the rest in forms
 * that most databases share. Immutable and safe for use by many threads.
 */
public final class TsqlDdlParser implements DdlReader {
  @Override
  public DataDefinition parse(Tokens piece) {
    return Readers.definition(piece, TsqlGrammar.grammar(), readers -> statement(readers, piece));
  }

  private static DataDefinition statement(Readers readers, Tokens piece) {
    Cursor cursor = readers.cursor();
    Begin begin = cursor.begin();
    Optional<DataDefinition> own = own(readers, begin);
    if (own.isPresent()) {
      return own.get();
    }
    cursor.back(begin);
    return DdlParser.statement(readers, DdlForms.NONE, piece);
  }

  private static Optional<DataDefinition> own(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    if (cursor.accept("CREATE", "TABLE")) {
      return Optional.of(table(readers, begin));
    }
    if (cursor.accept("ALTER", "TABLE")) {
      return Optional.of(new TsqlTableAlterations(readers).read(begin));
    }
    if (cursor.accept("DROP", "INDEX")) {
      return Optional.of(dropIndex(readers, begin));
    }
    return cursor.accept("CREATE") ? index(readers, begin) : Optional.empty();
  }

  private static DataDefinition table(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    ObjectName name = readers.objectName();
    boolean temporary = name.last().token().value().startsWith("#");
    cursor.expect("(");
    TsqlTableElements elements = new TsqlTableElements(readers);
    elements.read();
    cursor.expect(")");
    TsqlStorageClauses.pass(cursor);
    return new DataDefinition.CreateTable(
        cursor.place(begin),
        name,
        false,
        temporary,
        elements.columns(),
        elements.constraints(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Reads from after CREATE; empty when it is no index. */
  private static Optional<DataDefinition> index(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    boolean unique = cursor.accept("UNIQUE");
    cursor.acceptAny("CLUSTERED", "NONCLUSTERED");
    if (cursor.isAny("COLUMNSTORE", "FULLTEXT", "PRIMARY", "SPATIAL", "XML")) {
      throw cursor.stop("INDEX");
    }
    if (!cursor.accept("INDEX")) {
      return Optional.empty();
    }
    cursor.passName();
    cursor.expect("ON");
    ObjectName table = readers.objectName();
    List<Identifier> columns = new ArrayList<>(TsqlTableElements.keyColumns(readers));
    int keys = columns.size();
    if (cursor.accept("INCLUDE")) {
      columns.addAll(readers.columnNames());
    }
    if (cursor.accept("WHERE")) {
      filter(cursor);
    }
    TsqlStorageClauses.pass(cursor);
    return Optional.of(
        new DataDefinition.CreateIndex(
            cursor.place(begin), table, columns, keys, List.of(), false, unique));
  }

  /** Of the conditions of a filtered index only those that have no value in them are understood. */
  private static void filter(Cursor cursor) {
    boolean inside = cursor.accept("(");
    do {
      cursor.passName();
      cursor.expect("IS");
      cursor.accept("NOT");
      cursor.expect("NULL");
    } while (cursor.accept("AND"));
    if (inside) {
      cursor.expect(")");
    }
  }

  private static DataDefinition dropIndex(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    cursor.accept("IF", "EXISTS");
    readers.passObjectName();
    if (cursor.accept("ON")) {
      readers.passObjectName();
    }
    return new DataDefinition.Harmless(cursor.place(begin));
  }
}
