package dev.hushcell.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.form.ParsedStatement;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTests {
  private final Lexer lexer = new Lexer(new H2Language());
  private final StatementParser parser = new StatementParser(new H2Rules().forms());

  @Test
  void givesTheTokenOfEveryLiteralAndParameter() {
    ParsedStatement parsed = parse("SELECT a FROM t WHERE b = ? /* ? */ AND c = 'it''s'");

    PlainSelect select = (PlainSelect) parsed.tree();
    AndExpression and = (AndExpression) select.getWhere();
    EqualsTo first = (EqualsTo) and.getLeftExpression();
    EqualsTo second = (EqualsTo) and.getRightExpression();
    assertThat(parsed.token(first.getRightExpression()))
        .contains(new Token(TokenKind.PARAMETER, 26, 27, "?"));
    assertThat(parsed.token(second.getRightExpression()))
        .contains(new Token(TokenKind.STRING, 44, 51, "it's"));
    assertThat(parsed.token(second.getLeftExpression())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x'",
        "N'x'",
        "$$x$$",
        "U&'\\0078'",
        "12",
        "1.5e3",
        "0x1F",
        "X'0A'",
        "DATE '2020-01-01'",
        "TIMESTAMP WITH TIME ZONE '2020-01-01 10:00:00+00'",
        "?"
      })
  void findsTheTokenOfEveryKindOfLiteral(String literal) {
    ParsedStatement parsed = parse("SELECT a FROM t WHERE b = " + literal);
    EqualsTo where = (EqualsTo) ((PlainSelect) parsed.tree()).getWhere();

    Expression right = where.getRightExpression();
    Expression value = right instanceof CastExpression cast ? cast.getLeftExpression() : right;
    assertThat(parsed.index(value)).isEqualTo(parsed.tokens().size() - 1);
  }

  @Test
  void findsLiteralsThatAreOnlyTextInTheTree() {
    ParsedStatement parsed = parse("SELECT CAST(a AS VARCHAR(20)) FROM t");

    assertThat(parsed.index("7")).isEqualTo(7);
    assertThat(parsed.tokens().get(7).value()).isEqualTo("20");
    assertThat(parsed.index("'7'")).isEqualTo(7);
    assertThat(parsed.index("1")).isEqualTo(-1);
    assertThat(parsed.index("99")).isEqualTo(-1);
    assertThat(parsed.index("x")).isEqualTo(-1);
    assertThat(parsed.index("")).isEqualTo(-1);
  }

  @Test
  void takesNoLiteralForATokenThatTheParserMadeItself() {
    ParsedStatement parsed = parse("SELECT a FROM t WHERE b = 'x'");

    assertThat(parsed.index(new LongValue(1))).isEqualTo(-1);
    assertThat(parsed.index(new LongValue(7))).isEqualTo(-1);
    assertThat(parsed.index(new StringValue("7"))).isEqualTo(7);
    assertThat(parsed.index(new JdbcParameter())).isEqualTo(-1);
  }

  @Test
  void readsTheUpsertOfH2AsInsertWithItsKey() {
    ParsedStatement parsed =
        parse("MERGE INTO s.t (id, a) KEY (id, \"B\") VALUES (1, ?), (2, 'x')");

    assertThat(((Insert) parsed.tree()).getTable().getFullyQualifiedName()).isEqualTo("s.t");
    assertThat(parsed.upsert().orElseThrow().keyColumns())
        .extracting(Token::value)
        .containsExactly("id", "B");
  }

  private ParsedStatement parse(String sql) {
    return parser.parse(lexer.lex(sql).split().get(0));
  }
}
