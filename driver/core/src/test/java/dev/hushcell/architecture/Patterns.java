package dev.hushcell.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.regex.Pattern;

/** Where texts are matched by regular expressions: never to find out what SQL does. */
final class Patterns {
  /** One literal or number, or what a driver or server says of itself: no SQL. */
  private static final Set<String> VALUES =
      Set.of(
          "plan.evaluate.PlainLiteral",
          "dialect.Hosts",
          "dialect.h2.H2Database",
          "dialect.h2.H2Disk",
          "dialect.h2.H2Link",
          "dialect.mysql.Flavour",
          "dialect.mysql.MysqlLink",
          "dialect.mysql.MysqlTargets",
          "dialect.mysql.MysqlTimes",
          "dialect.postgresql.PostgresInput",
          "dialect.postgresql.PostgresLink",
          "dialect.postgresql.PostgresText",
          "dialect.postgresql.PostgresTimes",
          "dialect.sqlite.SqliteBinding",
          "dialect.sqlserver.SqlServerLink");

  /** Messages, out of which values are taken. */
  private static final Set<String> MESSAGES =
      Set.of("dialect.mysql.MysqlFailures", "dialect.sqlserver.SqlServerFailures");

  /** One token of a statement that the lexer found, or a name of a type or collation. */
  private static final Set<String> TOKENS =
      Set.of(
          "plan.Spelling",
          "plan.definition.DeclaredType",
          "plan.evaluate.Tail",
          "plan.flow.Slots",
          "dialect.TypeNames",
          "dialect.h2.ModeTypes",
          "dialect.postgresql.PostgresTypes");

  /**
   * Conditions and columns that the driver itself wrote, as the database shows them: what is not
   * recognised as a whole is taken for somebody else's.
   */
  private static final Set<String> OWN =
      Set.of(
          "dialect.CheckTexts",
          "keyring.catalogue.Quotes",
          "dialect.h2.H2Tables",
          "dialect.h2.H2Types",
          "dialect.mysql.MysqlTypes",
          "dialect.mysql.TableTraits",
          "dialect.postgresql.PostgresGuards",
          "dialect.sqlserver.SqlServerTypes");

  /**
   * A call that was read to its end, as it is written, and a comment that the lexer found: what
   * does not match as a whole is refused or left out.
   */
  private static final Set<String> PIECES =
      Set.of("plan.pipeline.KeptHints", "dialect.h2.H2Summary", "dialect.mysql.MysqlSummary");

  private final String root;

  Patterns(String root) {
    this.root = root;
  }

  ArchRule areNotForSql() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".internal.sql..",
            root + ".internal.plan..",
            root + ".internal.schema..",
            root + ".internal.dialect..")
        .and(areNoExceptions())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(Pattern.class.getPackageName())
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .orShould()
        .callMethod(String.class, "replaceFirst", String.class, String.class)
        .because("a comment, an escape or a quote makes code of what a pattern does not find");
  }

  private DescribedPredicate<JavaClass> areNoExceptions() {
    return describe(
        "are no exceptions",
        type -> {
          String name = type.getName().substring((root + ".internal.").length());
          int nested = name.indexOf('$');
          String outer = nested < 0 ? name : name.substring(0, nested);
          return !VALUES.contains(outer)
              && !MESSAGES.contains(outer)
              && !TOKENS.contains(outer)
              && !OWN.contains(outer)
              && !PIECES.contains(outer);
        });
  }
}
