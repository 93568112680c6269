package dev.hushcell.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web application that stores passwords and never reads them, through Hibernate. */
class WriteOnlyTests {
  private static final String RULES =
      """
      columns:
        mailbox.password: { search: equality }
      access:
        nulling: { mailbox.password: { write-only: true, on-read: "null" } }
        refusing: { mailbox.password: { write-only: true } }
        full: {}
      """;

  @TempDir Path directory;
  private Setup setup;
  private HikariDataSource fullPool;
  private SessionFactory full;

  /** A mailbox; Hibernate writes all its columns back when one of them changed. */
  @Entity(name = "Mailbox")
  static class Mailbox {
    @Id int id;
    String address;
    String password;

    static Mailbox of(int id, String address, String password) {
      Mailbox made = new Mailbox();
      made.id = id;
      made.address = address;
      made.password = password;
      return made;
    }
  }

  @BeforeEach
  void storeAPassword() throws Exception {
    setup = new Setup(directory);
    setup.configure(RULES);
    fullPool = pool("full");
    try (Connection connection = fullPool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table Mailbox (id int primary key, address varchar(60), password varchar(40))");
    }
    full = start(fullPool);
    full.inTransaction(session -> session.persist(Mailbox.of(1, "old@example.org", "sesame")));
  }

  @AfterEach
  void stop() {
    full.close();
    fullPool.close();
  }

  private HikariDataSource pool(String profile) {
    return Setup.pool(setup.url() + ";hushcell.profile=" + profile);
  }

  private static SessionFactory start(HikariDataSource pool) {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(Mailbox.class);
    configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", pool);
    return configuration.buildSessionFactory();
  }

  private Mailbox stored(int id) {
    return full.fromTransaction(session -> session.find(Mailbox.class, id));
  }

  @Test
  void anotherFieldIsEditedAndThePasswordIsStillThere() {
    try (HikariDataSource pool = pool("nulling");
        SessionFactory web = start(pool)) {
      web.inTransaction(
          session -> {
            Mailbox mailbox = session.find(Mailbox.class, 1);
            assertThat(mailbox.password).isNull();
            mailbox.address = "new@example.org";
          });
    }
    assertThat(stored(1).address).isEqualTo("new@example.org");
    assertThat(stored(1).password).isEqualTo("sesame");
  }

  @Test
  void aNewPasswordIsStored() {
    try (HikariDataSource pool = pool("nulling");
        SessionFactory web = start(pool)) {
      web.inTransaction(
          session -> {
            session.find(Mailbox.class, 1).password = "open barley";
            session.persist(Mailbox.of(2, "none@example.org", null));
            session.persist(Mailbox.of(3, "with@example.org", "third"));
          });
    }
    assertThat(stored(1).password).isEqualTo("open barley");
    assertThat(stored(2).password).isNull();
    assertThat(stored(3).password).isEqualTo("third");
  }

  @Test
  void aDetachedEntityIsMergedWithoutLosingThePassword() {
    try (HikariDataSource pool = pool("nulling");
        SessionFactory web = start(pool)) {
      Mailbox detached = web.fromTransaction(session -> session.find(Mailbox.class, 1));
      detached.address = "merged@example.org";
      web.inTransaction(session -> session.merge(detached));
    }
    assertThat(stored(1).address).isEqualTo("merged@example.org");
    assertThat(stored(1).password).isEqualTo("sesame");
  }

  @Test
  void readingIsRefusedWhereTheProfileSaysSoAndWritingIsNot() throws SQLException {
    try (HikariDataSource pool = pool("refusing");
        SessionFactory web = start(pool)) {
      assertThatThrownBy(() -> web.inTransaction(session -> session.find(Mailbox.class, 1)))
          .rootCause()
          .hasMessageContaining("[HC-2150]")
          .hasMessageNotContaining("sesame");
      web.inTransaction(session -> session.persist(Mailbox.of(4, "four@example.org", "fourth")));
    }
    assertThat(stored(4).password).isEqualTo("fourth");
    assertThat(setup.stored().get("MAILBOX.PASSWORD"))
        .hasSize(2)
        .noneMatch(cell -> cell.contains("sesame") || cell.contains("fourth"));
  }

  @Test
  void comparingIsRefused() {
    for (String profile : List.of("nulling", "refusing")) {
      try (HikariDataSource pool = pool(profile);
          SessionFactory web = start(pool)) {
        assertThatThrownBy(
                () ->
                    web.inTransaction(
                        session ->
                            session
                                .createQuery(
                                    "select m.id from Mailbox m where m.password = :p",
                                    Integer.class)
                                .setParameter("p", "sesame")
                                .list()))
            .rootCause()
            .hasMessageContaining("[HC-2150]");
      }
    }
    Integer found =
        full.fromTransaction(
            session ->
                session
                    .createQuery("select m.id from Mailbox m where m.password = :p", Integer.class)
                    .setParameter("p", "sesame")
                    .getSingleResult());
    assertThat(found).isEqualTo(1);
  }
}
