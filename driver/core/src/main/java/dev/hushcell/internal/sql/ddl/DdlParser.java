package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.Cursor;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.internal.sql.tree.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads one data definition statement as most databases write it. Immutable and safe for use by
 * many threads.
 */
public final class DdlParser implements DdlReader {
  private static final int MOST_WORDS = 3;

  private final Function<Set<SessionFlag>, Grammar> grammar;
  private final BiFunction<Readers, Set<SessionFlag>, DdlForms> forms;

  /**
   * Builds the parser of a database.
   *
   * @param forms makes what it lets definitions say beyond others, for one text
   */
  public DdlParser(
      Function<Set<SessionFlag>, Grammar> grammar,
      BiFunction<Readers, Set<SessionFlag>, DdlForms> forms) {
    this.grammar = grammar;
    this.forms = forms;
  }

  @Override
  public DataDefinition parse(Tokens piece) {
    Set<SessionFlag> flags = piece.flags();
    return Readers.definition(
        piece,
        grammar.apply(flags),
        readers -> statement(readers, forms.apply(readers, flags), piece));
  }

  /** Reads a statement in forms that most databases share. */
  public static DataDefinition statement(Readers readers, DdlForms forms, Tokens piece) {
    Cursor cursor = readers.cursor();
    Begin begin = cursor.begin();
    if (cursor.accept("CREATE")) {
      return create(readers, forms, begin).orElseGet(() -> other(piece));
    }
    if (cursor.accept("ALTER", "TABLE")) {
      return new AlterTableReader(readers, forms).read(begin);
    }
    if (cursor.accept("DROP")) {
      return drop(readers, begin).orElseGet(() -> other(piece));
    }
    if (cursor.accept("TRUNCATE", "TABLE")) {
      cursor.accept("ONLY");
      readers.passObjectName();
      if (!cursor.accept("CONTINUE", "IDENTITY")) {
        cursor.accept("RESTART", "IDENTITY");
      }
      cursor.acceptAny("CASCADE", "RESTRICT");
      return new DataDefinition.Harmless(cursor.place(begin));
    }
    boolean comment = cursor.accept("COMMENT", "ON", "COLUMN");
    if (!comment && !cursor.accept("COMMENT", "ON", "TABLE")) {
      return other(piece);
    }
    readers.passObjectName();
    cursor.expect("IS");
    passRest(cursor);
    return new DataDefinition.Harmless(cursor.place(begin));
  }

  /** Returns what is said of a statement of which only the first words are read. */
  public static DataDefinition other(Tokens piece) {
    List<String> words =
        piece.list().stream()
            .limit(MOST_WORDS)
            .filter(token -> token.kind() == Token.Kind.WORD)
            .map(DdlParser::upper)
            .toList();
    return new DataDefinition.Other(Place.whole(0, piece.size()), words);
  }

  /** Returns a word in upper case. */
  public static String upper(Token token) {
    return token.value().toUpperCase(Locale.ROOT);
  }

  private static Optional<DataDefinition> create(Readers readers, DdlForms forms, Begin begin) {
    Cursor cursor = readers.cursor();
    boolean replaces = cursor.accept("OR", "REPLACE");
    if (cursor.accept("FORCE", "VIEW") || cursor.accept("VIEW")) {
      return Optional.of(view(readers, begin));
    }
    if (cursor.accept("SYNONYM")) {
      cursor.accept("IF", "NOT", "EXISTS");
      ObjectName name = readers.objectName();
      cursor.expect("FOR");
      ObjectName target = readers.objectName();
      return Optional.of(new DataDefinition.CreateSynonym(cursor.place(begin), name, target));
    }
    if (!replaces && (cursor.accept("FORCE", "TRIGGER") || cursor.accept("TRIGGER"))) {
      return Optional.of(trigger(readers, begin));
    }
    boolean unique = cursor.accept("UNIQUE");
    if (unique || cursor.isAny("INDEX", "SPATIAL", "HASH", "PRIMARY")) {
      return Optional.of(new IndexReader(readers, forms).read(begin, unique));
    }
    cursor.acceptAny("CACHED", "MEMORY", "UNLOGGED");
    cursor.acceptAny("GLOBAL", "LOCAL");
    boolean temporary = cursor.acceptAny("TEMPORARY", "TEMP") != null;
    cursor.acceptAny("CACHED", "MEMORY");
    return cursor.accept("TABLE")
        ? Optional.of(new CreateTableReader(readers, forms).read(begin, temporary))
        : Optional.empty();
  }

  /** Reads CREATE VIEW from after the word VIEW. */
  public static DataDefinition view(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    cursor.accept("IF", "NOT", "EXISTS");
    ObjectName name = readers.objectName();
    if (cursor.is("(")) {
      passNames(cursor);
    }
    cursor.expect("AS");
    Optional<Query> query = readers.lastQuery(() -> checkOption(cursor));
    Node shown = query.isPresent() ? query.get() : readers.code();
    return new DataDefinition.CreateView(cursor.place(begin), name, shown);
  }

  private static void checkOption(Cursor cursor) {
    if (cursor.accept("WITH")) {
      cursor.acceptAny("CASCADED", "LOCAL");
      cursor.expect("CHECK", "OPTION");
    }
  }

  private static void passNames(Cursor cursor) {
    cursor.expect("(");
    do {
      cursor.passName();
    } while (cursor.accept(","));
    cursor.expect(")");
  }

  /** The body is code that nobody here reads. */
  private static DataDefinition trigger(Readers readers, Begin begin) {
    ObjectName table = triggered(readers);
    passRest(readers.cursor());
    return new DataDefinition.CreateTrigger(readers.cursor().place(begin), table, Optional.empty());
  }

  private static void passRest(Cursor cursor) {
    cursor.skip();
    cursor.takeTo(cursor.end());
  }

  /** Reads CREATE TRIGGER from after the word TRIGGER up to the name of the table. */
  public static ObjectName triggered(Readers readers) {
    Cursor cursor = readers.cursor();
    cursor.accept("IF", "NOT", "EXISTS");
    readers.passObjectName();
    while (!cursor.is("ON")) {
      cursor.take();
    }
    cursor.expect("ON");
    return readers.objectName();
  }

  /** Reads the names of DROP TABLE. */
  public static List<ObjectName> dropped(Readers readers) {
    readers.cursor().accept("IF", "EXISTS");
    return readers.list(readers::objectName);
  }

  private static Optional<DataDefinition> drop(Readers readers, Begin begin) {
    Cursor cursor = readers.cursor();
    if (cursor.accept("TABLE")) {
      List<ObjectName> names = dropped(readers);
      cursor.accept("IF", "EXISTS");
      if (!cursor.accept("CASCADE", "CONSTRAINTS")) {
        cursor.acceptAny("CASCADE", "RESTRICT");
      }
      return Optional.of(new DataDefinition.DropTable(cursor.place(begin), names));
    }
    boolean index = cursor.accept("INDEX");
    if (!index && !cursor.accept("VIEW")) {
      return Optional.empty();
    }
    if (index) {
      cursor.accept("CONCURRENTLY");
    }
    cursor.accept("IF", "EXISTS");
    readers.passObjectName();
    cursor.accept("IF", "EXISTS");
    cursor.acceptAny("RESTRICT", "CASCADE");
    return Optional.of(new DataDefinition.Harmless(cursor.place(begin)));
  }
}
