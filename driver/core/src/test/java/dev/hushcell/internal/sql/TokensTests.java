package dev.hushcell.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTests {
  private final Lexer lexer = new Lexer(new H2Language());

  @Test
  void splitsAtSemicolonsOnly() {
    List<Tokens> pieces = lexer.lex(";;select ';' ; ; update \";\" set a = $$;$$ -- ;\n;").split();

    assertThat(pieces).extracting(Tokens::size).containsExactly(2, 6);
  }

  @Test
  void countsParametersThroughTheWholeText() {
    List<Tokens> pieces = lexer.lex("select ?, ?; update t set a = ? where b = ?").split();

    assertThat(pieces.get(0).ordinal(3)).isEqualTo(2);
    assertThat(pieces.get(1).parameters()).isEqualTo(2);
    assertThat(pieces.get(1).ordinal(5)).isEqualTo(3);
    assertThat(pieces.get(1).ordinal(9)).isEqualTo(4);
  }

  @Test
  void givesEachPieceItsOwnDoubts() {
    List<Tokens> pieces = lexer.lex("select 'a' 'b'; select 1; select ?2").split();

    assertThat(pieces).extracting(piece -> piece.doubts().size()).containsExactly(1, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a from contact",
        "select a from CONTACT",
        "select a from crm.Contact c",
        "select contact.a from x",
        "select a from \"Contact\"",
        "select a from `contact`",
        "select a from U&\"\\0063ontact\"",
        "select a from \uff43ontact",
        "insert/**/into/**/contact values(1)"
      })
  void findsNamesInCode(String sql) {
    assertThat(lexer.lex(sql).codeNames()).contains("contact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execute immediate 'insert into contact values (1)'",
        "execute immediate 'execute immediate ''delete from contact'''",
        "execute immediate 'select * from \"Contact\"'",
        "execute immediate 'select * from U&\"\\0063ontact\"'",
        "create alias f as $$ void f(Connection c) { c.execute(\"DELETE FROM contact\"); } $$",
        "create linked table x('d', 'u', 'n', 'p', 'CONTACT')",
        "select * from csvwrite('f', 'select * from contact')",
        "call query('table contact')",
        "create trigger t before insert on x for each row as $$ contact $$"
      })
  void findsNamesInLiteralsThatMayRun(String sql) {
    assertThat(lexer.lex(sql).literals().names()).contains("contact");
    assertThat(lexer.lex(sql).codeNames()).doesNotContain("contact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into t values ('contact')",
        "select * from t where kind = 'contact' -- select contact",
        "update t set a = 'our contact page'"
      })
  void takesPlainWordsInValuesForNoNames(String sql) {
    assertThat(lexer.lex(sql).literals().names()).doesNotContain("contact");
    assertThat(lexer.lex(sql).codeNames()).doesNotContain("contact");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 | QUERY",
        "( select 1 ) | QUERY",
        "with a as (select 1) select 1 | QUERY",
        "VALUES (1) | QUERY",
        "table t | QUERY",
        "insert into t values (1) | INSERT",
        "Update t set a = 1 | UPDATE",
        "delete from t | DELETE",
        "merge into t values (1) | MERGE",
        "replace into t values (1) | MERGE",
        "create table t (a int) | DEFINITION",
        "alter table t add a int | DEFINITION",
        "drop table t | DEFINITION",
        "truncate table t | DEFINITION",
        "comment on table t is 'x' | DEFINITION",
        "call f() | DYNAMIC",
        "? = call f() | DYNAMIC",
        "execute immediate 'x' | DYNAMIC",
        "prepare p as select 1 | DYNAMIC",
        "runscript from 'x' | DYNAMIC",
        "script | DYNAMIC",
        "set schema crm | SESSION",
        "commit | TRANSACTION",
        "savepoint a | TRANSACTION",
        "explain select 1 | EXPLAIN",
        "show tables | INFORMATION",
        "analyze | INFORMATION",
        "shutdown | OTHER",
        "\"select\" 1 | OTHER",
        "{call f()} | OTHER"
      })
  void classifiesByTheFirstWord(String sql, StatementHead head) {
    assertThat(StatementHead.of(lexer.lex(sql))).isEqualTo(head);
  }

  @Test
  void classifiesNothingAsOther() {
    assertThat(StatementHead.of(lexer.lex(" -- x"))).isEqualTo(StatementHead.OTHER);
  }
}
