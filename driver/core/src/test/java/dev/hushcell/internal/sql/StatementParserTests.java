package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.junit.jupiter.api.Test;

class StatementParserTests {
  private final Lexer lexer = new Lexer(Dialect.H2);
  private final StatementParser parser = new StatementParser(Dialect.H2);

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
