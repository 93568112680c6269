package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.ddl.ConstraintReader.Clause;
import dev.hushcell.internal.sql.read.Cursor.Begin;
import dev.hushcell.internal.sql.read.Readers;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.ObjectName;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads column definitions. */
public final class ColumnReader extends DdlPartReader {
  /** The words that start a clause and cannot go on an expression. */
  private static final String[] CLAUSES =
      ("NULL CONSTRAINT PRIMARY UNIQUE CHECK REFERENCES COMMENT CHARACTER COLLATE "
              + "SELECTIVITY ON DEFAULT GENERATED VISIBLE INVISIBLE IDENTITY AUTO_INCREMENT BEFORE "
              + "AFTER FIRST USING")
          .split(" ");

  private final ConstraintReader constraints;

  ColumnReader(Readers readers, DdlForms forms) {
    super(readers, forms);
    this.constraints = new ConstraintReader(readers, forms);
  }

  public ColumnDefinition definition() {
    Begin begin = cursor.begin();
    if (cursor.is("LIKE")) {
      throw cursor.stop("the name of a column");
    }
    Identifier name = readers.columnName();
    boolean bare = cursor.atEnd() || cursor.isAny(",", ")");
    Optional<TypeName> type = bare ? Optional.empty() : Optional.of(readers.columnType());
    List<ColumnTrait> traits = bare ? List.of() : traits();
    return new ColumnDefinition(cursor.place(begin), name, type, traits);
  }

  /** Reads the clauses up to a comma, a closing parenthesis, the end or a word of ALTER TABLE. */
  public List<ColumnTrait> traits() {
    List<ColumnTrait> traits = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isAny(",", ")", "BEFORE", "AFTER", "FIRST", "USING")) {
      traits.add(trait());
    }
    return traits;
  }

  private ColumnTrait trait() {
    Begin begin = cursor.begin();
    if (cursor.is("CONSTRAINT")) {
      return constraint(begin, ConstraintReader.newName(cursor));
    }
    if (cursor.accept("DEFAULT", "ON", "NULL")
        || cursor.acceptAny("VISIBLE", "INVISIBLE") != null) {
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    boolean onUpdate = cursor.accept("ON", "UPDATE");
    if (onUpdate || cursor.accept("DEFAULT")) {
      Expression expression = expression();
      return new ColumnTrait.Default(cursor.place(begin), expression, onUpdate);
    }
    if (cursor.accept("SELECTIVITY")) {
      cursor.number();
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    if (cursor.accept("COMMENT")) {
      cursor.takeTo(expressionEnd());
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    if (forms.acceptsTextForm()) {
      return new ColumnTrait.Harmless(cursor.place(begin));
    }
    return cursor.accept("COLLATE") ? collation(begin) : generated(begin);
  }

  private ColumnTrait collation(Begin begin) {
    ObjectName name = readers.objectName();
    String text =
        name.parts().stream().map(part -> part.token().value()).collect(Collectors.joining("."));
    cursor.back(begin);
    cursor.takeTo(name.place().end());
    return new ColumnTrait.TextForm(cursor.place(begin), text, false);
  }

  private ColumnTrait generated(Begin begin) {
    if (cursor.accept("GENERATED", "BY", "DEFAULT", "AS", "IDENTITY")
        || cursor.accept("GENERATED", "ALWAYS", "AS", "IDENTITY")
        || cursor.acceptAny("IDENTITY", "AUTO_INCREMENT") != null) {
      if (cursor.is("(")) {
        cursor.skip();
      }
      return new ColumnTrait.Identity(cursor.place(begin));
    }
    if (cursor.accept("GENERATED", "ALWAYS", "AS") || cursor.accept("AS")) {
      int end = expressionEnd();
      String last = cursor.wordAt(end - 1);
      boolean kept = end - 1 > cursor.at() && ("STORED".equals(last) || "VIRTUAL".equals(last));
      Expression expression = readers.expressionTo(kept ? end - 1 : end);
      cursor.takeTo(end);
      return new ColumnTrait.Computed(cursor.place(begin), expression);
    }
    return constraint(begin, Optional.empty());
  }

  private ColumnTrait constraint(Begin begin, Optional<Identifier> name) {
    return ConstraintReader.ofColumn(readers, begin, name, this::end);
  }

  private void end(Clause clause) {
    if (clause == Clause.PRIMARY_KEY) {
      cursor.accept("HASH");
    } else if (clause == Clause.UNIQUE) {
      constraints.nullsDistinct();
    }
  }

  /** Reads an expression that another clause may follow. */
  Expression expression() {
    return readers.expressionTo(expressionEnd());
  }

  /**
   * Returns where an expression ends: behind the first token whatever it is, before a word that
   * starts a clause and cannot go on an expression.
   */
  private int expressionEnd() {
    int end = cursor.behind(cursor.at());
    while (end < cursor.end() && !startsClause(end)) {
      String word = cursor.wordAt(end);
      if ("::".equals(word)) { // the words of a type start no clause
        end++;
      } else if ("IS".equals(word)) { // nor does the NULL of IS [NOT] NULL
        end += "NOT".equals(cursor.wordAt(end + 1)) ? 2 : 1;
      }
      end = cursor.behind(end);
    }
    return end;
  }

  private boolean startsClause(int index) {
    int ahead = index - cursor.at();
    if (cursor.is(ahead, "NOT")) {
      return cursor.is(ahead + 1, "NULL");
    }
    return cursor.isAny(ahead, ",", ")") || cursor.isAny(ahead, CLAUSES);
  }
}
