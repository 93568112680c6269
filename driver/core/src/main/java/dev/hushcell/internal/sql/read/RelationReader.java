package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.tree.Computation.Cast;
import dev.hushcell.internal.sql.tree.Computation.Function;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Part.Alias;
import dev.hushcell.internal.sql.tree.Part.Argument;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Relation.Table;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what has rows: tables, queries, functions, and joins of them. */
record RelationReader(Readers readers, Cursor cursor) {
  /** Which alias a table may have. */
  enum Naming {
    /** One behind AS. */
    SAID,
    /** One with or without AS. */
    PLAIN,
    /** One that may have names of columns behind it. */
    COLUMNS
  }

  private static final String TABLE = "the name of a table";
  private static final Set<String> JOIN_WORDS =
      Set.of("NATURAL", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS");
  private static final Set<String> JOIN_HINTS = Set.of("LOOP", "HASH", "MERGE", "REMOTE");

  /** Reads relations between commas. */
  List<Relation> list() {
    return readers.list(this::relation);
  }

  Relation relation() {
    cursor.deeper();
    Cursor.Begin begin = cursor.begin();
    Relation left = primary();
    int joins = 0;
    for (int words = joinWords(); words > 0; words = joinWords()) {
      if (++joins > Cursor.DEEPEST) {
        throw cursor.stop("at most " + Cursor.DEEPEST + " joins in a row");
      }
      left = join(left, words, begin);
    }
    cursor.higher();
    return left;
  }

  /** Returns how many words of a join come next; 0 where none comes. */
  private int joinWords() {
    if (cursor.is("STRAIGHT_JOIN") && readers.has(Feature.STRAIGHT_JOIN)) {
      return 1;
    }
    int ahead = 0;
    while (isJoinWord(ahead)) {
      ahead++;
    }
    boolean hinted = readers.has(Feature.TABLE_HINTS) && ahead > 0 && cursor.word(ahead) != null;
    if (hinted && JOIN_HINTS.contains(cursor.word(ahead))) {
      ahead++;
    }
    boolean apply = readers.has(Feature.APPLY) && ahead == 1 && cursor.is(ahead, "APPLY");
    return apply || cursor.is(ahead, "JOIN") ? ahead + 1 : 0;
  }

  private boolean isJoinWord(int ahead) {
    String word = cursor.word(ahead);
    return word != null
        && JOIN_WORDS.contains(word)
        && (!word.equals("FULL") || readers.has(Feature.FULL_JOIN));
  }

  private Relation join(Relation left, int words, Cursor.Begin begin) {
    cursor.deeper();
    int from = cursor.at();
    cursor.take(words);
    String kind = readers.clauses.words(from);
    boolean bare = kind.contains("CROSS") || kind.contains("NATURAL") || kind.contains("APPLY");
    Cursor.Begin right = cursor.begin();
    Relation other = primary();
    boolean needed = !bare && !readers.has(Feature.JOIN_WITHOUT_CONDITION);
    while (needed && !cursor.isAny("ON", "USING") && joinWords() > 0) {
      other = join(other, joinWords(), right);
    }
    Optional<Expression> on = Optional.empty();
    List<Identifier> using = List.of();
    Optional<Identifier> usingAlias = Optional.empty();
    if ((!bare || readers.has(Feature.JOIN_WITHOUT_CONDITION)) && cursor.accept("ON")) {
      on = Optional.of(readers.expression());
    } else if (!bare && cursor.are("USING", "(")) {
      cursor.take();
      using = readers.columnNames();
      usingAlias =
          cursor.accept("AS") ? Optional.of(cursor.identifier("an alias")) : Optional.empty();
    } else if (needed) {
      throw cursor.stop("ON or USING");
    }
    cursor.higher();
    String named = kind.equals("JOIN") ? "" : kind.replace(" JOIN", "");
    return new Relation.Join(cursor.place(begin), left, named, other, on, using, usingAlias);
  }

  private Relation primary() {
    Cursor.Begin begin = cursor.begin();
    boolean lateral =
        cursor.is("LATERAL")
            && (cursor.isName(1) || readers.queries.isQuery(cursor.at() + 1, false));
    if (lateral) {
      cursor.take();
    }
    if (cursor.is("(")) {
      return inParentheses(lateral, begin);
    }
    boolean changed =
        readers.has(Feature.CHANGED_ROWS)
            && cursor.isAny("FINAL", "OLD", "NEW")
            && cursor.is(1, "TABLE")
            && cursor.is(2, "(");
    if (changed) {
      return changed(begin);
    }
    if (isFunction() || cursor.are("ROWS", "FROM", "(")) {
      return function(lateral, begin);
    }
    return table(Naming.COLUMNS);
  }

  private Relation inParentheses(boolean lateral, Cursor.Begin begin) {
    if (readers.queries.isQuery(begin.at() + (lateral ? 1 : 0), false)) {
      Query query = readers.queries.enclosed();
      Optional<Alias> alias = readers.names.tableAlias(true);
      return new Relation.Derived(cursor.place(begin), lateral, query, alias);
    }
    List<Relation> relations = readers.enclosed(this::relation);
    Optional<Alias> alias = readers.names.tableAlias(true);
    return new Relation.Enclosed(cursor.place(begin), relations, alias);
  }

  private Relation changed(Cursor.Begin begin) {
    cursor.take(3);
    Statement change = new StatementReaders(readers, cursor).change();
    cursor.expect(")");
    Optional<Alias> alias = readers.names.tableAlias(true);
    return new Relation.Changed(cursor.place(begin), change, alias);
  }

  /** Tells whether a call comes next, and no table with hints in parentheses. */
  private boolean isFunction() {
    int ahead = 0;
    while (cursor.isName(ahead) && cursor.is(ahead + 1, ".")) {
      ahead += 2;
    }
    boolean hints = readers.grammar.tableHints().contains(String.valueOf(cursor.word(ahead + 2)));
    return cursor.isName(ahead) && cursor.is(ahead + 1, "(") && !hints && !cursor.is("ONLY");
  }

  private Relation function(boolean lateral, Cursor.Begin begin) {
    List<Expression> calls;
    if (cursor.is("ROWS") && cursor.is(1, "FROM")) {
      cursor.take(2);
      calls = readers.enclosed(readers.operands::operand);
    } else if (cursor.is("TABLE") || cursor.is("TABLE_DISTINCT")) {
      calls = List.of(tableOfValues());
    } else {
      calls = List.of(readers.operands.operand());
    }
    boolean ordinality = cursor.accept("WITH", "ORDINALITY");
    Optional<Alias> alias = readers.names.tableAlias(true);
    return new Relation.TableFunction(cursor.place(begin), lateral, calls, ordinality, alias);
  }

  /** {@code TABLE(a INT = (1, 2))}, or a table function within TABLE. */
  private Expression tableOfValues() {
    Cursor.Begin begin = cursor.begin();
    List<Identifier> name = List.of(cursor.identifier(TABLE));
    List<Argument> arguments = readers.enclosed(this::columnOfValues);
    return new Function(cursor.place(begin), name, arguments);
  }

  private Argument columnOfValues() {
    Cursor.Begin begin = cursor.begin();
    if (cursor.is(1, "(")) {
      Expression call = readers.operands.operand();
      return new Argument(cursor.place(begin), "", Optional.empty(), call);
    }
    Optional<Identifier> name = Optional.of(cursor.identifier("the name of a column"));
    Cursor.Begin from = cursor.begin();
    Part.TypeName type = readers.names.type();
    cursor.expect("=");
    Expression value = readers.expression();
    Expression typed = new Cast(cursor.place(from), "=", value, type, Optional.empty());
    return new Argument(cursor.place(begin), "=", name, typed);
  }

  /** Reads the name of a table, with what steers how it is read. */
  Table table(Naming naming) {
    Cursor.Begin begin = cursor.begin();
    boolean only = readers.has(Feature.ONLY) && cursor.is("ONLY");
    boolean enclosed = false;
    if (only) {
      cursor.take();
      enclosed = cursor.accept("(");
    }
    List<Identifier> name = readers.names.table(TABLE);
    if (enclosed) {
      cursor.expect(")");
    } else if (readers.has(Feature.ONLY)) {
      cursor.accept("*");
    }
    List<Expression> options = new ArrayList<>();
    List<Part.Hint> hints = new ArrayList<>();
    readers.hints.partitions(hints);
    readers.hints.systemTime(options, hints);
    Optional<Alias> alias = alias(naming);
    readers.hints.sample(options, hints);
    readers.hints.hints(hints);
    if (alias.isEmpty() && !hints.isEmpty()) {
      alias = alias(naming);
    }
    return new Table(
        cursor.place(begin), only, name, alias, List.copyOf(hints), List.copyOf(options));
  }

  private Optional<Alias> alias(Naming naming) {
    boolean may = naming != Naming.SAID || cursor.is("AS");
    return may ? readers.names.tableAlias(naming == Naming.COLUMNS) : Optional.empty();
  }
}
