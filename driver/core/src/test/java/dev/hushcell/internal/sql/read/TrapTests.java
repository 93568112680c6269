package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.testing.reading.Front;
import dev.hushcell.testing.reading.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of which a careless reader would lose a part, or read one that is not there. */
class TrapTests {
  private final Lexer lexer = new Lexer(new H2Language());
  private final Front h2 = Front.of("h2");

  @Test
  void splitsSeveralStatementsInsteadOfDroppingAllButTheFirst() {
    List<Tokens> pieces = lexer.lex("select a from t where b=1; drop table x").split();

    assertThat(pieces).hasSize(2);
    assertThat(StatementHead.of(pieces.get(1))).isEqualTo(StatementHead.DEFINITION);
    refuses("select a from t where b=1; drop table x", SqlFault.NOT_ONE_STATEMENT);
    refuses("insert into t (a) values (1);select scope_identity()", SqlFault.NOT_ONE_STATEMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\n\n", "\r\n\r\n\r\n", "\n\n/* x */\n\n", "\n--x\n\n\n"})
  void keepsWhatFollowsEmptyLines(String gap) {
    assertThat(shown("SELECT a FROM t WHERE ssn='x'" + gap + "OR 1=1"))
        .isEqualTo(shown("SELECT a FROM t WHERE ssn='x' OR 1=1"))
        .contains("Junction OR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t\nGO\nOR 1=1",
        "SELECT a FROM t WHERE b=1\nGO\nDROP TABLE t",
        "SELECT a FROM t\n/\nDROP TABLE t",
        "SELECT a FROM t WHERE b=1\n/\n OR c"
      })
  void takesNeitherGoNorSlashForTheEnd(String sql) {
    refuses(sql, SqlFault.NOT_PARSED);
  }

  @Test
  void readsTheTextOfVendorCommentsAsTheDatabaseDoes() {
    // A comment to H2, code to MySQL: here the text is for H2.
    Tokens tokens = lexer.lex("SELECT a /*! , b */ FROM t WHERE x = 5--1\n + 2");

    assertThat(tokens.list()).extracting(Token::value).doesNotContain("!", "b", "1").contains("2");
    assertThat(shown("SELECT a /*! , b */ FROM t")).isEqualTo(shown("SELECT a FROM t"));
  }

  @Test
  void decodesUnicodeNamesSoThatTheyAreSeen() {
    assertThat(lexer.lex("SELECT * FROM U&\"c\\006Fntact\"").codeNames()).contains("contact");
    assertThat(lexer.lex("SELECT * FROM u&\"c!006Fntact\" uescape '!'").codeNames())
        .contains("contact");
    assertThat(shown("SELECT a FROM U&\"c\\006Fntact\""))
        .isEqualTo(shown("SELECT a FROM \"contact\""));
  }

  @Test
  void readsUnicodeLiteralsAsLiteralsNotAsOperators() {
    assertThat(shown("SELECT a FROM t WHERE a = U&'\\0041'"))
        .isEqualTo(shown("SELECT a FROM t WHERE a = 'A'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'foo' 'bar' FROM t",
        "SELECT 'foo' /* x */ 'bar' FROM t",
        "SELECT a FROM t WHERE a = 'foo'\n'bar'",
        "SELECT a FROM t WHERE a = 'foo' --x\n 'bar'",
        "SELECT a FROM t WHERE a = $$foo$$ 'bar'",
        "SELECT a FROM t WHERE a = X'00' '01'",
        "SELECT a FROM t WHERE a = N'foo' 'bar'"
      })
  void refusesLiteralsInPieces(String sql) {
    refuses(sql, SqlFault.SPLIT_LITERAL);
  }

  @Test
  void joinsThePiecesOfALiteralAsTheDatabaseDoes() {
    assertThat(lexer.lex("'foo' /* x */ 'bar'").list())
        .singleElement()
        .extracting(Token::value)
        .isEqualTo("foobar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT a FROM t WHERE a = ?2 | NUMBERED_PARAMETER",
        "SELECT a FROM t WHERE a = ?1 OR b = ?1 | NUMBERED_PARAMETER",
        "SELECT a FROM t WHERE a = ? OR b = ?2 | NUMBERED_PARAMETER",
        "SELECT a FROM t WHERE a = ?1 OR b = ? | NUMBERED_PARAMETER",
        "SELECT a FROM t WHERE a = $1 | NUMBERED_PARAMETER",
        "SELECT a FROM t WHERE a = $ | NUMBERED_PARAMETER",
        "SELECT a FROM t WHERE x ??( 1 ??) = 2 | BRACKET_TRIGRAPH",
        "SELECT a FROM t WHERE x ?? 'k' | NOT_PARSED",
        "SELECT {fn UCASE(a)} FROM t | JDBC_ESCAPE",
        "SELECT a FROM t WHERE a = {ts '2020-01-01 00:00:00'} | JDBC_ESCAPE",
        "SELECT a FROM {oj t LEFT JOIN u ON t.x = u.x} | JDBC_ESCAPE",
        "SELECT a FROM t WHERE \"b\" = $$ {d $$ | JDBC_ESCAPE",
        "SELECT a FROM t WHERE `b'` = '{d' | JDBC_ESCAPE",
        "SELECT /* /* */ { */ a FROM t | JDBC_ESCAPE",
        "SELECT a FROM t WHERE (a = 1 | UNBALANCED",
        "SELECT a FROM t WHERE a = 1) | UNBALANCED",
        "SELECT ARRAY[1 | UNBALANCED",
        "SELECT FROM WHERE | NOT_PARSED",
        "FROBNICATE t | NOT_PARSED",
        "MERGE INTO t (a) KEY (a + 1) VALUES (1) | NOT_PARSED",
        "MERGE INTO t (a) KEY (a,) VALUES (1) | NOT_PARSED",
        "MERGE INTO t (a) KEY () VALUES (1) | NOT_PARSED"
      })
  void refuses(String sql, SqlFault expected) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> h2.tree(sql))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo(expected));
  }

  @Test
  void refusesTheEmptyText() {
    assertThat(lexer.lex(" /* x */ ; -- y").split()).isEmpty();
    refuses("", SqlFault.NOT_ONE_STATEMENT);
    refuses("-- nothing", SqlFault.NOT_ONE_STATEMENT);
  }

  @Test
  void acceptsBracesInPlainLiterals() {
    assertThat(shown("SELECT a FROM t WHERE doc = '{\"a\": 1}' /* {x} */"))
        .contains("(Literal '{\"a\": 1}' TEXT)");
  }

  @Test
  void saysWhereItStoppedAndWhatWasExpected() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> h2.tree("SELECT a FROM t WHERE b ="))
        .withMessageEndingWith(
            "the statement is not understood from here on; expected: a value (position 26)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          selct * from t                       | SELECT
          select a form t                      | FROM
          select a from t wher b = 1           | WHERE
          update t set a = 1 wehre b = 1       | WHERE
          update t st a = 1                    | SET
          select count(*) from t gruop by a    | GROUP
          select a from t where a is nul       | NULL
          select a from t where a lik 'x%'     | LIKE
          select * from t c inner jion t d     | JOIN
          explain selct 1 from t               | SELECT
          select a from t limt 5               | LIMIT
          """)
  void saysWhichKeywordMayHaveBeenMeant(String sql, String keyword) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> h2.tree(sql))
        .withMessageContaining("; did you mean '" + keyword + "'? (position ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT a FROM t WHERE b = = 1", "SELECT id, FROM t", "SELECT a \"form\" b"})
  void guessesNoKeywordWhereNothingResemblesOne(String sql) {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> h2.tree(sql))
        .withMessageNotContaining("did you mean");
  }

  @Test
  void neverTellsTheText() {
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> h2.tree("SELECT secret FRM t WHERE x = 'hidden'"))
        .withMessageNotContainingAny("secret", "hidden", "SELECT", "FRM")
        .withNoCause();
    assertThat(lexer.lex("SELECT 'hidden'")).hasToString("Tokens[2]");
    assertThat(lexer.lex("SELECT 'hidden'").get(1).toString()).doesNotContain("hidden");
  }

  private String shown(String sql) {
    return Shown.of(h2.tree(sql).statement());
  }
}
