package dev.hushcell.contract.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Large values of entities, by {@code @Lob} and by length, are cells. */
@EachServer
@OneCollation
@WithoutOptions
class LargeEntityTests {
  private static final String COLUMNS =
      """
      columns:
        document.notes: {}
        document.photo: {}
        scan.body: {}
        scan.image: {}
        scan.original: {}
        scan.thumbnail: {}
      """;

  private static final String TEXT = "Grüße an alle Müßiggänger — ".repeat(9_000);
  private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_16);

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    assumeTrue(
        server.name().matches("h2|postgresql|mariadb|mysql"),
        "Hibernate has no dialect of its own");
    scene = Scene.of(server, directory, COLUMNS);
  }

  private SessionFactory factory(Class<?> entity, String action) {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(entity);
    configuration.setProperty("hibernate.connection.driver_class", "dev.hushcell.HushcellDriver");
    configuration.setProperty(
        "hibernate.connection.url", scene.base().oursUrl(scene.configuration()));
    configuration.setProperty("hibernate.connection.username", scene.base().user());
    configuration.setProperty("hibernate.connection.password", scene.base().password());
    configuration.setProperty("hibernate.hbm2ddl.auto", action);
    return configuration.buildSessionFactory();
  }

  @Test
  void longColumnsKeepTextAndBytes() throws Exception {
    try (SessionFactory factory = factory(Document.class, "create")) {
      factory.inTransaction(
          session -> {
            Document document = new Document();
            document.id = 1;
            document.notes = TEXT;
            document.photo = BYTES;
            session.persist(document);
          });
      factory.inTransaction(
          session -> {
            Document found = session.find(Document.class, 1);
            assertThat(found.notes).isEqualTo(TEXT);
            assertThat(found.photo).isEqualTo(BYTES);
            found.notes = "short";
          });
    }
    try (SessionFactory factory = factory(Document.class, "validate")) {
      factory.inTransaction(
          session -> assertThat(session.find(Document.class, 1).notes).isEqualTo("short"));
    }
    onlyCellsAre("select notes, photo from document", 2);
  }

  @Test
  @EveryServer
  void largeObjectsAreStreamed() throws Exception {
    assumeFalse(
        server.name().equals("postgresql"), "there Hibernate keeps large objects beside the table");
    try (SessionFactory factory = factory(Scan.class, "create")) {
      factory.inTransaction(LargeEntityTests::persist);
      factory.inTransaction(
          session -> {
            Scan found = session.find(Scan.class, 1);
            assertThat(found.body).isEqualTo(TEXT);
            assertThat(found.image).isEqualTo(BYTES);
            try {
              assertThat(found.original.getSubString(1, TEXT.length())).isEqualTo(TEXT);
              assertThat(found.thumbnail.getBinaryStream()).hasBinaryContent(BYTES);
            } catch (SQLException e) {
              throw new AssertionError(e);
            }
          });
    }
    onlyCellsAre("select body, image, original, thumbnail from scan", 4);
  }

  private static void persist(Session session) {
    Scan scan = new Scan();
    scan.id = 1;
    scan.body = TEXT;
    scan.image = BYTES;
    scan.original = Hibernate.getLobHelper().createClob(TEXT);
    scan.thumbnail = Hibernate.getLobHelper().createBlob(BYTES);
    session.persist(scan);
  }

  private void onlyCellsAre(String sql, int columns) throws SQLException {
    try (Connection plain = scene.plain();
        Statement statement = plain.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      for (int column = 1; column <= columns; column++) {
        assertThat(row.getBytes(column)[0] & 0xFF).isIn(0xF8, 0xFA);
      }
      assertThat(row.next()).isFalse();
    }
    assertThat(scene.traces().of("Müßiggänger")).isEmpty();
  }
}
