package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.form.ParsedStatement;
import dev.hushcell.internal.sql.parse.StatementParser;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * The guard compares tokens, not which operator binds which operand. Here conditions without
 * parentheses are given those of the tree; H2 must find the same rows with them.
 */
class TreeShapeProperties {
  private static final List<String> NUMBERS = List.of("a", "b", "c", "1", "2", "-1");

  @SuppressWarnings("NonFinalStaticField")
  private static Connection h2;

  private final Lexer lexer = new Lexer(new H2Language());
  private final StatementParser parser = new StatementParser(new H2Rules().forms());

  @BeforeContainer
  static void open() throws SQLException {
    h2 = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement statement = h2.createStatement()) {
      statement.execute(
          "CREATE TABLE t AS SELECT ROWNUM() AS id, x.v AS a, y.v AS b, z.v AS c,"
              + " CAST(x.v AS VARCHAR) AS s"
              + " FROM (VALUES (-1), (1), (2), (NULL)) x (v), (VALUES (-1), (1), (3)) y (v),"
              + " (VALUES (1), (2), (NULL)) z (v)");
    }
  }

  @AfterContainer
  static void close() throws SQLException {
    h2.close();
  }

  @Property(tries = 500)
  void theTreeBindsOperatorsAsH2Does(@ForAll("conditions") String condition) throws SQLException {
    ParsedStatement parsed =
        parser.parse(lexer.lex("SELECT id FROM t WHERE " + condition + " ORDER BY id"));
    String grouped = group(parsed, ((PlainSelect) parsed.tree()).getWhere());

    assertThat(rows(grouped)).as(condition + "  ->  " + grouped).isEqualTo(rows(condition));
  }

  @Example
  void anotherGroupingFindsOtherRows() throws SQLException {
    assertThat(rows("(a = 1 OR b = 1) AND c = 1")).isNotEqualTo(rows("a = 1 OR b = 1 AND c = 1"));
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> not = Arbitraries.of("", "", "", "NOT ");
    Arbitrary<String> or = Arbitraries.of(" AND ", " OR ");
    Arbitrary<String> part = Combinators.combine(not, predicates()).as(String::concat);
    return Combinators.combine(part, or, part, or, part)
        .as((first, o1, second, o2, third) -> first + o1 + second + o2 + third);
  }

  private Arbitrary<String> predicates() {
    Arbitrary<String> comparison =
        Combinators.combine(
                sums(), Arbitraries.of("=", "<>", "<", ">=", "IS NOT DISTINCT FROM"), sums())
            .as((left, operator, right) -> left + " " + operator + " " + right);
    Arbitrary<String> between =
        Combinators.combine(sums(), Arbitraries.of(" ", " NOT "), sums(), sums())
            .as((x, not, low, high) -> x + not + "BETWEEN " + low + " AND " + high);
    Arbitrary<String> in =
        Combinators.combine(sums(), Arbitraries.of(" ", " NOT "), sums(), sums())
            .as((x, not, one, two) -> x + not + "IN (" + one + ", " + two + ")");
    Arbitrary<String> nulls =
        Combinators.combine(sums(), Arbitraries.of(" IS NULL", " IS NOT NULL")).as(String::concat);
    Arbitrary<String> like =
        Combinators.combine(
                Arbitraries.of("s", "s || s", "s || '1'"), Arbitraries.of("'%'", "'1%' || s"))
            .as((left, right) -> left + " LIKE " + right);
    return Arbitraries.oneOf(comparison, between, in, nulls, like);
  }

  private Arbitrary<String> sums() {
    Arbitrary<String> number = Arbitraries.of(NUMBERS);
    Arbitrary<String> operator = Arbitraries.of(" + ", " - ", " * ");
    Arbitrary<String> chain =
        Combinators.combine(number, operator, number, operator, number)
            .as((x, o1, y, o2, z) -> x + o1 + y + o2 + z);
    Arbitrary<String> signed = number.filter(n -> !n.startsWith("-")).map(n -> "-" + n + " * 2");
    return Arbitraries.oneOf(number, chain, signed);
  }

  private static List<Integer> rows(String condition) throws SQLException {
    try (Statement statement = h2.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT id FROM t WHERE " + condition + " ORDER BY id")) {
      List<Integer> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
      return ids;
    }
  }

  private static String group(ParsedStatement parsed, Expression node) {
    if (node instanceof LikeExpression like) {
      return "("
          + group(parsed, like.getLeftExpression())
          + " LIKE "
          + group(parsed, like.getRightExpression())
          + ")";
    } else if (node instanceof IsDistinctExpression distinct) {
      return "("
          + group(parsed, distinct.getLeftExpression())
          + " IS NOT DISTINCT FROM "
          + group(parsed, distinct.getRightExpression())
          + ")";
    } else if (node instanceof BinaryExpression binary) {
      return "("
          + group(parsed, binary.getLeftExpression())
          + " "
          + binary.getStringExpression()
          + " "
          + group(parsed, binary.getRightExpression())
          + ")";
    } else if (node instanceof NotExpression not) {
      return "(NOT " + group(parsed, not.getExpression()) + ")";
    } else if (node instanceof SignedExpression signed) {
      return "(" + signed.getSign() + " " + group(parsed, signed.getExpression()) + ")";
    } else if (node instanceof IsNullExpression test) {
      return "("
          + group(parsed, test.getLeftExpression())
          + (test.isNot() ? " IS NOT NULL)" : " IS NULL)");
    } else if (node instanceof Between between) {
      return "("
          + group(parsed, between.getLeftExpression())
          + (between.isNot() ? " NOT" : "")
          + " BETWEEN "
          + group(parsed, between.getBetweenExpressionStart())
          + " AND "
          + group(parsed, between.getBetweenExpressionEnd())
          + ")";
    } else if (node instanceof InExpression in) {
      return "("
          + group(parsed, in.getLeftExpression())
          + (in.isNot() ? " NOT" : "")
          + " IN ("
          + list(parsed, (Iterable<?>) in.getRightExpression())
          + "))";
    }
    return leaf(parsed, node);
  }

  private static String list(ParsedStatement parsed, Iterable<?> items) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(group(parsed, (Expression) item)));
    return String.join(", ", texts);
  }

  private static String leaf(ParsedStatement parsed, Expression node) {
    return parsed
        .token(node)
        .map(token -> parsed.tokens().text().substring(token.begin(), token.end()))
        .orElseGet(node::toString);
  }
}
