package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.OrderItem;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads clauses that several statements have. */
record ClauseReader(Readers readers, Cursor cursor) {
  Optional<OrderBy> orderBy() {
    if (!cursor.are("ORDER", "BY")) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    List<OrderItem> items = readers.list(this::orderItem);
    return Optional.of(new OrderBy(cursor.place(begin), items));
  }

  private OrderItem orderItem() {
    Cursor.Begin begin = cursor.begin();
    Expression value = readers.expression();
    boolean descending = cursor.accept("DESC");
    if (!descending) {
      cursor.accept("ASC");
    }
    String nulls = "";
    if (cursor.is("NULLS") && (cursor.is(1, "FIRST") || cursor.is(1, "LAST"))) {
      nulls = String.valueOf(cursor.word(1));
      cursor.take(2);
    }
    return new OrderItem(cursor.place(begin), value, descending, nulls);
  }

  /** Returns the words from an index to here, up to the first name. */
  String words(int from) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < cursor.at() && cursor.wordAt(i) != null; i++) {
      if ("OF".equals(cursor.wordAt(i))) {
        break;
      }
      words.append(words.isEmpty() ? "" : " ").append(cursor.wordAt(i));
    }
    return words.toString();
  }

  SelectItem selectItem() {
    Cursor.Begin begin = cursor.begin();
    boolean named = readers.has(Feature.ALIAS_EQUALS) && cursor.isName(0) && cursor.is(1, "=");
    if (named && cursor.token().value().startsWith("@")) {
      Expression target = readers.operands.operand();
      cursor.take();
      Expression value = readers.expression();
      Expression assign = new Computation.Assign(cursor.place(begin), target, value);
      return new SelectItem(cursor.place(begin), assign, Optional.empty());
    }
    if (named) {
      Optional<Identifier> alias = Optional.of(cursor.identifier("an alias"));
      cursor.take();
      Expression value = readers.expression();
      return new SelectItem(cursor.place(begin), value, alias);
    }
    Expression value = selected();
    Optional<Identifier> alias =
        value instanceof Operand.AllColumns ? Optional.empty() : readers.names.columnAlias();
    return new SelectItem(cursor.place(begin), value, alias);
  }

  private Expression selected() {
    if (cursor.is("*")) {
      return readers.functions.star(List.of(), cursor.begin());
    }
    return readers.functions.qualifiedStar().orElseGet(readers::expression);
  }

  /** Reads {@code TOP n} or {@code TOP (n)}. */
  Optional<Clause.Top> top() {
    boolean counted =
        cursor.kind(1) == Token.Kind.NUMBER
            || cursor.kind(1) == Token.Kind.PARAMETER
            || cursor.is(1, "(");
    if (!readers.has(Feature.TOP) || !cursor.is("TOP") || !counted) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    Expression count = readers.operands.operand();
    int from = cursor.at();
    cursor.accept("PERCENT");
    cursor.accept("WITH", "TIES");
    String words = words(from);
    return Optional.of(new Clause.Top(cursor.place(begin), count, words));
  }

  /** Reads assignments between commas. */
  List<Part.Assignment> assignments() {
    return readers.list(this::assignment);
  }

  private Part.Assignment assignment() {
    Cursor.Begin begin = cursor.begin();
    List<Expression> targets = cursor.is("(") ? readers.enclosed(this::target) : List.of(target());
    String operator = String.valueOf(cursor.word());
    if (cursor.kind() != Token.Kind.SYMBOL || !operator.endsWith("=")) {
      throw cursor.stop("=");
    }
    cursor.take();
    Expression value = readers.expression();
    return new Part.Assignment(cursor.place(begin), targets, operator, value);
  }

  /** Reads what takes a value: a column, a part of one, or a variable. */
  Expression target() {
    if (cursor.isName(0) && cursor.token().value().startsWith("@")) {
      return readers.operands.operand();
    }
    Cursor.Begin begin = cursor.begin();
    Expression target = readers.names.column();
    while (cursor.is("[")) {
      target = readers.postfixes.behind(target, 1, begin);
    }
    return target;
  }

  /** Reads RETURNING or OUTPUT and what it gives back; empty where another word comes. */
  Optional<Part.Returning> returning(String word) {
    if (!cursor.is(word) || !readers.has(Feature.valueOf(word))) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take();
    List<SelectItem> items = readers.list(this::selectItem);
    List<Identifier> into = List.of();
    List<Identifier> columns = List.of();
    if (cursor.accept("INTO")) {
      into = readers.names.dotted("the name of a table");
      columns = cursor.is("(") ? readers.columnNames() : List.of();
    }
    return Optional.of(new Part.Returning(cursor.place(begin), items, into, columns, List.of()));
  }

  /** Reads {@code FOR JSON PATH} and its kin. */
  Optional<Clause.Document> document() {
    boolean here =
        readers.has(Feature.DOCUMENTS)
            && cursor.is("FOR")
            && (cursor.is(1, "JSON") || cursor.is(1, "XML"));
    if (!here) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(3);
    String words = words(begin.at());
    List<Expression> options = new ArrayList<>();
    if (cursor.is("(")) {
      options.add(readers.operands.operand());
    }
    while (cursor.accept(",")) {
      options.add(readers.operands.operand());
    }
    return Optional.of(new Clause.Document(cursor.place(begin), words, List.copyOf(options)));
  }

  /** Reads {@code OPTION (..)}: words, numbers, and names of hints in quotes. */
  List<Part.Hint> queryHints() {
    if (!readers.has(Feature.TABLE_HINTS) || !cursor.are("OPTION", "(")) {
      return List.of();
    }
    Cursor.Begin begin = cursor.begin();
    cursor.take(2);
    while (isHint()) {
      if (cursor.are("USE", "HINT", "(")) {
        cursor.take(3);
        while (cursor.kind() == Token.Kind.STRING || cursor.is(",")) {
          cursor.take();
        }
        cursor.expect(")");
      } else {
        cursor.take();
      }
    }
    String words = words(begin.at());
    cursor.expect(")");
    return List.of(new Part.Hint(cursor.place(begin), words, List.of()));
  }

  private boolean isHint() {
    return cursor.is(",") || cursor.kind() == Token.Kind.WORD || cursor.kind() == Token.Kind.NUMBER;
  }
}
