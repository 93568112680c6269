package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
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
      DottedName name = cursor.dottedName();
      if (!cursor.accept("CONTINUE", "IDENTITY")) {
        cursor.accept("RESTART", "IDENTITY");
      }
      cursor.acceptAny("CASCADE", "RESTRICT");
      return new DdlStatement.TruncateTable(name);
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

  private static DdlStatement view(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    List<Token> columns = cursor.isSymbol("(") ? cursor.names() : List.of();
    cursor.expect("AS");
    return new DdlStatement.CreateView(name, columns, cursor.rest());
  }

  /** The body is code that nobody here reads, so only the names matter. */
  private static DdlStatement trigger(Cursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    DottedName name = cursor.dottedName();
    while (!cursor.isWord("ON")) {
      cursor.next();
    }
    cursor.expect("ON");
    DottedName table = cursor.dottedName();
    cursor.rest();
    return new DdlStatement.CreateTrigger(name, table, Optional.empty());
  }

  private static DdlStatement drop(Cursor cursor, Tokens piece) {
    if (cursor.accept("TABLE")) {
      boolean ifExists = cursor.accept("IF", "EXISTS");
      List<DottedName> names = new ArrayList<>();
      do {
        names.add(cursor.dottedName());
      } while (cursor.acceptSymbol(","));
      ifExists |= cursor.accept("IF", "EXISTS");
      boolean cascade = cursor.accept("CASCADE", "CONSTRAINTS") || cursor.accept("CASCADE");
      if (!cascade) {
        cursor.accept("RESTRICT");
      }
      return new DdlStatement.DropTable(names, ifExists, cascade);
    }
    if (cursor.accept("INDEX")) {
      cursor.accept("CONCURRENTLY");
      DottedName name = dropped(cursor);
      cursor.acceptAny("RESTRICT", "CASCADE");
      return new DdlStatement.DropIndex(name);
    }
    if (cursor.accept("VIEW")) {
      DottedName name = dropped(cursor);
      cursor.acceptAny("RESTRICT", "CASCADE");
      return new DdlStatement.DropView(name);
    }
    return DdlStatement.Other.of(piece);
  }

  private static DottedName dropped(Cursor cursor) {
    cursor.accept("IF", "EXISTS");
    DottedName name = cursor.dottedName();
    cursor.accept("IF", "EXISTS");
    return name;
  }

  private static DdlStatement comment(Cursor cursor, Tokens piece) {
    boolean column = cursor.accept("COLUMN");
    if (!column && !cursor.accept("TABLE")) {
      return DdlStatement.Other.of(piece);
    }
    DottedName name = cursor.dottedName();
    cursor.expect("IS");
    cursor.rest();
    return new DdlStatement.CommentOn(name, column);
  }
}
