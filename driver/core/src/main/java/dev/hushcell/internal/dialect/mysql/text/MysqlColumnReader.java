package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Cursor;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads column definitions. */
final class MysqlColumnReader {
  private final Cursor cursor;

  MysqlColumnReader(Cursor cursor) {
    this.cursor = cursor;
  }

  ColumnDefinition definition() {
    int from = cursor.at();
    Token name = cursor.name();
    if (cursor.acceptSymbol(".")) { // table.column, of which the last part counts
      name = cursor.name();
    }
    return definition(from, name);
  }

  private ColumnDefinition definition(int from, Token name) {
    if (cursor.accept("SERIAL")) {
      throw cursor.mismatch();
    }
    TypeText type = new MysqlTypeReader(cursor).read();
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd()
        && !cursor.isSymbol(",")
        && !cursor.isSymbol(")")
        && !cursor.isAnyWord("AFTER", "FIRST")) {
      traits.add(trait());
    }
    return new ColumnDefinition(cursor.since(from), name, Optional.of(type), traits);
  }

  private ColumnTrait trait() {
    int from = cursor.at();
    Optional<ColumnTrait.TextForm> form = textForm(cursor);
    if (form.isPresent()) {
      return form.get();
    }
    if (cursor.accept("NOT", "NULL")) {
      return new ColumnTrait.NotNull(cursor.since(from));
    }
    if (cursor.accept("NULL")) {
      return new ColumnTrait.Nullable(cursor.since(from));
    }
    if (cursor.accept("DEFAULT")) {
      Span expression = expression();
      return new ColumnTrait.Default(cursor.since(from), expression);
    }
    if (cursor.accept("ON", "UPDATE")) {
      Span expression = expression();
      return new ColumnTrait.OnUpdate(cursor.since(from), expression);
    }
    if (cursor.accept("AUTO_INCREMENT")) {
      return new ColumnTrait.Identity(cursor.since(from));
    }
    return generated(from);
  }

  private ColumnTrait generated(int from) {
    if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
      Span expression = cursor.inParentheses();
      return new ColumnTrait.Computed(cursor.since(from), expression);
    }
    if (cursor.acceptAny("VIRTUAL", "STORED", "PERSISTENT", "INVISIBLE", "VISIBLE")) {
      return new ColumnTrait.Harmless(cursor.since(from));
    }
    if (cursor.isAnyWord("COMMENT", "COLUMN_FORMAT", "STORAGE", "SRID")) {
      cursor.next();
      cursor.next();
      return new ColumnTrait.Harmless(cursor.since(from));
    }
    return constraint(from);
  }

  private ColumnTrait constraint(int from) {
    if (cursor.accept("PRIMARY", "KEY") || cursor.accept("KEY")) {
      return new ColumnTrait.PrimaryKey(cursor.since(from));
    }
    if (cursor.accept("UNIQUE")) {
      cursor.accept("KEY");
      return new ColumnTrait.Unique(cursor.since(from));
    }
    if (cursor.accept("CONSTRAINT") && !cursor.isWord("CHECK")) {
      cursor.name();
    }
    if (cursor.accept("CHECK")) {
      Span condition = cursor.inParentheses();
      if (!cursor.accept("NOT", "ENFORCED")) {
        cursor.accept("ENFORCED");
      }
      return new ColumnTrait.Check(cursor.since(from), condition);
    }
    cursor.expect("REFERENCES");
    MysqlKeyReader.Reference reference = MysqlKeyReader.reference(cursor);
    return new ColumnTrait.References(cursor.since(from), reference.table(), reference.columns());
  }

  /** Passes CHARACTER SET or COLLATE, of a column or of a table. */
  static Optional<ColumnTrait.TextForm> textForm(Cursor cursor) {
    int from = cursor.at();
    boolean set = cursor.accept("CHARACTER", "SET") || cursor.acceptAny("CHARSET");
    if (!set && !cursor.accept("COLLATE")) {
      return Optional.empty();
    }
    cursor.acceptSymbol("=");
    Token name = cursor.next();
    if (!name.isName() && name.kind() != TokenKind.STRING) {
      throw cursor.mismatch();
    }
    return Optional.of(new ColumnTrait.TextForm(cursor.since(from), name.value(), set));
  }

  /** Reads a literal, a function call or an expression in parentheses. */
  Span expression() {
    int from = cursor.at();
    if (cursor.isSymbol("(")) {
      cursor.skip();
      return cursor.since(from);
    }
    cursor.acceptSymbol("-");
    cursor.next();
    if (cursor.isSymbol("(")) {
      cursor.skip();
    }
    return cursor.since(from);
  }
}
