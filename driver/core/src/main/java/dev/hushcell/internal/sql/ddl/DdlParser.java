package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one data definition statement as most databases write it. Immutable and safe for use by
 * many threads.
 */
public final class DdlParser implements DdlReader {
  private final Function<Cursor, DdlForms> forms;

  /** Builds the parser of what has no forms of its own. */
  public DdlParser() {
    this(cursor -> new DdlForms() {});
  }

  /**
   * Builds the parser of a database.
   *
   * @param forms makes what the database lets definitions say beyond others
   */
  public DdlParser(Function<Cursor, DdlForms> forms) {
    this.forms = forms;
  }

  @Override
  public DdlStatement parse(Tokens piece) {
    return whole(new Cursor(piece, forms), cursor -> statement(cursor, piece));
  }

  /** Returns what a reader makes of a text; {@code NotUnderstood} where it is not of all of it. */
  public static DdlStatement whole(Cursor cursor, Function<Cursor, DdlStatement> reader) {
    try {
      DdlStatement statement = reader.apply(cursor);
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
      return new AlterTableReader(cursor).read();
    }
    if (cursor.accept("DROP")) {
      return drop(cursor, piece);
    }
    if (cursor.accept("TRUNCATE", "TABLE")) {
      cursor.accept("ONLY");
      cursor.dottedName();
      if (!cursor.accept("CONTINUE", "IDENTITY")) {
        cursor.accept("RESTART", "IDENTITY");
      }
      cursor.acceptAny("CASCADE", "RESTRICT");
      return new DdlStatement.Harmless();
    }
    if (cursor.accept("COMMENT", "ON")) {
      return comment(cursor, piece);
    }
    return DdlStatement.Other.of(piece);
  }

  private static DdlStatement create(Cursor cursor, Tokens piece) {
    boolean replaces = cursor.accept("OR", "REPLACE");
    if (cursor.accept("FORCE", "VIEW") || cursor.accept("VIEW")) {
      return view(cursor);
    }
    if (cursor.accept("SYNONYM")) {
      cursor.accept("IF", "NOT", "EXISTS");
      DottedName name = cursor.dottedName();
      cursor.expect("FOR");
      return new DdlStatement.CreateSynonym(name, cursor.dottedName());
    }
    if (!replaces && (cursor.accept("FORCE", "TRIGGER") || cursor.accept("TRIGGER"))) {
      return trigger(cursor);
    }
    boolean unique = cursor.accept("UNIQUE");
    if (unique || cursor.isAnyWord("INDEX", "SPATIAL", "HASH", "PRIMARY")) {
      return new IndexReader(cursor).read(unique);
    }
    int from = cursor.at();
    cursor.acceptAny("CACHED", "MEMORY", "UNLOGGED");
    cursor.acceptAny("GLOBAL", "LOCAL");
    boolean temporary = cursor.acceptAny("TEMPORARY", "TEMP");
    cursor.acceptAny("CACHED", "MEMORY");
    if (cursor.accept("TABLE")) {
      return new CreateTableReader(cursor).read(temporary);
    }
    cursor.moveTo(from);
    return DdlStatement.Other.of(piece);
  }

  /** Reads CREATE VIEW from after the word VIEW. */
  public static DdlStatement view(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    if (cursor.isSymbol("(")) {
      cursor.names();
    }
    cursor.expect("AS");
    return new DdlStatement.CreateView(name, cursor.rest());
  }

  /** The body is code that nobody here reads. */
  private static DdlStatement trigger(Cursor cursor) {
    DottedName table = triggered(cursor);
    cursor.rest();
    return new DdlStatement.CreateTrigger(table, Optional.empty());
  }

  /** Reads CREATE TRIGGER from after the word TRIGGER up to the name of the table. */
  public static DottedName triggered(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    cursor.dottedName();
    while (!cursor.isWord("ON")) {
      cursor.next();
    }
    cursor.expect("ON");
    return cursor.dottedName();
  }

  private static DdlStatement drop(Cursor cursor, Tokens piece) {
    if (cursor.accept("TABLE")) {
      cursor.accept("IF", "EXISTS");
      List<DottedName> names = new ArrayList<>();
      do {
        names.add(cursor.dottedName());
      } while (cursor.acceptSymbol(","));
      cursor.accept("IF", "EXISTS");
      if (!cursor.accept("CASCADE", "CONSTRAINTS")) {
        cursor.acceptAny("CASCADE", "RESTRICT");
      }
      return new DdlStatement.DropTable(names);
    }
    boolean index = cursor.accept("INDEX");
    if (!index && !cursor.accept("VIEW")) {
      return DdlStatement.Other.of(piece);
    }
    if (index) {
      cursor.accept("CONCURRENTLY");
    }
    cursor.accept("IF", "EXISTS");
    cursor.dottedName();
    cursor.accept("IF", "EXISTS");
    cursor.acceptAny("RESTRICT", "CASCADE");
    return new DdlStatement.Harmless();
  }

  private static DdlStatement comment(Cursor cursor, Tokens piece) {
    if (!cursor.acceptAny("COLUMN", "TABLE")) {
      return DdlStatement.Other.of(piece);
    }
    cursor.dottedName();
    cursor.expect("IS");
    cursor.rest();
    return new DdlStatement.Harmless();
  }
}
