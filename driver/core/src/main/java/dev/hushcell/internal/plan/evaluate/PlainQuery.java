package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.flow.Lowering;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which queries may lose a condition of their WHERE: those of which nothing else sees the rows that
 * the condition would have dropped. Its own clauses are asked one by one, all else by a list of
 * what may be in it; queries within it see no rows but their own.
 */
record PlainQuery(Tokens tokens) {
  /** What the name of a column begins with that is fetched for a condition. */
  static final String HIDDEN = "hushcell_evaluated_";

  /** Names of what is not the same for a row that another row stands beside. */
  private static final Set<String> VOLATILE = Names.words("next nextval currval rownum prior");

  /** Routines that depend on their arguments only. */
  private static final Set<String> CALLED =
      Names.words(
          """
          lower upper lcase ucase trim ltrim rtrim btrim length char_length character_length
          coalesce ifnull nullif nvl2 abs substring substr mid left right replace position locate instr
          strpos concat extract year quarter month day dayofmonth day_of_month dayofyear
          day_of_year dayofweek weekday weekofyear iso_day_of_week iso_week iso_year hour minute
          second date_trunc date_format to_char formatdatetime strftime round count min max sum avg
          char time timestamp
          """);

  /** Routines that fail for no text. */
  private static final Set<String> HARMLESS =
      Set.of("lower", "upper", "trim", "concat", "coalesce", "length", "char_length");

  private static final Set<String> AGGREGATES = Set.of("count", "min", "max", "sum", "avg");

  /** Values that are the same for all rows of a statement. */
  private static final Set<String> WORDS =
      Names.words(
          """
          current_date current_time current_timestamp localtime localtimestamp utc_date utc_time
          utc_timestamp year quarter month week day doy dow isodow isoyear day_of_year dayofyear
          iso_day_of_week iso_week iso_year hour minute second user current_user session_user system_user current_role current_schema
          current_catalog current_path
          """);

  /** Words behind SELECT that tell how it is run, and not what is counted. */
  private static final Set<String> MODIFIERS =
      Names.words(
          """
          STRAIGHT_JOIN SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT SQL_CACHE SQL_NO_CACHE
          """);

  /** Operators but those that join conditions in some sessions, or that a session may define. */
  private static final Set<String> OPERATORS =
      Names.words(
          """
          = <> != < <= > >= <=> + - * / % ^ & | # ~ << >> DIV MOD BINARY
          ~* !~ !~* ~~ ~~* !~~ !~~* -> ->> #> #>> <@ <-> <#> &> <&
          """);

  /** Expressions whose value depends on their parts alone. */
  private static final Set<Class<? extends Expression>> PLAIN =
      Set.of(
          Operand.ColumnName.class,
          Operand.Literal.class,
          Operand.Typed.class,
          Operand.Interval.class,
          Operand.Parameter.class,
          Operand.Row.class,
          Operand.Array.class,
          Operand.Subquery.class,
          Operand.Parenthesised.class,
          Condition.Not.class,
          Condition.Between.class,
          Condition.In.class,
          Condition.Like.class,
          Condition.Is.class,
          Condition.IsDistinct.class,
          Condition.Exists.class,
          Condition.Quantified.class,
          Computation.Cast.class,
          Computation.Case.class,
          Computation.Collate.class,
          Computation.AtTimeZone.class,
          Computation.Subscript.class);

  /**
   * Returns what keeps a query from being one; empty where it is one.
   *
   * @param tail what cuts its rows, which is read by itself
   * @param counts whether all that is selected is a count
   * @param groups whether rows are grouped in the driver
   * @param computed tells whether an expression is computed here
   * @see Split#evaluation for a DISTINCT, what must be so besides
   */
  static Optional<String> obstacle(
      Query query,
      Select select,
      Tokens tokens,
      Tail tail,
      boolean counts,
      boolean groups,
      Predicate<Expression> computed) {
    if (!isPlain(query, select, groups)) { // locks are looked at by themselves
      return Optional.of("a clause beside WHERE, ORDER BY and LIMIT");
    }
    boolean known = groups || (counts ? !tail.isThere() : delivers(select, computed));
    if (!known) {
      return Optional.of(
          "what is selected, not all of which is a column or computed in the driver");
    }
    if (!groups && !query.order().map(PlainQuery::sortsRows).orElse(true)) {
      return Optional.of("an aggregate in ORDER BY");
    }
    PlainQuery plain = new PlainQuery(tokens);
    boolean lists =
        select.from().stream()
            .flatMap(each -> each.nodes().stream())
            .anyMatch(Relation.TableFunction.class::isInstance);
    if (lists) {
      return Optional.of("a function that its rows come from");
    }
    return query.nodes().stream()
        .filter(node -> !plain.mayBeIn(node))
        .findFirst()
        .map(PlainQuery::named);
  }

  /** Says what a node is, without its values. */
  private static String named(Node node) {
    return node instanceof Computation.Function call
        ? "a call of " + call.last().token().value()
        : "something else in the query that may see the rows which it would leave out";
  }

  /**
   * Returns the query of the derived table that is all that a query reads from; empty for anything
   * else. A condition of its WHERE means the same around it where it delivers each of its rows as
   * it is: then the condition can be evaluated over what the outer query delivers.
   */
  static Optional<Select> derived(Select outer) {
    return outer.from().size() == 1
            && outer.from().get(0) instanceof Relation.Derived table
            && !table.lateral()
            && table.alias().filter(alias -> alias.columns().isEmpty()).isPresent()
            && table.query().with().isEmpty()
            && table.query().order().isEmpty()
            && table.query().limit().isEmpty()
            && table.query().locks().isEmpty()
            && table.query().body() instanceof Select inner
            && isPlain(table.query(), inner, false)
            && !isDistinct(inner)
            && inner.items().stream().allMatch(each -> all(each, PlainQuery::isSimple))
        ? Optional.of(inner)
        : Optional.empty();
  }

  /** Tells whether a node is of what makes one value of a row. */
  private static boolean isSimple(Node node) {
    return !(node instanceof Expression)
        || node instanceof Operand.ColumnName
        || node instanceof Operand.AllColumns
        || (node instanceof Operand.Literal literal
            && literal.kind() != Operand.Kind.BINARY
            && literal.kind() != Operand.Kind.UNKNOWN)
        || node instanceof Operand.Parenthesised
        || (node instanceof Condition.Is test && test.test().equals("NULL"))
        || node instanceof Condition.Junction
        || node instanceof Condition.Comparison
        || node instanceof Computation.Case;
  }

  /** An aggregate would make one row of those too that are dropped. */
  private static boolean sortsRows(OrderBy order) {
    return all(
        order,
        node ->
            !(node instanceof Computation.Function call
                && AGGREGATES.contains(written(call.name().get(0).token()))));
  }

  /**
   * Tells whether it has no clause that sees all rows, or that changes what is read. What WITH
   * names is worked out before.
   */
  static boolean isPlain(Query query, Select select, boolean groups) {
    boolean sees =
        !select.on().isEmpty()
            || select.top().isPresent()
            || (!groups && (select.groupBy().isPresent() || select.having().isPresent()))
            || !select.windows().isEmpty()
            || select.qualify().isPresent();
    boolean more =
        query.with().filter(Clause.With::recursive).isPresent()
            || query.document().isPresent()
            || !query.hints().isEmpty()
            || !MODIFIERS.containsAll(select.modifiers())
            || select.into().isPresent();
    return !sees && !more && !select.from().isEmpty();
  }

  static boolean isDistinct(Select select) {
    return select.quantifier().equals("DISTINCT");
  }

  /** What is computed of a row that is dropped could fail, unless it is computed here. */
  private static boolean delivers(Select select, Predicate<Expression> computed) {
    return !select.items().isEmpty()
        && select.items().stream()
            .map(SelectItem::value)
            .allMatch(
                each ->
                    each instanceof Operand.ColumnName
                        || each instanceof Operand.AllColumns
                        || (!isDistinct(select)
                            && !Aggregates.isIn(each)
                            && (computed.test(each) || all(each, PlainQuery::isHarmless))));
  }

  /** Tells whether a node is of what makes one value of each row, and never fails. */
  private static boolean isHarmless(Node node) {
    return !(node instanceof Expression)
        || isSimple(node)
        || (node instanceof Computation.Operation operation
            && operation.steps().stream().allMatch(each -> each.operator().equals("||")))
        || (node instanceof Computation.Function call
            && call.name().size() == 1
            && HARMLESS.contains(written(call.name().get(0).token()))
            && isCalled(call));
  }

  /** Tells whether a node, and each below it, passes a test. */
  private static boolean all(Node root, Predicate<Node> test) {
    return root.nodes().stream().allMatch(test);
  }

  private boolean mayBeIn(Node node) {
    if (node instanceof Expression expression) {
      return PLAIN.contains(expression.getClass()) || isPlain(expression);
    }
    if (node instanceof Relation relation) {
      return isPlain(relation);
    }
    if (node instanceof Identifier name) {
      return isPlain(name);
    }
    return node instanceof Query
        || node instanceof QueryBody
        || (node instanceof Part && !(node instanceof Part.Hint));
  }

  private boolean isPlain(Expression expression) {
    return (expression instanceof Operand.AllColumns all
            && all.except().isEmpty()
            && all.replaced().isEmpty())
        || (expression instanceof Operand.Word word && WORDS.contains(written(word.token())))
        || (expression instanceof Condition.Junction junction && isInWords(junction))
        || (expression instanceof Condition.Comparison comparison
            && OPERATORS.contains(comparison.operator()))
        || (expression instanceof Computation.Operation operation
            && operation.steps().stream()
                .map(Computation.Step::operator)
                .allMatch(each -> each.equals("||") || OPERATORS.contains(each)))
        || (expression instanceof Computation.Unary unary && OPERATORS.contains(unary.operator()))
        || (expression instanceof Computation.Function call && (isCalled(call) || isList(call)));
  }

  /** Rows that an array is made of, in the order of nothing but the array. */
  private static boolean isList(Computation.Function call) {
    return Lowering.isBareCall(call) && call.name().get(0).token().isWord("UNNEST");
  }

  /** Signs join conditions in some sessions, and compute a value in others. */
  private boolean isInWords(Condition.Junction junction) {
    Place place = junction.place();
    return IntStream.range(0, place.owned())
        .allMatch(i -> tokens.isWord(place.owned(i), junction.kind().name()));
  }

  private static boolean isCalled(Computation.Function call) {
    Token name = call.name().get(0).token();
    return call.name().size() == 1
        && name.kind() == Token.Kind.WORD
        && CALLED.contains(written(name))
        && call.hasNothingBeside();
  }

  private static boolean isPlain(Relation relation) {
    return (relation instanceof Relation.Table table && !table.only())
        || (relation instanceof Relation.Derived derived && !derived.lateral())
        || relation instanceof Relation.Join
        || relation instanceof Relation.Enclosed
        || (relation instanceof Relation.TableFunction list
            && list.calls().size() == 1
            && list.calls().get(0) instanceof Computation.Function call
            && isList(call));
  }

  private static boolean isPlain(Identifier name) {
    String written = written(name.token());
    return !VOLATILE.contains(written) && !written.startsWith("@") && !written.startsWith(HIDDEN);
  }

  private static String written(Token token) {
    return token.value().toLowerCase(Locale.ROOT);
  }
}
