package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.AlterAction;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DdlParser;
import dev.hushcell.internal.sql.ddl.DdlReader;
import dev.hushcell.internal.sql.ddl.DdlStatement;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint.Index.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one data definition statement of MySQL or MariaDB. Immutable and safe for use by many
 * threads.
 */
public final class MysqlDdlParser implements DdlReader {
  /** How statements that define stored programs are told. */
  private static final DdlStatement PROGRAM = new DdlStatement.Other(List.of("CREATE", "FUNCTION"));

  @Override
  public DdlStatement parse(Tokens piece) {
    return DdlParser.whole(new Cursor(piece), cursor -> statement(cursor, piece));
  }

  private static DdlStatement statement(Cursor cursor, Tokens piece) {
    if (cursor.accept("CREATE")) {
      return create(cursor, piece);
    }
    if (cursor.accept("ALTER")) {
      return alter(cursor, piece);
    }
    if (cursor.accept("DROP")) {
      return drop(cursor, piece);
    }
    if (cursor.accept("RENAME")) {
      return rename(cursor, piece);
    }
    if (cursor.accept("TRUNCATE")) {
      cursor.accept("TABLE");
      DottedName name = cursor.dottedName();
      waiting(cursor);
      return new DdlStatement.TruncateTable(name);
    }
    return DdlStatement.Other.of(piece);
  }

  private static DdlStatement create(Cursor cursor, Tokens piece) {
    boolean replaces = cursor.accept("OR", "REPLACE");
    boolean temporary = cursor.acceptAny("TEMPORARY");
    if (cursor.accept("TABLE")) {
      return new MysqlCreateTableReader(cursor).read(temporary, replaces);
    }
    MysqlClauses.viewOptions(cursor);
    if (cursor.accept("VIEW")) {
      return view(cursor);
    }
    if (cursor.accept("TRIGGER")) {
      return trigger(cursor);
    }
    if (cursor.isAnyWord("PROCEDURE", "FUNCTION", "AGGREGATE", "EVENT", "PACKAGE")) {
      return PROGRAM;
    }
    Kind kind = MysqlKeyReader.kind(cursor);
    return cursor.accept("INDEX") ? index(cursor, kind) : DdlStatement.Other.of(piece);
  }

  private static DdlStatement view(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    List<Token> columns = cursor.isSymbol("(") ? cursor.names() : List.of();
    cursor.expect("AS");
    int from = cursor.at();
    int to = cursor.rest().to();
    cursor.moveTo(optionBegin(cursor, from, to));
    Span query = cursor.since(from);
    cursor.moveTo(to);
    return new DdlStatement.CreateView(name, columns, query);
  }

  /** Returns the index at which WITH CHECK OPTION begins, or that of the end without it. */
  private static int optionBegin(Cursor cursor, int from, int to) {
    if (to - 3 > from) {
      cursor.moveTo(to - 3);
      if (cursor.accept("WITH", "CHECK", "OPTION")) {
        return to - 3;
      }
    }
    if (to - 4 > from) {
      cursor.moveTo(to - 4);
      if (cursor.accept("WITH", "CASCADED", "CHECK", "OPTION")
          || cursor.accept("WITH", "LOCAL", "CHECK", "OPTION")) {
        return to - 4;
      }
    }
    return to;
  }

  private static DdlStatement trigger(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    while (!cursor.isWord("ON")) {
      cursor.next();
    }
    cursor.expect("ON");
    DottedName table = cursor.dottedName();
    cursor.expect("FOR", "EACH", "ROW");
    return new DdlStatement.CreateTrigger(name, table, Optional.of(cursor.rest()));
  }

  private static DdlStatement index(Cursor cursor, Kind kind) {
    int from = cursor.at();
    cursor.accept("IF", "NOT", "EXISTS");
    cursor.name();
    MysqlKeyReader.using(cursor);
    cursor.expect("ON");
    DottedName table = cursor.dottedName();
    AlterAction added = new AlterAction.AddConstraint(new MysqlKeyReader(cursor).index(from, kind));
    MysqlClauses.indexOptions(cursor);
    return new DdlStatement.AlterTable(table, false, List.of(added));
  }

  private static DdlStatement alter(Cursor cursor, Tokens piece) {
    cursor.acceptAny("ONLINE");
    cursor.acceptAny("IGNORE");
    if (cursor.accept("TABLE")) {
      boolean ifExists = cursor.accept("IF", "EXISTS");
      DottedName name = cursor.dottedName();
      waiting(cursor);
      return new DdlStatement.AlterTable(name, ifExists, new MysqlAlterTableReader(cursor).read());
    }
    MysqlClauses.viewOptions(cursor);
    if (cursor.accept("VIEW")) {
      return view(cursor);
    }
    return cursor.isWord("EVENT") ? PROGRAM : DdlStatement.Other.of(piece);
  }

  private static DdlStatement drop(Cursor cursor, Tokens piece) {
    cursor.accept("TEMPORARY");
    if (cursor.acceptAny("TABLE", "TABLES")) {
      boolean ifExists = cursor.accept("IF", "EXISTS");
      List<DottedName> names = new ArrayList<>();
      do {
        names.add(cursor.dottedName());
      } while (cursor.acceptSymbol(","));
      waiting(cursor);
      cursor.acceptAny("RESTRICT", "CASCADE");
      return new DdlStatement.DropTable(names, ifExists, false);
    }
    return DdlStatement.Other.of(piece);
  }

  /** Of several renamings at once each would have to be read on what the one before made. */
  private static DdlStatement rename(Cursor cursor, Tokens piece) {
    if (!cursor.acceptAny("TABLE", "TABLES")) {
      return DdlStatement.Other.of(piece);
    }
    boolean ifExists = cursor.accept("IF", "EXISTS");
    DottedName name = cursor.dottedName();
    waiting(cursor);
    cursor.expect("TO");
    AlterAction action = new AlterAction.RenameTable(cursor.dottedName());
    return new DdlStatement.AlterTable(name, ifExists, List.of(action));
  }

  private static void waiting(Cursor cursor) {
    if (cursor.accept("WAIT")) {
      cursor.number();
    } else {
      cursor.accept("NOWAIT");
    }
  }
}
