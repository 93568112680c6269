package dev.hushcell.contract.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What Hibernate makes and changes through the driver works for it, and holds cells. */
@EachServer
class LiveSchemaTests {
  private static final String COLUMNS =
      """
      columns:
        person.email:    { search: equality, compare: exact }
        person.phone:    {}
        person.born:     { search: equality }
        person.balance:  { search: equality }
        person.nickname: {}
        note.text:       {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    assumeFalse(server.name().contains("?"), "options of drivers change nothing here");
    assumeFalse(
        server.name().startsWith("mysql-driver") || server.name().startsWith("h2-"),
        "Hibernate asks MySQL's driver for key words that MariaDB does not tell, and H2 for its own"
            + " dialect; with or without Hushcell");
    assumeFalse(
        server.name().startsWith("sqlite"), "Hibernate itself has no dialect for this database");
    scene = Scene.of(server, directory, COLUMNS);
  }

  private SessionFactory factory(String action, Class<?>... entities) {
    Configuration configuration = new Configuration();
    for (Class<?> each : entities) {
      configuration.addAnnotatedClass(each);
    }
    configuration.setProperty("hibernate.connection.driver_class", "dev.hushcell.HushcellDriver");
    configuration.setProperty(
        "hibernate.connection.url", scene.base().oursUrl(scene.configuration()));
    configuration.setProperty("hibernate.connection.username", scene.base().user());
    configuration.setProperty("hibernate.connection.password", scene.base().password());
    configuration.setProperty("hibernate.hbm2ddl.auto", action);
    return configuration.buildSessionFactory();
  }

  private static Person ada() {
    Person ada = new Person();
    ada.name = "Ada";
    ada.email = "ada@example.com";
    ada.phone = "0123-secret";
    ada.born = LocalDate.of(1815, 12, 10);
    ada.balance = new BigDecimal("1234.50");
    Note note = new Note();
    note.person = ada;
    note.text = "difference engine";
    ada.notes.add(note);
    return ada;
  }

  /** So that a limit can be chosen by numbers of rows. */
  @Test
  void readsEachCellOfARowOnce() throws Exception {
    String limited = "{ search: equality, compare: exact, limits: { statement: 3 } }";
    Files.writeString(
        scene.configuration(),
        Files.readString(scene.configuration())
            .replace("{ search: equality, compare: exact }", limited)
            .replace("person.balance:  { search: equality }", "person.balance: " + limited));
    try (SessionFactory factory = factory("create", Person.class, Note.class)) {
      for (int i = 1; i <= 4; i++) {
        Person person = ada();
        person.email = "ada" + i + "@example.com";
        factory.inTransaction(session -> session.persist(person));
        if (i <= 3) {
          factory.inTransaction(session -> assertThat(all(session)).isNotEmpty());
        }
      }
      assertThatThrownBy(() -> factory.inTransaction(LiveSchemaTests::all))
          .hasStackTraceContaining("[HC-4060]");
    }
  }

  private static List<Person> all(org.hibernate.Session session) {
    return session.createQuery("from Person p left join fetch p.notes", Person.class).list();
  }

  @Test
  void createsUsesValidatesAndUpdates() throws Exception {
    try (SessionFactory factory = factory("create", Person.class, Note.class)) {
      factory.inTransaction(session -> session.persist(ada()));
      factory.inTransaction(LiveSchemaTests::findAndChange);
      factory.inTransaction(LiveSchemaTests::findChanged);
    }
    requireCells();
    try (SessionFactory factory = factory("validate", Person.class, Note.class)) {
      factory.inTransaction(LiveSchemaTests::findChanged);
      assertThatThrownBy(
              () ->
                  factory.inTransaction(
                      session ->
                          session
                              .createQuery("from Person where email like 'a%'", Person.class)
                              .list()))
          .hasStackTraceContaining("[HC-2");
    }
    try (SessionFactory factory = factory("update", LaterPerson.class)) {
      factory.inTransaction(
          session -> {
            LaterPerson later = later(session);
            later.nickname = "countess";
            later.score = 7;
          });
      factory.inTransaction(session -> assertThat(later(session).nickname).isEqualTo("countess"));
    }
    requireCellsOf("nickname", "countess");
    try (SessionFactory factory = factory("validate", LaterPerson.class)) {
      factory.inTransaction(session -> assertThat(later(session).score).isEqualTo(7));
    }
  }

  private static LaterPerson later(org.hibernate.Session session) {
    return session
        .createQuery("from LaterPerson where email = :email", LaterPerson.class)
        .setParameter("email", "lovelace@example.com")
        .getSingleResult();
  }

  private static void findAndChange(org.hibernate.Session session) {
    Person found =
        session
            .createQuery(
                "from Person p join fetch p.notes where p.email = :email and p.born = :born",
                Person.class)
            .setParameter("email", "ada@example.com")
            .setParameter("born", LocalDate.of(1815, 12, 10))
            .getSingleResult();
    assertThat(found.phone).isEqualTo("0123-secret");
    assertThat(found.balance).isEqualByComparingTo("1234.50");
    assertThat(found.notes).extracting(note -> note.text).containsExactly("difference engine");
    found.email = "lovelace@example.com";
    found.phone = null;
    found.notes.clear();
  }

  private static void findChanged(org.hibernate.Session session) {
    List<Person> found =
        session
            .createQuery("from Person where email in (:emails) or balance = :none", Person.class)
            .setParameter("emails", List.of("lovelace@example.com", "ada@example.com"))
            .setParameter("none", BigDecimal.ZERO)
            .list();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).phone).isNull();
    assertThat(found.get(0).born).isEqualTo("1815-12-10");
    assertThat(found.get(0).notes).isEmpty();
  }

  private void requireCells() throws SQLException {
    requireCellsOf("email", "lovelace");
    requireCellsOf("born", "1815");
    requireCellsOf("balance", "1234");
  }

  private void requireCellsOf(String column, String clear) throws SQLException {
    try (Connection plain = scene.plain()) {
      assertThat(Found.bytes(plain, "select " + column + " from person"))
          .hasSize(1)
          .allMatch(cell -> cell.length() >= 53 && cell.charAt(0) >= 0xF8)
          .noneMatch(cell -> cell.contains(clear));
    }
  }
}
