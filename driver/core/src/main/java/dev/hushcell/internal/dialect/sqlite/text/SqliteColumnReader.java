package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.DottedName;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import dev.hushcell.internal.sql.ddl.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads definitions of columns, and constraints beside them. */
final class SqliteColumnReader {
  private static final String[] CONSTRAINTS = {
    "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"
  };
  private static final String[] TRAITS = {
    "CONSTRAINT",
    "PRIMARY",
    "UNIQUE",
    "CHECK",
    "NOT",
    "NULL",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
    "AS"
  };

  private final Cursor cursor;

  SqliteColumnReader(Cursor cursor) {
    this.cursor = cursor;
  }

  ColumnDefinition definition() {
    int from = cursor.at();
    Token name = cursor.name();
    Optional<TypeText> type = type();
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isSymbol(",") && !cursor.isSymbol(")")) {
      trait(traits);
    }
    return new ColumnDefinition(cursor.since(from), name, type, traits);
  }

  /** Any words, and one or two numbers behind them; none at all is a type, too. */
  private Optional<TypeText> type() {
    int from = cursor.at();
    List<String> words = new ArrayList<>();
    boolean simple = true;
    while (!cursor.atEnd() && cursor.peek().isName() && !cursor.isAnyWord(TRAITS)) {
      simple &= cursor.peek().kind() == TokenKind.WORD;
      words.add(Cursor.upper(cursor.next()));
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<String> arguments = new ArrayList<>();
    if (cursor.acceptSymbol("(")) {
      do {
        boolean sign = cursor.acceptSymbol("-") || cursor.acceptSymbol("+");
        simple &= !sign;
        arguments.add(cursor.number().value());
      } while (cursor.acceptSymbol(","));
      cursor.expectSymbol(")");
    }
    return Optional.of(new TypeText(cursor.since(from), words, arguments, simple));
  }

  private void trait(List<ColumnTrait> traits) {
    int from = cursor.at();
    if (cursor.accept("CONSTRAINT")) {
      cursor.name();
      boolean last = cursor.atEnd() || cursor.isSymbol(",") || cursor.isSymbol(")");
      if (last || cursor.isWord("CONSTRAINT")) { // a name of nothing
        traits.add(new ColumnTrait.Harmless(cursor.since(from)));
        return;
      }
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      cursor.acceptAny("ASC", "DESC");
      conflict();
      boolean counts = cursor.accept("AUTOINCREMENT");
      traits.add(new ColumnTrait.PrimaryKey(cursor.since(from)));
      if (counts) {
        traits.add(new ColumnTrait.Identity(cursor.since(from)));
      }
      return;
    }
    traits.add(simple(from));
  }

  private ColumnTrait simple(int from) {
    if (cursor.accept("NOT", "NULL")) {
      conflict();
      return new ColumnTrait.NotNull(cursor.since(from));
    }
    if (cursor.accept("NULL")) {
      conflict();
      return new ColumnTrait.Nullable(cursor.since(from));
    }
    if (cursor.accept("UNIQUE")) {
      conflict();
      return new ColumnTrait.Unique(cursor.since(from));
    }
    if (cursor.accept("CHECK")) {
      Span condition = cursor.inParentheses();
      conflict();
      return new ColumnTrait.Check(cursor.since(from), condition);
    }
    if (cursor.accept("DEFAULT")) {
      Span expression = value();
      return new ColumnTrait.Default(cursor.since(from), expression);
    }
    if (cursor.accept("COLLATE")) {
      String name = cursor.name().value();
      return new ColumnTrait.TextForm(cursor.since(from), exact(name) ? "" : name, false);
    }
    return generated(from);
  }

  /** BINARY compares bytes, and so code points. */
  private static boolean exact(String collation) {
    return collation.equalsIgnoreCase("BINARY");
  }

  private ColumnTrait generated(int from) {
    if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
      Span expression = cursor.inParentheses();
      cursor.acceptAny("STORED", "VIRTUAL");
      return new ColumnTrait.Computed(cursor.since(from), expression);
    }
    cursor.expect("REFERENCES");
    DottedName table = cursor.dottedName();
    List<Token> columns = cursor.isSymbol("(") ? cursor.names() : List.of();
    actions();
    return new ColumnTrait.References(cursor.since(from), table, columns);
  }

  /** A literal with or without a sign, a word, or an expression in parentheses. */
  private Span value() {
    int from = cursor.at();
    if (!cursor.acceptSymbol("-")) {
      cursor.acceptSymbol("+");
    }
    cursor.skip();
    return cursor.since(from);
  }

  /** Tells whether a constraint comes next among columns. */
  boolean constraintFollows() {
    return cursor.isAnyWord(CONSTRAINTS);
  }

  /** Reads a constraint beside the columns. */
  TableConstraint constraint() {
    int from = cursor.at();
    Optional<Token> name =
        cursor.accept("CONSTRAINT") ? Optional.of(cursor.name()) : Optional.empty();
    if (cursor.accept("PRIMARY", "KEY")) {
      List<Token> columns = keys();
      cursor.accept("AUTOINCREMENT");
      conflict();
      return new TableConstraint.PrimaryKey(cursor.since(from), name, columns);
    }
    if (cursor.accept("UNIQUE")) {
      List<Token> columns = keys();
      conflict();
      return new TableConstraint.Unique(cursor.since(from), name, columns);
    }
    if (cursor.accept("CHECK")) {
      Span condition = cursor.inParentheses();
      conflict();
      return new TableConstraint.Check(cursor.since(from), name, condition);
    }
    cursor.expect("FOREIGN", "KEY");
    List<Token> columns = cursor.names();
    cursor.expect("REFERENCES");
    DottedName table = cursor.dottedName();
    List<Token> referenced = cursor.isSymbol("(") ? cursor.names() : List.of();
    actions();
    return new TableConstraint.ForeignKey(cursor.since(from), name, columns, table, referenced);
  }

  private List<Token> keys() {
    cursor.expectSymbol("(");
    List<Token> columns = new ArrayList<>();
    do {
      columns.add(cursor.name());
      order(cursor);
    } while (cursor.acceptSymbol(","));
    cursor.expectSymbol(")");
    return columns;
  }

  /** Passes over what stands behind a column of a key or index. */
  static void order(Cursor cursor) {
    if (cursor.accept("COLLATE")) {
      cursor.name();
    }
    cursor.acceptAny("ASC", "DESC");
    if (!cursor.accept("NULLS", "FIRST")) {
      cursor.accept("NULLS", "LAST");
    }
  }

  /** Passes over what is done with a row that does not keep a constraint. */
  void conflict() {
    if (cursor.accept("ON", "CONFLICT")
        && !cursor.acceptAny("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE")) {
      throw cursor.mismatch();
    }
  }

  /** Passes over what stands behind a reference. */
  private void actions() {
    boolean more = true;
    while (more) {
      if (cursor.accept("ON", "DELETE") || cursor.accept("ON", "UPDATE")) {
        action();
      } else if (cursor.accept("MATCH")) {
        cursor.name();
      } else {
        more = deferral();
      }
    }
  }

  private void action() {
    boolean known =
        cursor.acceptAny("CASCADE", "RESTRICT")
            || cursor.accept("SET", "NULL")
            || cursor.accept("SET", "DEFAULT")
            || cursor.accept("NO", "ACTION");
    if (!known) {
      throw cursor.mismatch();
    }
  }

  private boolean deferral() {
    boolean found = cursor.accept("NOT", "DEFERRABLE") || cursor.accept("DEFERRABLE");
    if (found && cursor.accept("INITIALLY") && !cursor.acceptAny("DEFERRED", "IMMEDIATE")) {
      throw cursor.mismatch();
    }
    return found;
  }
}
