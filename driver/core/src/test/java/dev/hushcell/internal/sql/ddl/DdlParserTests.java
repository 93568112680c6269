package dev.hushcell.internal.sql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DdlParserTests {
  private final DdlParser parser = new DdlParser();
  private final Lexer lexer = new Lexer(new H2Language());

  @Test
  void readsNamesWithSchemaAndQuotes() {
    DdlStatement.CreateTable table =
        create("CREATE TABLE IF NOT EXISTS crm.\"Lead\" (a INT, \"b c\" INT)");

    assertThat(table.ifNotExists()).isTrue();
    assertThat(table.name().schema().map(Token::value)).contains("crm");
    assertThat(table.name().last().kind()).isEqualTo(TokenKind.QUOTED);
    assertThat(table.name().last().value()).isEqualTo("Lead");
    assertThat(table.columns()).extracting(c -> c.name().value()).containsExactly("a", "b c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VARCHAR(20)                     | VARCHAR                  | 20",
        "character varying(20)           | CHARACTER VARYING        | 20",
        "NATIONAL CHARACTER VARYING(3)   | NATIONAL CHARACTER VARYING | 3",
        "VARCHAR(20 CHARACTERS)          | VARCHAR                  | 20 CHARACTERS",
        "DECIMAL(10, 2)                  | DECIMAL                  | 10;2",
        "DOUBLE PRECISION                | DOUBLE PRECISION         |",
        "TIMESTAMP(6) WITH TIME ZONE     | TIMESTAMP WITH TIME ZONE | 6",
        "CHARACTER LARGE OBJECT(10K)     | CHARACTER LARGE OBJECT   | 10 K",
        "UUID                            | UUID                     |"
      })
  void readsTypes(String type, String name, String arguments) {
    String sql = "CREATE TABLE t (a " + type + " NOT NULL, b INT)";
    TypeText read = create(sql).columns().get(0).type().orElseThrow();

    assertThat(read.name()).isEqualTo(name);
    assertThat(read.arguments())
        .isEqualTo(arguments == null ? List.of() : List.of(arguments.split(";")));
    assertThat(read.simple()).isTrue();
    assertThat(text(sql, read.span())).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR(20) ARRAY",
        "INT ARRAY[5]",
        "ENUM('a', 'b')",
        "ROW(a INT, b INT)",
        "\"my domain\"",
        "crm.email_domain",
        "INTERVAL YEAR(3) TO MONTH"
      })
  void marksTypesThatAreMoreThanWordsAndNumbers(String type) {
    String sql = "CREATE TABLE t (a " + type + ")";
    TypeText read = create(sql).columns().get(0).type().orElseThrow();

    assertThat(read.simple()).isFalse();
    assertThat(text(sql, read.span())).isEqualTo(type);
  }

  @Test
  void readsTheClausesOfAColumnWithTheirPlaces() {
    String sql =
        "CREATE TABLE t (a VARCHAR(9) DEFAULT UPPER('x') || 'y' NOT NULL CHECK (a <> ')')"
            + " CONSTRAINT u UNIQUE PRIMARY KEY REFERENCES s.p (q) ON DELETE CASCADE COMMENT 'c', b INT)";
    List<ColumnTrait> traits = create(sql).columns().get(0).traits();

    assertThat(traits)
        .extracting(trait -> text(sql, trait.span()))
        .containsExactly(
            "DEFAULT UPPER('x') || 'y'",
            "NOT NULL",
            "CHECK (a <> ')')",
            "CONSTRAINT u UNIQUE",
            "PRIMARY KEY",
            "REFERENCES s.p (q) ON DELETE CASCADE",
            "COMMENT 'c'");
    assertThat(traits)
        .hasExactlyElementsOfTypes(
            ColumnTrait.Default.class,
            ColumnTrait.NotNull.class,
            ColumnTrait.Check.class,
            ColumnTrait.Unique.class,
            ColumnTrait.PrimaryKey.class,
            ColumnTrait.References.class,
            ColumnTrait.Harmless.class);
    assertThat(text(sql, ((ColumnTrait.Default) traits.get(0)).expression()))
        .isEqualTo("UPPER('x') || 'y'");
    assertThat(text(sql, ((ColumnTrait.Check) traits.get(2)).condition())).isEqualTo("a <> ')'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NULL",
        "-1",
        "(1 IS NOT NULL)",
        "1 IS NOT NULL",
        "CASE WHEN 1 IS NULL THEN 2 ELSE 3 END",
        "NEXT VALUE FOR seq",
        "DATE '2020-01-01'",
        "CAST('x' AS VARCHAR(3))"
      })
  void endsDefaultsBeforeTheNextClause(String expression) {
    String sql = "CREATE TABLE t (a INT DEFAULT " + expression + " NOT NULL, b INT)";
    List<ColumnTrait> traits = create(sql).columns().get(0).traits();

    assertThat(text(sql, ((ColumnTrait.Default) traits.get(0)).expression())).isEqualTo(expression);
    assertThat(traits.get(1)).isInstanceOf(ColumnTrait.NotNull.class);
  }

  @Test
  void readsTheConstraintsOfATable() {
    DdlStatement.CreateTable table =
        create(
            "CREATE TABLE t (a INT, b INT, PRIMARY KEY (a), CONSTRAINT u UNIQUE (a, b),"
                + " UNIQUE (VALUE), CHECK (a > b),"
                + " CONSTRAINT f FOREIGN KEY (a, b) REFERENCES s.p (x, y) ON DELETE SET NULL)");

    assertThat(table.constraints()).hasSize(5);
    TableConstraint.Unique unique = (TableConstraint.Unique) table.constraints().get(1);
    assertThat(unique.columns()).extracting(Token::value).containsExactly("a", "b");
    assertThat(((TableConstraint.Unique) table.constraints().get(2)).columns()).isEmpty();
    TableConstraint.ForeignKey key = (TableConstraint.ForeignKey) table.constraints().get(4);
    assertThat(key.columns()).extracting(Token::value).containsExactly("a", "b");
    assertThat(key.referenced()).extracting(Token::value).containsExactly("x", "y");
    assertThat(key.table().last().value()).isEqualTo("p");
  }

  @Test
  void readsTheQueryOfATable() {
    String sql = "CREATE TABLE t (a, b) AS SELECT 1, 2";

    assertThat(text(sql, create(sql).query().orElseThrow())).isEqualTo("SELECT 1, 2");
    assertThat(create(sql).columns()).allMatch(column -> column.type().isEmpty());
  }

  @Test
  void readsChangesOfColumns() {
    AlterAction.AddColumns add =
        (AlterAction.AddColumns)
            alter("ALTER TABLE t ADD COLUMN IF NOT EXISTS a VARCHAR(5) NOT NULL USING b AFTER c");
    assertThat(add.using()).isPresent();
    assertThat(add.columns()).singleElement().extracting(c -> c.traits().size()).isEqualTo(1);

    AlterAction.ChangeType change =
        (AlterAction.ChangeType)
            alter("ALTER TABLE t ALTER COLUMN a SET DATA TYPE VARCHAR(9) USING LOWER(a)");
    assertThat(change.column().value()).isEqualTo("a");
    assertThat(change.type().arguments()).containsExactly("9");
    assertThat(change.using()).isPresent();

    assertThat(alter("ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x'"))
        .isInstanceOf(AlterAction.SetDefault.class);
    assertThat(alter("ALTER TABLE t ALTER COLUMN a SET NOT NULL"))
        .isInstanceOf(AlterAction.ChangeTraits.class);
    assertThat(alter("ALTER TABLE t DROP COLUMN (a, b)"))
        .isEqualTo(
            new AlterAction.DropColumns(
                List.of(
                    new Token(TokenKind.WORD, 27, 28, "a"),
                    new Token(TokenKind.WORD, 30, 31, "b"))));
    assertThat(alter("ALTER TABLE t RENAME COLUMN a TO b"))
        .isInstanceOf(AlterAction.RenameColumn.class);
    assertThat(alter("ALTER TABLE t RENAME TO b")).isInstanceOf(AlterAction.RenameTable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER COLUMN a RESTART WITH 5",
        "ALTER COLUMN a SET GENERATED ALWAYS SET START WITH (5)",
        "ALTER COLUMN a SET INCREMENT BY 2"
      })
  void readsTheActionBehindAnother(String first) {
    DdlStatement.AlterTable table =
        (DdlStatement.AlterTable) parse("ALTER TABLE t " + first + ", ALTER b SET DEFAULT 'x'");

    assertThat(table.actions())
        .extracting(Object::getClass)
        .containsExactly(AlterAction.ChangeTraits.class, AlterAction.SetDefault.class);
  }

  @Test
  void readsIndexes() {
    DdlStatement.CreateIndex index =
        (DdlStatement.CreateIndex)
            parse("CREATE UNIQUE INDEX IF NOT EXISTS i ON s.t (a DESC, b) INCLUDE (c)");

    assertThat(index.table().last().value()).isEqualTo("t");
    assertThat(index.columns()).extracting(Token::value).containsExactly("a", "b", "c");
  }

  @Test
  void readsWhatAnIndexComputes() {
    DdlStatement.CreateIndex index =
        (DdlStatement.CreateIndex) parse("CREATE INDEX i ON t (a, UPPER(b))");
    assertThat(index.columns()).extracting(Token::value).containsExactly("a");
    assertThat(index.expressions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (a INT",
        "CREATE TABLE t (a INT))",
        "CREATE TABLE t (a INT,)",
        "CREATE TABLE t ()",
        "CREATE TABLE t (a)",
        "CREATE TABLE t",
        "CREATE TABLE t (a INT FROBNICATE)",
        "CREATE TABLE t (a INT) FROBNICATE",
        "CREATE TABLE t (a VARCHAR(?))",
        "CREATE TABLE t (a VARCHAR('5'))",
        "CREATE TABLE t (LIKE u)",
        "CREATE TABLE t (a INT, INDEX i (a), CHECK)",
        "ALTER TABLE t",
        "ALTER TABLE t ADD",
        "ALTER TABLE t ADD a",
        "ALTER TABLE t FROBNICATE",
        "ALTER TABLE t DROP COLUMN a, b",
        "ALTER TABLE t ALTER COLUMN a SET FROBNICATE",
        "ALTER TABLE t RENAME COLUMN a",
        "CREATE INDEX i ON t (UPPER(a)",
        "CREATE INDEX i ON t",
        "CREATE VIEW v",
        "CREATE TRIGGER x",
        "DROP TABLE",
        "DROP TABLE t FROBNICATE",
        "TRUNCATE TABLE t FROBNICATE"
      })
  void saysWhatItDoesNotUnderstand(String sql) {
    assertThat(parse(sql)).isInstanceOf(DdlStatement.NotUnderstood.class);
  }

  @Test
  void leavesOtherStatementsAlone() {
    assertThat(parse("CREATE LINKED TABLE x('a', 'b', 'c', 'd', 'CONTACT')"))
        .isEqualTo(new DdlStatement.Other(List.of("CREATE", "LINKED", "TABLE")));
    assertThat(parse("CREATE ALIAS f AS $$ int f() { return 1; } $$"))
        .isEqualTo(new DdlStatement.Other(List.of("CREATE", "ALIAS", "F")));
    assertThat(parse("DROP SCHEMA crm CASCADE"))
        .isEqualTo(new DdlStatement.Other(List.of("DROP", "SCHEMA", "CRM")));
  }

  private AlterAction alter(String sql) {
    return ((DdlStatement.AlterTable) parse(sql)).actions().get(0);
  }

  private DdlStatement.CreateTable create(String sql) {
    DdlStatement statement = parse(sql);
    assertThat(statement).isInstanceOf(DdlStatement.CreateTable.class);
    return (DdlStatement.CreateTable) Objects.requireNonNull(statement);
  }

  private DdlStatement parse(String sql) {
    return parser.parse(lexer.lex(sql));
  }

  private static String text(String sql, Span span) {
    return sql.substring(span.begin(), span.end());
  }
}
