package dev.hushcell.internal.sql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.text.H2Grammar;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.AlterAction;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DdlParserTests {
  private final DdlParser parser = new DdlParser(H2Grammar::of, (readers, flags) -> DdlForms.NONE);
  private final Lexer lexer = new Lexer(new H2Language());

  @Test
  void readsNamesWithSchemaAndQuotes() {
    DataDefinition.CreateTable table =
        create("CREATE TABLE IF NOT EXISTS crm.\"Lead\" (a INT, \"b c\" INT)");

    assertThat(table.ifNotExists()).isTrue();
    assertThat(table.name().schema().map(DdlParserTests::name)).contains("crm");
    assertThat(table.name().last().token().kind()).isEqualTo(Token.Kind.QUOTED);
    assertThat(name(table.name().last())).isEqualTo("Lead");
    assertThat(table.columns()).extracting(c -> name(c.name())).containsExactly("a", "b c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VARCHAR(20)                     | VARCHAR",
        "character varying(20)           | CHARACTER VARYING",
        "NATIONAL CHARACTER VARYING(3)   | NATIONAL CHARACTER VARYING",
        "VARCHAR(20 CHARACTERS)          | VARCHAR",
        "DECIMAL(10, 2)                  | DECIMAL",
        "DOUBLE PRECISION                | DOUBLE PRECISION",
        "TIMESTAMP(6) WITH TIME ZONE     | TIMESTAMP WITH TIME ZONE",
        "CHARACTER LARGE OBJECT(10K)     | CHARACTER LARGE OBJECT",
        "UUID                            | UUID"
      })
  void readsTypes(String type, String name) {
    String sql = "CREATE TABLE t (a " + type + " NOT NULL, b INT)";
    TypeName read = create(sql).columns().get(0).type().orElseThrow();

    assertThat(read.name()).isEqualTo(name);
    assertThat(text(sql, read)).isEqualTo(type);
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
  void readsTypesThatAreMoreThanWordsAndNumbersToTheirEnd(String type) {
    String sql = "CREATE TABLE t (a " + type + ")";
    TypeName read = create(sql).columns().get(0).type().orElseThrow();

    assertThat(text(sql, read)).isEqualTo(type);
  }

  @Test
  void readsTheClausesOfAColumnWithTheirPlaces() {
    String sql =
        "CREATE TABLE t (a VARCHAR(9) DEFAULT UPPER('x') || 'y' NOT NULL CHECK (a <> ')')"
            + " CONSTRAINT u UNIQUE PRIMARY KEY REFERENCES s.p (q) ON DELETE CASCADE COMMENT 'c', b INT)";
    List<ColumnTrait> traits = create(sql).columns().get(0).traits();

    assertThat(traits)
        .extracting(trait -> text(sql, trait))
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
    DataDefinition.CreateTable table =
        create(
            "CREATE TABLE t (a INT, b INT, PRIMARY KEY (a), CONSTRAINT u UNIQUE (a, b),"
                + " UNIQUE (VALUE), CHECK (a > b),"
                + " CONSTRAINT f FOREIGN KEY (a, b) REFERENCES s.p (x, y) ON DELETE SET NULL)");

    assertThat(table.constraints()).hasSize(5);
    TableConstraint.Key unique = (TableConstraint.Key) table.constraints().get(1);
    assertThat(unique.primary()).isFalse();
    assertThat(unique.columns()).extracting(DdlParserTests::name).containsExactly("a", "b");
    assertThat(((TableConstraint.Key) table.constraints().get(2)).columns()).isEmpty();
    TableConstraint.ForeignKey key = (TableConstraint.ForeignKey) table.constraints().get(4);
    assertThat(key.columns()).extracting(DdlParserTests::name).containsExactly("a", "b");
    assertThat(key.to().columns()).extracting(DdlParserTests::name).containsExactly("x", "y");
    assertThat(name(key.to().table().last())).isEqualTo("p");
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
    assertThat(name(change.column())).isEqualTo("a");
    assertThat(change.type().name()).isEqualTo("VARCHAR");
    assertThat(change.using()).isPresent();

    assertThat(alter("ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x'"))
        .isInstanceOf(AlterAction.SetDefault.class);
    assertThat(alter("ALTER TABLE t ALTER COLUMN a SET NOT NULL"))
        .isInstanceOf(AlterAction.ChangeTraits.class);
    AlterAction.DropColumns drop =
        (AlterAction.DropColumns) alter("ALTER TABLE t DROP COLUMN (a, b)");
    assertThat(drop.columns()).extracting(DdlParserTests::name).containsExactly("a", "b");
    assertThat(alter("ALTER TABLE t RENAME COLUMN a TO b"))
        .isInstanceOf(AlterAction.RenameColumn.class);
    assertThat(alter("ALTER TABLE t RENAME TO b")).isInstanceOf(AlterAction.RenameTable.class);
  }

  /** Whatever an action says of no column, the one behind it may add one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER COLUMN a RESTART WITH 5",
        "ALTER COLUMN a RESTART WITH (SELECT 1, 2)",
        "ALTER COLUMN a SET GENERATED ALWAYS SET CACHE 5"
      })
  void readsTheActionBehindAnother(String action) {
    DataDefinition.AlterTable table =
        (DataDefinition.AlterTable) parse("ALTER TABLE t " + action + ", ADD COLUMN b INT");

    assertThat(table.actions())
        .hasExactlyElementsOfTypes(AlterAction.ChangeTraits.class, AlterAction.AddColumns.class);
  }

  @Test
  void readsIndexes() {
    DataDefinition.CreateIndex index =
        (DataDefinition.CreateIndex)
            parse("CREATE UNIQUE INDEX IF NOT EXISTS i ON s.t (a DESC, b) INCLUDE (c)");

    assertThat(name(index.table().last())).isEqualTo("t");
    assertThat(index.columns()).extracting(DdlParserTests::name).containsExactly("a", "b", "c");
  }

  @Test
  void readsWhatAnIndexComputes() {
    DataDefinition.CreateIndex index =
        (DataDefinition.CreateIndex) parse("CREATE INDEX i ON t (a, UPPER(b))");
    assertThat(index.columns()).extracting(DdlParserTests::name).containsExactly("a");
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
    assertThat(parse(sql)).isInstanceOf(DataDefinition.NotUnderstood.class);
  }

  @Test
  void leavesOtherStatementsAlone() {
    assertThat(words("CREATE LINKED TABLE x('a', 'b', 'c', 'd', 'CONTACT')"))
        .containsExactly("CREATE", "LINKED", "TABLE");
    assertThat(words("CREATE ALIAS f AS $$ int f() { return 1; } $$"))
        .containsExactly("CREATE", "ALIAS", "F");
    assertThat(words("DROP SCHEMA crm CASCADE")).containsExactly("DROP", "SCHEMA", "CRM");
  }

  private List<String> words(String sql) {
    return ((DataDefinition.Other) parse(sql)).words();
  }

  private AlterAction alter(String sql) {
    return ((DataDefinition.AlterTable) parse(sql)).actions().get(0);
  }

  private DataDefinition.CreateTable create(String sql) {
    DataDefinition statement = parse(sql);
    assertThat(statement).isInstanceOf(DataDefinition.CreateTable.class);
    return (DataDefinition.CreateTable) Objects.requireNonNull(statement);
  }

  private DataDefinition parse(String sql) {
    return parser.parse(lexer.lex(sql));
  }

  private String text(String sql, Node node) {
    Tokens tokens = lexer.lex(sql);
    return sql.substring(node.place().from(tokens), node.place().to(tokens));
  }

  private static String name(Identifier name) {
    return name.token().value();
  }
}
