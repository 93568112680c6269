package dev.hushcell.internal.sql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.dialect.sqlite.SqliteRules;
import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Definitions of all kinds are read, and none that lost a node, or has one twice, is understood.
 */
class DefinitionOwnershipTests {
  private static final Map<String, SqlRules> RULES =
      Map.of(
          "h2", H2Rules.RULES,
          "postgresql", PostgresRules.RULES,
          "mariadb", MysqlRules.MARIADB,
          "sqlite", SqliteRules.RULES,
          "sqlserver", SqlServerRules.RULES);

  @Test
  void everyDefinitionIsUnderstood() {
    SoftAssertions all = new SoftAssertions();
    for (ReadingCases.Case each : ReadingCases.all(ReadingCases.DEFINITIONS)) {
      for (String database : each.databases()) {
        DataDefinition read = read(database, tokens(database, each.text()));
        all.assertThat(read)
            .as("%s: %s", database, each.text())
            .isNotInstanceOfAny(DataDefinition.NotUnderstood.class, DataDefinition.Other.class);
      }
    }
    all.assertAll();
  }

  @Test
  void aDefinitionThatForgetsOrRepeatsANodeIsFound() {
    int mutants = 0;
    Set<String> mutated = new TreeSet<>();
    for (ReadingCases.Case each : ReadingCases.all(ReadingCases.DEFINITIONS)) {
      for (String database : each.databases()) {
        Tokens tokens = tokens(database, each.text());
        for (Object mutant : OwnershipTests.mutants(read(database, tokens), mutated)) {
          assertThat(Tree.disowned((Node) mutant, tokens))
              .as("%s%n%s", each.text(), mutant)
              .isPresent();
          mutants++;
        }
      }
    }
    assertThat(mutants).isGreaterThan(2000);
    assertThat(mutated).contains("ColumnDefinition.traits", "CreateTable.columns", "Check.name");
  }

  /** On SQL Server it is a table of another database, of which nothing is known. */
  @Test
  void aTableOfACatalogueWithoutSchemaIsUnderstoodWhereItIsOfTheCurrentOne() {
    String sql = "CREATE TABLE a..t (b INT)";
    assertThat(read("h2", tokens("h2", sql))).isInstanceOf(DataDefinition.CreateTable.class);
    assertThat(read("sqlserver", tokens("sqlserver", sql)))
        .isInstanceOf(DataDefinition.NotUnderstood.class);
  }

  private static Tokens tokens(String database, String text) {
    return new Lexer(RULES.get(database).language()).lex(text);
  }

  private static DataDefinition read(String database, Tokens tokens) {
    return RULES.get(database).definitions().parse(tokens);
  }
}
