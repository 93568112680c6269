package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads column definitions. */
public final class ColumnReader {
  /** The words that start a clause and cannot go on an expression. */
  private static final String[] CLAUSES =
      ("NULL CONSTRAINT PRIMARY UNIQUE CHECK REFERENCES COMMENT CHARACTER COLLATE "
              + "SELECTIVITY ON DEFAULT GENERATED VISIBLE INVISIBLE IDENTITY AUTO_INCREMENT BEFORE "
              + "AFTER FIRST USING")
          .split(" ");

  private final Cursor cursor;
  private final ConstraintReader constraints;

  ColumnReader(Cursor cursor, ConstraintReader constraints) {
    this.cursor = cursor;
    this.constraints = constraints;
  }

  public ColumnDefinition definition() {
    int from = cursor.at();
    if (cursor.isWord("LIKE")) {
      throw cursor.mismatch();
    }
    Token name = cursor.name();
    if (cursor.atEnd() || cursor.isSymbol(",") || cursor.isSymbol(")")) {
      return new ColumnDefinition(cursor.since(from), name, Optional.empty(), List.of());
    }
    TypeText type = new TypeReader(cursor).read();
    List<ColumnTrait> traits = traits();
    return new ColumnDefinition(cursor.since(from), name, Optional.of(type), traits);
  }

  /** Reads the clauses up to a comma, a closing parenthesis, the end or a word of ALTER TABLE. */
  public List<ColumnTrait> traits() {
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd()
        && !cursor.isSymbol(",")
        && !cursor.isSymbol(")")
        && !cursor.isAnyWord("BEFORE", "AFTER", "FIRST", "USING")) {
      traits.add(trait());
    }
    return traits;
  }

  private ColumnTrait trait() {
    int from = cursor.at();
    if (cursor.accept("CONSTRAINT")) {
      cursor.accept("IF", "NOT", "EXISTS");
      cursor.name();
      return constraint(from);
    }
    if (cursor.accept("DEFAULT", "ON", "NULL") || cursor.acceptAny("VISIBLE", "INVISIBLE")) {
      return new ColumnTrait.Harmless(cursor.since(from));
    }
    if (cursor.accept("DEFAULT")) {
      Span expression = expression();
      return new ColumnTrait.Default(cursor.since(from), expression);
    }
    if (cursor.accept("ON", "UPDATE")) {
      Span expression = expression();
      return new ColumnTrait.OnUpdate(cursor.since(from), expression);
    }
    if (cursor.accept("SELECTIVITY")) {
      cursor.number();
      return new ColumnTrait.Harmless(cursor.since(from));
    }
    if (cursor.accept("COMMENT")) {
      expression();
      return new ColumnTrait.Harmless(cursor.since(from));
    }
    if (cursor.forms().acceptsTextForm()) {
      return new ColumnTrait.Harmless(cursor.since(from));
    }
    if (cursor.accept("COLLATE")) {
      String collation = cursor.dottedName().text();
      return new ColumnTrait.TextForm(cursor.since(from), collation, false);
    }
    return generated(from);
  }

  private ColumnTrait generated(int from) {
    if (cursor.accept("GENERATED", "BY", "DEFAULT", "AS", "IDENTITY")
        || cursor.accept("GENERATED", "ALWAYS", "AS", "IDENTITY")
        || cursor.acceptAny("IDENTITY", "AUTO_INCREMENT")) {
      if (cursor.isSymbol("(")) {
        cursor.skip();
      }
      return new ColumnTrait.Identity(cursor.since(from));
    }
    if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
      Span expression = expression();
      return new ColumnTrait.Computed(cursor.since(from), expression);
    }
    return constraint(from);
  }

  private ColumnTrait constraint(int from) {
    if (cursor.accept("NOT", "NULL")) {
      return new ColumnTrait.NotNull(cursor.since(from));
    }
    if (cursor.accept("NULL")) {
      return new ColumnTrait.Nullable(cursor.since(from));
    }
    if (cursor.accept("PRIMARY", "KEY")) {
      cursor.accept("HASH");
      return new ColumnTrait.PrimaryKey(cursor.since(from));
    }
    if (cursor.accept("UNIQUE")) {
      constraints.nullsDistinct();
      return new ColumnTrait.Unique(cursor.since(from));
    }
    if (cursor.accept("CHECK")) {
      Span condition = cursor.inParentheses();
      return new ColumnTrait.Check(cursor.since(from), condition);
    }
    cursor.expect("REFERENCES");
    ConstraintReader.Reference reference = constraints.reference();
    return new ColumnTrait.References(cursor.since(from), reference.table(), reference.columns());
  }

  /**
   * Reads an expression that another clause may follow: the first token whatever it is, then up to
   * a word that starts a clause and cannot go on an expression.
   */
  Span expression() {
    int from = cursor.at();
    cursor.skip();
    while (!cursor.atEnd() && !cursor.isSymbol(",") && !cursor.isSymbol(")") && !startsClause()) {
      if (cursor.accept("IS")) {
        // The NULL of IS [NOT] NULL starts no clause.
        cursor.accept("NOT");
      }
      cursor.skip();
    }
    return cursor.since(from);
  }

  private boolean startsClause() {
    if (cursor.isWord("NOT")) {
      return cursor.isWord(1, "NULL");
    }
    return cursor.isAnyWord(CLAUSES);
  }
}
