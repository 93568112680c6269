package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part.Alias;
import dev.hushcell.internal.sql.tree.Part.AliasColumn;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads names, aliases and types. */
final class NameReader {
  /** Words that go on with the name of a type. */
  private static final Set<String> TYPE_WORDS =
      Names.words(
          """
          PRECISION VARYING LARGE OBJECT UNSIGNED SIGNED ZEROFILL INTEGER INT CHAR CHARACTER
          VARCHAR VARCHARACTER VARBINARY BYTE
          """);

  private static final Set<String> TYPES_OF_WORDS =
      Names.words(
          """
          DOUBLE CHARACTER CHAR NATIONAL BINARY UNSIGNED SIGNED BIT INT INTEGER BIGINT SMALLINT
          TINYINT DECIMAL NCHAR NUMERIC LONG
          """);

  /** Types of columns that have texts, names or types in parentheses. */
  private static final Set<String> ANY_SIZE = Set.of("ENUM", "SET", "ROW", "GEOMETRY");

  /** What stands in the parentheses of other types, besides numbers. */
  private static final Set<String> SIZES =
      Set.of(",", "-", "+", "MAX", "CHARACTERS", "OCTETS", "CHAR", "BYTE", "K", "M", "G");

  private final Cursor cursor;
  private final Grammar grammar;

  NameReader(Cursor cursor, Grammar grammar) {
    this.cursor = cursor;
    this.grammar = grammar;
  }

  /** Tells whether what comes may be a name: not a word that the database reserves. */
  boolean isName() {
    return isName(cursor.at());
  }

  /** Tells whether what stands at an index may be a name. */
  boolean isName(int index) {
    String word = cursor.wordAt(index);
    return cursor.isName(index - cursor.at()) && (word == null || !isReserved(word));
  }

  boolean isReserved(String word) {
    return grammar.reserved().contains(word);
  }

  /** Reads a name of parts between dots. */
  List<Identifier> dotted(String what) {
    return dotted(what, false);
  }

  /** Reads the name of a table, whose schema may be left empty between its dots. */
  List<Identifier> table(String what) {
    return dotted(what, grammar.has(Feature.EMPTY_SCHEMAS));
  }

  private List<Identifier> dotted(String what, boolean empty) {
    if (!isName()) {
      throw cursor.stop(what);
    }
    Identifier first = cursor.identifier(what);
    if (!cursor.is(".")) {
      return List.of(first);
    }
    List<Identifier> parts = new ArrayList<>();
    parts.add(first);
    while (nextPart(empty)) {
      parts.add(cursor.identifier(what));
    }
    return List.copyOf(parts);
  }

  /** Takes a dot before a name, or two of them around a schema that is not named. */
  private boolean nextPart(boolean empty) {
    if (empty) {
      if (cursor.are(".", ".") && cursor.isName(2)) {
        cursor.take(2);
        return true;
      }
    }
    if (!cursor.is(".") || !cursor.isName(1)) {
      return false;
    }
    cursor.take();
    return true;
  }

  /** Reads the name of a table or of something like one, reserved words too. */
  ObjectName objectName() {
    Cursor.Begin begin = cursor.begin();
    List<Identifier> parts = new ArrayList<>();
    do {
      boolean emptySchema = cursor.is(1, "..") || (cursor.is(1, ".") && cursor.is(2, "."));
      if (emptySchema && grammar.has(Feature.CURRENT_SCHEMA_BETWEEN)) {
        cursor.take(cursor.is(1, "..") ? 2 : 3);
      }
      parts.add(cursor.identifier("a name"));
    } while (cursor.accept("."));
    if (parts.size() > 4) {
      throw cursor.stop("a name of fewer parts");
    }
    return new ObjectName(cursor.place(begin), List.copyOf(parts));
  }

  /** Reads the name of a column. */
  ColumnName column() {
    Cursor.Begin begin = cursor.begin();
    List<Identifier> parts = dotted("the name of a column");
    return new ColumnName(cursor.place(begin), parts);
  }

  /** Reads the alias of an item of a select list, if there is one. */
  Optional<Identifier> columnAlias() {
    boolean text = grammar.has(Feature.TEXT_ALIAS) && cursor.kind() == Token.Kind.STRING;
    if (cursor.accept("AS")) {
      return Optional.of(anyIdentifier("an alias"));
    }
    boolean alias =
        text
            || (cursor.isName(0)
                && (cursor.word() == null
                    || !(isReserved(cursor.word())
                        || grammar.noColumnAlias().contains(cursor.word()))));
    return alias ? Optional.of(anyIdentifier("an alias")) : Optional.empty();
  }

  private Identifier anyIdentifier(String what) {
    if (grammar.has(Feature.TEXT_ALIAS) && cursor.kind() == Token.Kind.STRING) {
      var token = cursor.token();
      return new Identifier(cursor.takeNode(), token);
    }
    return cursor.identifier(what);
  }

  /**
   * Reads the alias of a table, if there is one.
   *
   * @param columned whether names of columns may follow it in parentheses
   */
  Optional<Alias> tableAlias(boolean columned) {
    Cursor.Begin begin = cursor.begin();
    boolean said = cursor.accept("AS");
    if (!said && !(isName() && !isNoTableAlias())) {
      return Optional.empty();
    }
    if (said && cursor.is("(")) {
      throw cursor.stop("an alias");
    }
    Identifier name = cursor.identifier("an alias");
    List<AliasColumn> columns = columned && isColumns() ? aliasColumns() : List.of();
    return Optional.of(new Alias(cursor.place(begin), name, columns));
  }

  /** Hints may stand in parentheses behind an alias too. */
  private boolean isColumns() {
    return cursor.is("(") && !grammar.tableHints().contains(String.valueOf(cursor.word(1)));
  }

  private boolean isNoTableAlias() {
    return cursor.word() != null && grammar.noTableAlias().contains(cursor.word());
  }

  List<AliasColumn> aliasColumns() {
    List<AliasColumn> columns = new ArrayList<>();
    cursor.expect("(");
    do {
      Cursor.Begin begin = cursor.begin();
      Identifier name = cursor.identifier("the name of a column");
      Optional<TypeName> type = cursor.isAny(",", ")") ? Optional.empty() : Optional.of(type());
      columns.add(new AliasColumn(cursor.place(begin), name, type));
    } while (cursor.accept(","));
    cursor.expect(")");
    return List.copyOf(columns);
  }

  /** Reads a type, with all that says how wide and of which zone or character set it is. */
  TypeName type() {
    return type(false);
  }

  /**
   * Reads a type.
   *
   * @param column whether it is that of a column, of which a character set is no part, and which
   *     has no names in parentheses that could be those of columns
   */
  TypeName type(boolean column) {
    Cursor.Begin begin = cursor.begin();
    if (!cursor.isName(0)) {
      throw cursor.stop("a type");
    }
    StringBuilder name = new StringBuilder();
    add(name);
    while (cursor.is(".") && cursor.isName(1)) {
      cursor.take();
      name.append('.');
      add(name);
    }
    boolean words = TYPES_OF_WORDS.contains(name.toString());
    while (words
        && cursor.word() != null
        && TYPE_WORDS.contains(cursor.word())
        && !cursor.are("CHARACTER", "SET")) {
      name.append(' ');
      add(name);
    }
    size(column && !ANY_SIZE.contains(name.toString()));
    if (name.toString().equals("INTERVAL")) {
      intervalUnits();
    }
    ending(name, column);
    return new TypeName(cursor.place(begin), name.toString());
  }

  private void add(StringBuilder name) {
    name.append(cursor.word() == null ? cursor.token().value() : cursor.word());
    cursor.take();
  }

  /** What is in parentheses is the type's alone: numbers, or the values of an enumeration. */
  private void size(boolean numbers) {
    if (cursor.accept("(")) {
      int end = cursor.closing(cursor.at() - 1);
      if (numbers && cursor.at() == end) {
        throw cursor.stop("the size of a type");
      }
      while (cursor.at() < end) {
        boolean name = numbers && (cursor.word() == null || !SIZES.contains(cursor.word()));
        if (cursor.kind() == Token.Kind.PARAMETER
            || cursor.isAny("SELECT", "VALUES")
            || (name && cursor.kind() != Token.Kind.NUMBER)) {
          throw cursor.stop("the size of a type");
        }
        cursor.take();
      }
      cursor.expect(")");
    }
  }

  void intervalUnits() {
    while (cursor.isAny("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO")) {
      cursor.take();
      size(false);
    }
  }

  private void ending(StringBuilder name, boolean column) {
    boolean more = true;
    while (more) {
      if (cursor.isAny("WITH", "WITHOUT") && cursor.is(1, "TIME") && cursor.is(2, "ZONE")) {
        name.append(cursor.is("WITH") ? " WITH TIME ZONE" : " WITHOUT TIME ZONE");
        cursor.take(3);
      } else if (cursor.are("WITH", "LOCAL") && cursor.is(2, "TIME")) {
        cursor.take(4);
        name.append(" WITH LOCAL TIME ZONE");
      } else if (!column && (cursor.are("CHARACTER", "SET") || cursor.is("CHARSET"))) {
        cursor.take(cursor.is("CHARSET") ? 1 : 2);
        cursor.take();
      } else if (cursor.isAny("UNSIGNED", "SIGNED", "ZEROFILL", "ARRAY")) {
        name.append(' ').append(cursor.word());
        cursor.take();
        brackets();
        size(false);
      } else {
        more = brackets();
        name.append(more ? "[]" : "");
      }
    }
  }

  private boolean brackets() {
    if (!grammar.has(Feature.ARRAYS) || !cursor.is("[")) {
      return false;
    }
    cursor.take();
    if (cursor.kind() == Token.Kind.NUMBER) {
      cursor.take();
    }
    cursor.expect("]");
    return true;
  }
}
