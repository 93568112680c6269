package dev.hushcell.processor.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;

/**
 * The names that the processor computes are those that Hibernate's own strategy computes, which is
 * Spring Boot's default: a column of another name would stay in clear.
 */
class SnakeCaseProperties {
  private static final PhysicalNamingStrategySnakeCaseImpl HIBERNATE =
      new PhysicalNamingStrategySnakeCaseImpl();

  private static String computed(String name) {
    return Naming.SNAKE_CASE.apply(name).orElseThrow();
  }

  /** Names as people write them: words, abbreviations, numbers, underscores, nested classes. */
  @Provide
  Arbitrary<String> usualNames() {
    Arbitrary<String> lower = Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(3);
    Arbitrary<String> upper = Arbitraries.strings().withCharRange('A', 'Z').ofMaxLength(3);
    Arbitrary<String> other = Arbitraries.of("", "", "1", "42", "_", "__", "$", ".", "X", "x9Y");
    return Arbitraries.oneOf(lower, upper, other)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(parts -> String.join("", parts))
        .filter(name -> !name.isEmpty());
  }

  /**
   * Whatever Java takes as an identifier: letters and digits of all scripts, and pairs of units.
   */
  @Provide
  Arbitrary<String> javaNames() {
    Arbitrary<String> strange =
        Arbitraries.of("ß", "İ", "ı", "ǅ", "Σ", "ς", "٣", "ａ", "Ａ", "\uD801\uDC00", "\uD801\uDC28");
    Arbitrary<String> any =
        Arbitraries.chars()
            .all()
            .filter(Character::isJavaIdentifierPart)
            .filter(each -> !Character.isIdentifierIgnorable(each))
            .map(String::valueOf);
    return Arbitraries.oneOf(strange, any, Arbitraries.of("a", "B", "7"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 20_000)
  void columnsAreNamedAsHibernateNamesThem(@ForAll("usualNames") String name) {
    String expected = HIBERNATE.toPhysicalColumnName(Identifier.toIdentifier(name), null).getText();
    Statistics.collect(expected.equals(name) ? "unchanged" : "changed");
    Statistics.coverage(
        coverage -> {
          coverage.check("changed").percentage(share -> share > 20);
          coverage.check("unchanged").percentage(share -> share > 5);
        });
    assertThat(computed(name)).isEqualTo(expected);
  }

  @Property(tries = 20_000)
  void tablesAndSchemasAreNamedAsHibernateNamesThem(@ForAll("javaNames") String name) {
    Identifier logical = Identifier.toIdentifier(name);
    assertThat(computed(name)).isEqualTo(HIBERNATE.toPhysicalTableName(logical, null).getText());
    assertThat(computed(name)).isEqualTo(HIBERNATE.toPhysicalSchemaName(logical, null).getText());
  }

  @Property
  void quotedNamesStayAsTheyAre(@ForAll("usualNames") String name) {
    for (String quoted : new String[] {'`' + name + '`', '"' + name + '"', '[' + name + ']'}) {
      Identifier logical = Identifier.toIdentifier(quoted);
      assertThat(logical.isQuoted()).isTrue();
      assertThat(computed(quoted))
          .isEqualTo(HIBERNATE.toPhysicalColumnName(logical, null).getText())
          .isEqualTo(name);
    }
  }

  /** Not told which strategy there is, only such names are known as none of them changes. */
  @Property
  void namesThatNoStrategyChangesAreKnownWithoutBeingTold(@ForAll("javaNames") String name) {
    String snake = HIBERNATE.toPhysicalColumnName(Identifier.toIdentifier(name), null).getText();
    Naming.UNKNOWN
        .apply(name)
        .ifPresent(known -> assertThat(known).isEqualTo(name).isEqualToIgnoringCase(snake));
  }

  @Example
  void namesThatAreNoPlainWordsStayAsTheyAre() {
    for (String name : List.of("Contact-Mail", "e.Mail", "1stName", "$firstName", "Contact Info")) {
      assertThat(computed(name))
          .isEqualTo(name)
          .isEqualTo(HIBERNATE.toPhysicalColumnName(Identifier.toIdentifier(name), null).getText());
    }
  }
}
