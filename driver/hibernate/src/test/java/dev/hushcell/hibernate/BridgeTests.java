package dev.hushcell.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.Encrypted;
import dev.hushcell.hibernate.model.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bridge sees that the processor cannot: how Hibernate really maps. */
class BridgeTests {
  @TempDir Path directory;
  private Setup setup;

  /** No annotated attribute. */
  @Entity(name = "Plain")
  static class Plain {
    @Id int id;
    String text;
  }

  enum Grade {
    FAIR,
    GOOD
  }

  /** On H2, Hibernate makes an ENUM of it. */
  @Entity(name = "Graded")
  static class Graded {
    @Id int id;

    @Enumerated(EnumType.STRING)
    Grade grade;
  }

  /** The same as text, of which Hibernate checks the values. */
  @Entity(name = "Graded")
  static class GradedText {
    @Id int id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Grade grade;

    @Convert(converter = YesNoConverter.class)
    boolean open;
  }

  /** On PostgreSQL, Hibernate keeps it outside of the table. */
  @Entity(name = "Letter")
  static class Letter {
    @Id int id;
    @Lob String text;
  }

  /** The keys of a map are not what an annotation at the map speaks of. */
  @Entity(name = "Keyed")
  static class Keyed {
    @Id int id;
    @ElementCollection Map<Code, String> texts = new HashMap<>();
  }

  /** An embeddable whose processor was told another table. */
  @Embeddable
  record Code(@Encrypted(table = "elsewhere") @Column(length = 50) String code) {}

  /** Envers keeps what it was in tables of its own. */
  @Audited
  @Entity(name = "Treaty")
  static class Treaty {
    @Id int id;
    String title;
    @ElementCollection List<String> clauses;
  }

  /** Puts a letter in front of each table. */
  static final class Prefixed extends PhysicalNamingStrategyStandardImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
      return Identifier.toIdentifier("T_" + name.getText());
    }
  }

  @BeforeEach
  void setup() throws Exception {
    setup = new Setup(directory);
  }

  @Test
  void aPlainConnectionIsFineWithoutAnnotatedAttributes() throws Exception {
    try (HikariDataSource pool = Setup.pool(setup.plainUrl());
        SessionFactory factory = Setup.start(pool, List.of(Plain.class))) {
      factory.inTransaction(session -> session.persist(new Plain()));
    }
    assertThat(setup.stored()).containsKey("PLAIN.TEXT");
  }

  @Test
  void aPlainConnectionIsRefusedBeforeATableIsMade() throws Exception {
    try (HikariDataSource pool = Setup.pool(setup.plainUrl())) {
      assertThatThrownBy(() -> Setup.start(pool, List.of(Person.class)))
          .isInstanceOf(UnprotectedAttributeException.class)
          .hasStackTraceContaining("[HC-1044]");
    }
    assertThat(setup.stored()).isEmpty();
  }

  @Test
  void anEnumOfTheDatabaseIsRefusedBeforeATableIsMade() throws Exception {
    setup.configure("columns: { graded.grade: {} }\n");
    try (HikariDataSource pool = Setup.pool(setup.url())) {
      assertThatThrownBy(() -> Setup.start(pool, List.of(Graded.class)))
          .isInstanceOf(UnprotectedAttributeException.class)
          .hasMessageContaining("Graded.grade")
          .hasMessageContaining("@JdbcTypeCode(SqlTypes.VARCHAR)");
    }
    assertThat(setup.stored()).isEmpty();
  }

  @Test
  void anEnumOfTheDatabaseThatIsNotDeclaredIsFine() throws Exception {
    setup.configure("columns: { other.grade: {} }\n");
    try (HikariDataSource pool = Setup.pool(setup.url());
        SessionFactory factory = Setup.start(pool, List.of(Graded.class))) {
      factory.inTransaction(session -> session.persist(new Graded()));
    }
    assertThat(setup.stored()).containsKey("GRADED.GRADE");
  }

  @Test
  void theListsOfValuesThatHibernateChecksAreLeftToIt() throws Exception {
    setup.configure("columns: { graded.grade: { search: equality }, graded.open: {} }\n");
    GradedText good = new GradedText();
    good.grade = Grade.GOOD;
    try (HikariDataSource pool = Setup.pool(setup.url());
        SessionFactory factory = Setup.start(pool, List.of(GradedText.class))) {
      factory.inTransaction(session -> session.persist(good));
      Long found =
          factory.fromTransaction(
              session ->
                  session
                      .createQuery("select count(*) from Graded where grade = :grade", Long.class)
                      .setParameter("grade", Grade.GOOD)
                      .getSingleResult());
      assertThat(found).isEqualTo(1);
    }
    assertThat(setup.stored().get("GRADED.GRADE"))
        .hasSize(1)
        .noneMatch(stored -> stored.contains("GOOD"));
  }

  @Test
  void aLargeObjectOutsideOfTheTableIsRefused() throws Exception {
    setup.configure("columns: { letter.text: {} }\n");
    try (HikariDataSource pool = Setup.pool(setup.url())) {
      Configuration configuration = new Configuration().addAnnotatedClass(Letter.class);
      configuration.setProperty("hibernate.dialect", PostgreSQLDialect.class.getName());
      configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", pool);
      assertThatThrownBy(configuration::buildSessionFactory)
          .isInstanceOf(UnprotectedAttributeException.class)
          .hasMessageContaining("Letter.text")
          .hasMessageContaining("LONG32VARCHAR");
    }
  }

  @Test
  void aHistoryInPlaintextIsRefusedBeforeATableIsMade() throws Exception {
    setup.configure("columns: { treaty.title: {} }\n");
    assertThatThrownBy(this::startedWithHistory)
        .isInstanceOf(UnprotectedAttributeException.class)
        .hasMessageContaining("Treaty.title")
        .hasMessageContaining("name Treaty_AUD.title under columns:");
    assertThat(setup.stored()).isEmpty();
  }

  @Test
  void theHistoryOfACollectionInPlaintextIsRefused() throws Exception {
    setup.configure("columns: { treaty_clauses.clauses: {} }\n");
    assertThatThrownBy(this::startedWithHistory)
        .isInstanceOf(UnprotectedAttributeException.class)
        .hasMessageContaining("name Treaty_clauses_AUD.clauses under columns:");
    assertThat(setup.stored()).isEmpty();
  }

  @Test
  void aHistoryIsProtectedLikeWhatItIsOf() throws Exception {
    setup.configure(
        """
        columns:
          treaty.title: {}
          treaty_aud.title: {}
          treaty_clauses.clauses: {}
          treaty_clauses_aud.clauses: { search: equality }
        """);
    Treaty treaty = new Treaty();
    treaty.title = "hush-hush title";
    treaty.clauses = List.of("hush-hush clause");
    try (HikariDataSource pool = Setup.pool(setup.url());
        SessionFactory factory = Setup.start(pool, List.of(Treaty.class))) {
      factory.inTransaction(session -> session.persist(treaty));
      String then =
          factory.fromSession(
              session -> {
                Treaty found = AuditReaderFactory.get(session).find(Treaty.class, 0, 1);
                return found.title + ", " + found.clauses.get(0);
              });
      assertThat(then).isEqualTo("hush-hush title, hush-hush clause");
    }
    assertThat(setup.stored())
        .containsKey("TREATY_CLAUSES_AUD.CLAUSES")
        .allSatisfy((column, values) -> assertThat(values.toString()).doesNotContain("hush-hush"));
    assertThat(setup.stored().get("TREATY_AUD.TITLE")).hasSize(1);
  }

  @Test
  void aHistoryOfWhatIsNotDeclaredIsFine() throws Exception {
    setup.configure("columns: { other.title: {} }\n");
    try (HikariDataSource pool = Setup.pool(setup.url());
        SessionFactory factory = Setup.start(pool, List.of(Treaty.class))) {
      factory.inTransaction(session -> session.persist(new Treaty()));
    }
    assertThat(setup.stored()).containsKey("TREATY_AUD.TITLE");
  }

  private void startedWithHistory() {
    try (HikariDataSource pool = Setup.pool(setup.url())) {
      Setup.start(pool, List.of(Treaty.class)).close();
    }
  }

  @Test
  void aNamingStrategyOfTheApplicationIsSeen() {
    try (HikariDataSource pool = Setup.pool(setup.url())) {
      Configuration configuration = new Configuration().addAnnotatedClass(Person.class);
      configuration.setPhysicalNamingStrategy(new Prefixed());
      configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", pool);
      assertThatThrownBy(configuration::buildSessionFactory)
          .hasStackTraceContaining("[HC-1043]")
          .hasStackTraceContaining("dev.hushcell.hibernate.model.Person.email in T_Person.email");
    }
  }

  @Test
  void aDefaultSchemaIsSeen() throws Exception {
    setup.configure("plain: [ other.person ]\n");
    try (HikariDataSource pool = Setup.pool(setup.url())) {
      Configuration configuration = new Configuration().addAnnotatedClass(Person.class);
      configuration.setProperty("hibernate.default_schema", "other");
      configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", pool);
      assertThatThrownBy(configuration::buildSessionFactory).hasStackTraceContaining("[HC-1043]");
    }
  }

  @Test
  void theKeyOfAMapIsSeen() {
    try (HikariDataSource pool = Setup.pool(setup.url())) {
      assertThatThrownBy(() -> Setup.start(pool, List.of(Keyed.class)))
          .isInstanceOf(UnprotectedAttributeException.class)
          .hasStackTraceContaining("[HC-1043]");
    }
  }

  @Test
  void withoutAnyConnectionItStartsOnlyWhileSpringProcessesAheadOfTime() {
    assertThatThrownBy(BridgeTests::startWithoutConnections)
        .isInstanceOf(UnsupportedOperationException.class);
    System.setProperty("spring.aot.processing", "true");
    try (SessionFactory factory = startWithoutConnections()) {
      assertThat(factory.getMetamodel().entity(Person.class)).isNotNull();
    } finally {
      System.clearProperty("spring.aot.processing");
    }
  }

  private static SessionFactory startWithoutConnections() {
    Configuration configuration = new Configuration().addAnnotatedClass(Person.class);
    configuration.setProperty("hibernate.dialect", "org.hibernate.dialect.H2Dialect");
    configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
    return configuration.buildSessionFactory();
  }
}
