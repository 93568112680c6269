package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.Code;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.internal.sql.tree.TableConstraint.Index;
import java.util.List;
import java.util.Optional;

/**
 * Reads one data definition statement of MySQL or MariaDB. Immutable and safe for use by many
 * threads.
 */
public final class MysqlDdlParser implements DdlReader {
  @Override
  public DataDefinition parse(Tokens piece) {
    return Readers.definition(
        piece,
        MysqlGrammar.of(piece.flags()),
        readers -> statement(readers, piece).orElseGet(() -> DdlParser.other(piece)));
  }

  private static Optional<DataDefinition> statement(Readers readers, Tokens piece) {
    Cursor cursor = readers.cursor();
    Begin begin = cursor.begin();
    if (cursor.accept("CREATE")) {
      return create(readers, begin, piece);
    }
    if (cursor.accept("ALTER")) {
      return alter(readers, begin, piece);
    }
    if (cursor.accept("DROP")) {
      return drop(readers, begin);
    }
    if (cursor.accept("RENAME")) {
      return rename(readers, begin);
    }
    if (cursor.accept("TRUNCATE")) {
      cursor.accept("TABLE");
      readers.passObjectName();
      waiting(cursor);
      return Optional.of(new DataDefinition.Harmless(cursor.place(begin)));
    }
    return Optional.empty();
  }

  private static Optional<DataDefinition> create(Readers readers, Begin begin, Tokens piece) {
    Cursor cursor = readers.cursor();
    boolean replaces = cursor.accept("OR", "REPLACE");
    boolean temporary = cursor.accept("TEMPORARY");
    if (cursor.accept("TABLE")) {
      return Optional.of(new MysqlCreateTableReader(readers).read(begin, temporary, replaces));
    }
    MysqlClauses.viewOptions(cursor);
    if (cursor.accept("VIEW")) {
      return Optional.of(DdlParser.view(readers, begin));
    }
    if (cursor.accept("TRIGGER")) {
      return Optional.of(trigger(readers, begin));
    }
    if (cursor.isAny("PROCEDURE", "FUNCTION", "AGGREGATE", "EVENT", "PACKAGE")) {
      return Optional.of(program(piece));
    }
    Index.Kind kind = MysqlKeyReader.kind(cursor);
    return cursor.accept("INDEX") ? Optional.of(index(readers, begin, kind)) : Optional.empty();
  }

  /** Returns what stands for every statement that defines a stored program. */
  private static DataDefinition program(Tokens piece) {
    return new DataDefinition.Other(Place.whole(0, piece.size()), List.of("CREATE", "FUNCTION"));
  }

  private static DataDefinition trigger(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    ObjectName table = DdlParser.triggered(readers);
    cursor.expect("FOR", "EACH", "ROW");
    Optional<Code> body = Optional.of(readers.code());
    return new DataDefinition.CreateTrigger(cursor.place(begin), table, body);
  }

  private static DataDefinition index(Readers readers, Begin begin, Index.Kind kind) {
    Cursor cursor = readers.cursor();
    Begin own = cursor.begin();
    cursor.accept("IF", "NOT", "EXISTS");
    cursor.passName();
    MysqlKeyReader.using(cursor);
    cursor.expect("ON");
    ObjectName table = readers.objectName();
    Index index = new MysqlKeyReader(readers).index(own, kind);
    AlterAction added = new AlterAction.AddConstraints(cursor.place(own), List.of(index));
    return new DataDefinition.AlterTable(cursor.place(begin), table, false, List.of(added));
  }

  private static Optional<DataDefinition> alter(Readers readers, Begin begin, Tokens piece) {
    Cursor cursor = readers.cursor();
    cursor.accept("ONLINE");
    cursor.accept("IGNORE");
    if (cursor.accept("TABLE")) {
      boolean ifExists = cursor.accept("IF", "EXISTS");
      ObjectName name = readers.objectName();
      waiting(cursor);
      List<AlterAction> actions = new MysqlAlterTableReader(readers).read();
      return Optional.of(
          new DataDefinition.AlterTable(cursor.place(begin), name, ifExists, actions));
    }
    MysqlClauses.viewOptions(cursor);
    if (cursor.accept("VIEW")) {
      return Optional.of(DdlParser.view(readers, begin));
    }
    return cursor.is("EVENT") ? Optional.of(program(piece)) : Optional.empty();
  }

  private static Optional<DataDefinition> drop(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    cursor.accept("TEMPORARY");
    if (cursor.acceptAny("TABLE", "TABLES") == null) {
      return Optional.empty();
    }
    List<ObjectName> names = DdlParser.dropped(readers);
    waiting(cursor);
    cursor.acceptAny("RESTRICT", "CASCADE");
    return Optional.of(new DataDefinition.DropTable(cursor.place(begin), names));
  }

  /** Of several renamings at once each would have to be read on what the one before made. */
  private static Optional<DataDefinition> rename(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    if (cursor.acceptAny("TABLE", "TABLES") == null) {
      return Optional.empty();
    }
    boolean ifExists = cursor.accept("IF", "EXISTS");
    ObjectName name = readers.objectName();
    waiting(cursor);
    Begin renamed = cursor.begin();
    cursor.expect("TO");
    ObjectName newName = readers.objectName();
    AlterAction action = new AlterAction.RenameTable(cursor.place(renamed), newName);
    return Optional.of(
        new DataDefinition.AlterTable(cursor.place(begin), name, ifExists, List.of(action)));
  }

  private static void waiting(Cursor cursor) {
    if (cursor.accept("WAIT")) {
      cursor.number();
    } else {
      cursor.accept("NOWAIT");
    }
  }
}
