package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.Window;
import dev.hushcell.internal.sql.tree.Computation.Function;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part.Argument;
import dev.hushcell.internal.sql.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads calls of functions, with all that may stand in and behind their parentheses. */
record FunctionReader(Readers readers, Cursor cursor) {
  /** Words between arguments. */
  private static final Set<String> BETWEEN =
      Set.of("FROM", "FOR", "IN", "USING", "PLACING", "ESCAPE", "VALUE", ":", "SEPARATOR");

  /** Words before the first argument. */
  private static final Set<String> BEFORE =
      Set.of("LEADING", "TRAILING", "BOTH", "KEY", "VARIADIC");

  /** Words that say how NULL, an overflow or a key that comes twice is treated. */
  private static final Set<String> TREATMENTS =
      Names.words(
          """
          NULL ABSENT ON WITH WITHOUT UNIQUE KEYS IGNORE RESPECT NULLS FORMAT JSON OVERFLOW ERROR
          TRUNCATE COUNT
          """);

  /** Reads a call from the parenthesis on. */
  Expression function(List<Identifier> name, Cursor.Begin begin) {
    cursor.deeper();
    String word = name.size() == 1 ? String.valueOf(cursor.wordAt(begin.at())) : "";
    cursor.take();
    String quantifier = "";
    if (cursor.isAny("DISTINCT", "ALL")) {
      quantifier = cursor.takeWord();
    }
    List<Argument> arguments = arguments(word);
    Optional<OrderBy> order = readers.clauses.orderBy();
    List<String> words = new ArrayList<>();
    if (order.isPresent() && cursor.isAny("SEPARATOR", "LIMIT")) {
      arguments = with(arguments, argument(String.valueOf(cursor.word()), word, false));
    }
    takeWords(words);
    if (words.contains("TRUNCATE") && cursor.kind() == Token.Kind.STRING) {
      arguments = with(arguments, argument("", word, false));
      takeWords(words);
    }
    cursor.expect(")");
    Optional<OrderBy> group = withinGroup();
    Optional<Expression> filter = filter();
    while (cursor.isAny("IGNORE", "RESPECT") && cursor.is(1, "NULLS")) {
      words.add(cursor.word() + " NULLS");
      cursor.take(2);
    }
    if (cursor.is("FROM")
        && (cursor.is(1, "FIRST") || cursor.is(1, "LAST"))
        && cursor.is(2, "OVER")) {
      words.add("FROM " + cursor.word(1));
      cursor.take(2);
    }
    Optional<Window> over = over();
    cursor.higher();
    return new Function(
        cursor.place(begin),
        name,
        quantifier,
        arguments,
        order,
        List.copyOf(words),
        group,
        filter,
        over);
  }

  private static List<Argument> with(List<Argument> arguments, Argument more) {
    List<Argument> all = new ArrayList<>(arguments);
    all.add(more);
    return List.copyOf(all);
  }

  private void takeWords(List<String> words) {
    while (cursor.word() != null && TREATMENTS.contains(cursor.word())) {
      words.add(String.valueOf(cursor.word()));
      cursor.take();
    }
  }

  private List<Argument> arguments(String function) {
    if (ends()) {
      return List.of();
    }
    List<Argument> arguments = new ArrayList<>();
    arguments.add(argument(before(function), function, true));
    for (boolean more = true; more; ) {
      if (cursor.accept(",")) {
        arguments.add(argument(before(function), function, false));
      } else if (cursor.word() != null && BETWEEN.contains(cursor.word())) {
        arguments.add(argument(String.valueOf(cursor.word()), function, false));
      } else {
        more = false;
      }
    }
    return List.copyOf(arguments);
  }

  private boolean ends() {
    return cursor.isAny(")", "ORDER") || cursor.are("NULL", "ON") || cursor.are("ABSENT", "ON");
  }

  /** Returns the word before an argument; empty for none. */
  private String before(String function) {
    String word = cursor.word();
    boolean json = function.startsWith("JSON_OBJECT");
    boolean may =
        word != null && BEFORE.contains(word) && (json || !word.equals("KEY")) && !ends(1);
    if (may || (function.equals("TRIM") && cursor.is("FROM"))) {
      return String.valueOf(word);
    }
    return "";
  }

  private boolean ends(int ahead) {
    return cursor.is(ahead, ",") || cursor.is(ahead, ")") || cursor.is(ahead, ".");
  }

  /** Reads an argument, behind the word that stands before it. */
  private Argument argument(String word, String function, boolean first) {
    Cursor.Begin begin = cursor.begin();
    if (!word.isEmpty()) {
      cursor.take();
    }
    boolean sided = word.equals("LEADING") || word.equals("TRAILING") || word.equals("BOTH");
    if (sided && cursor.accept("FROM")) {
      Expression value = value(function, false);
      return new Argument(cursor.place(begin), word + " FROM", Optional.empty(), value);
    }
    Optional<Identifier> name = Optional.empty();
    if (cursor.isName(0) && (cursor.is(1, "=>") || cursor.is(1, ":=")) && !isVariable()) {
      name = Optional.of(cursor.identifier("the name of a parameter"));
      cursor.take();
    }
    Expression value = word.equals("USING") ? word() : value(function, first);
    return new Argument(cursor.place(begin), word, name, value);
  }

  private boolean isVariable() {
    return cursor.token().value().startsWith("@");
  }

  private Expression value(String function, boolean first) {
    if (cursor.is("*")) {
      return star(List.of(), cursor.begin());
    }
    boolean unit =
        first
            && readers.grammar.units().contains(function)
            && cursor.kind() == Token.Kind.WORD
            && (cursor.is(1, "FROM") || cursor.is(1, ","));
    if (unit) {
      return word();
    }
    Optional<Expression> all = qualifiedStar();
    if (all.isPresent()) {
      return all.get();
    }
    return function.equals("POSITION") ? readers.expressions.value() : readers.expression();
  }

  /** A unit of time, or the name of a character set. */
  private Expression word() {
    if (!cursor.isName(0)) {
      throw cursor.stop("a name");
    }
    Token token = cursor.token();
    return new Operand.Word(cursor.takeNode(), token);
  }

  /** Reads {@code t.*}; empty where something else comes. */
  Optional<Expression> qualifiedStar() {
    int ahead = 0;
    while (cursor.isName(ahead) && cursor.is(ahead + 1, ".")) {
      ahead += 2;
    }
    if (ahead == 0 || !cursor.is(ahead, "*")) {
      return Optional.empty();
    }
    Cursor.Begin begin = cursor.begin();
    List<Identifier> qualifier = new ArrayList<>();
    while (!cursor.is("*")) {
      qualifier.add(cursor.identifier("a name"));
      cursor.take();
    }
    return Optional.of(star(List.copyOf(qualifier), begin));
  }

  /** Reads a star. */
  Expression star(List<Identifier> qualifier, Cursor.Begin begin) {
    cursor.take();
    List<Operand.ColumnName> except = List.of();
    if (cursor.is("EXCEPT")
        && cursor.is(1, "(")
        && !readers.queries.isQuery(cursor.at() + 1, false)) {
      cursor.take();
      except = readers.enclosed(readers.names::column);
    }
    return new Operand.AllColumns(cursor.place(begin), qualifier, except, List.of());
  }

  private Optional<OrderBy> withinGroup() {
    if (!cursor.are("WITHIN", "GROUP")) {
      return Optional.empty();
    }
    cursor.take(2);
    cursor.expect("(");
    Optional<OrderBy> order = readers.clauses.orderBy();
    if (order.isEmpty()) {
      throw cursor.stop("ORDER BY");
    }
    cursor.expect(")");
    return order;
  }

  private Optional<Expression> filter() {
    if (!cursor.are("FILTER", "(", "WHERE")) {
      return Optional.empty();
    }
    cursor.take(3);
    Expression filter = readers.expression();
    cursor.expect(")");
    return Optional.of(filter);
  }

  private Optional<Window> over() {
    if (!cursor.is("OVER") || !(cursor.is(1, "(") || cursor.isName(1))) {
      return Optional.empty();
    }
    cursor.take();
    if (cursor.is("(")) {
      return Optional.of(readers.windows.window());
    }
    Cursor.Begin begin = cursor.begin();
    Identifier name = cursor.identifier("the name of a window");
    Place place = cursor.place(begin);
    return Optional.of(
        new Window(place, Optional.of(name), List.of(), Optional.empty(), List.of()));
  }
}
