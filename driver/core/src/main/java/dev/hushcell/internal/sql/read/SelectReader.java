package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Clause.GroupBy;
import dev.hushcell.internal.sql.tree.Clause.Grouping;
import dev.hushcell.internal.sql.tree.Clause.NamedWindow;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what begins with SELECT, clause by clause. */
record SelectReader(Readers readers, Cursor cursor) {
  Select select() {
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    List<String> modifiers = new ArrayList<>();
    String quantifier = modifiers(modifiers);
    List<Expression> on =
        quantifier.equals("DISTINCT") && cursor.are("ON", "(") ? distinctOn() : List.of();
    Optional<Clause.Top> top = readers.clauses.top();
    List<Clause.SelectItem> items =
        isEmpty() ? List.of() : readers.list(readers.clauses::selectItem);
    Optional<Clause.Into> into = into();
    List<Relation> from = cursor.accept("FROM") ? readers.relations.list() : List.of();
    Optional<Expression> where = readers.expressionBehind("WHERE");
    Optional<GroupBy> groupBy = groupBy();
    Optional<Expression> having = readers.expressionBehind("HAVING");
    List<NamedWindow> windows = cursor.is("WINDOW") && cursor.isName(1) ? windows() : List.of();
    Optional<Expression> qualify =
        readers.has(Feature.QUALIFY) ? readers.expressionBehind("QUALIFY") : Optional.empty();
    return new Select(
        cursor.place(begin),
        quantifier,
        on,
        List.copyOf(modifiers),
        top,
        items,
        into,
        from,
        where,
        groupBy,
        having,
        windows,
        qualify);
  }

  /** Returns the quantifier, and adds the other words behind SELECT. */
  private String modifiers(List<String> modifiers) {
    String quantifier = "";
    for (String word = cursor.word(); word != null; word = cursor.word()) {
      boolean quantifies =
          quantifier.isEmpty()
              && (word.equals("DISTINCT")
                  || word.equals("ALL")
                  || (word.equals("DISTINCTROW") && readers.has(Feature.DISTINCTROW)));
      if (quantifies) {
        quantifier = word.equals("ALL") ? word : "DISTINCT";
      } else if (readers.grammar.selectModifiers().contains(word)) {
        modifiers.add(word);
      } else {
        break;
      }
      cursor.take();
    }
    return quantifier;
  }

  /** A select list may be empty where FROM follows it or nothing does. */
  private boolean isEmpty() {
    return readers.has(Feature.EMPTY_SELECT)
        && (cursor.atEnd() || cursor.isAny("FROM", "WHERE", ")", "UNION"));
  }

  private List<Expression> distinctOn() {
    cursor.take();
    return readers.enclosed(readers::expression);
  }

  private Optional<Clause.Into> into() {
    if (!cursor.is("INTO")) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    if (cursor.isName(0) && cursor.token().value().startsWith("@")) {
      List<Expression> variables = readers.list(readers.operands::operand);
      return Optional.of(new Clause.Into(cursor.place(begin), List.of(), variables));
    }
    while (cursor.isAny("TEMPORARY", "TEMP", "UNLOGGED", "TABLE")) {
      cursor.take();
    }
    List<Identifier> name = readers.names.dotted("the name of a table");
    return Optional.of(new Clause.Into(cursor.place(begin), name, List.of()));
  }

  private Optional<GroupBy> groupBy() {
    if (!cursor.are("GROUP", "BY")) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    String words = "";
    if (cursor.isAny("DISTINCT", "ALL")) {
      words = cursor.takeWord();
    }
    List<Grouping> groupings = readers.list(this::grouping);
    if (readers.has(Feature.WITH_ROLLUP) && cursor.accept("WITH", "ROLLUP")) {
      words = "WITH ROLLUP";
    }
    return Optional.of(new GroupBy(cursor.place(begin), groupings, words));
  }

  private Grouping grouping() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    String kind = "";
    if (cursor.are("GROUPING", "SETS")) {
      kind = "GROUPING SETS";
      cursor.take(2);
    } else if ((cursor.is("ROLLUP") || cursor.is("CUBE")) && cursor.is(1, "(")) {
      kind = cursor.takeWord();
    }
    List<Expression> values = List.of();
    List<Grouping> nested = List.of();
    if (!kind.isEmpty()) {
      nested = readers.enclosed(this::grouping);
    } else if (cursor.are("(", ")")) {
      cursor.take(2);
      kind = "SET";
    } else {
      values = List.of(readers.expression());
    }
    cursor.higher();
    return new Grouping(cursor.place(begin), kind, values, nested);
  }

  private List<NamedWindow> windows() {
    cursor.take();
    return readers.list(this::namedWindow);
  }

  private NamedWindow namedWindow() {
    Cursor.Begin begin = cursor.begin();
    Identifier name = cursor.identifier("the name of a window");
    cursor.expect("AS");
    Clause.Window window = readers.windows.window();
    return new NamedWindow(cursor.place(begin), name, window);
  }
}
