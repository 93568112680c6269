package dev.hushcell.contract.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** JSON and XML of entities, by the types that Hibernate has for them, are cells. */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class DocumentEntityTests {
  private static final String NEEDLE = "confidential-dossier";
  private static final String JSON = "{\"b\" : 1.50,  \"a\":\"" + NEEDLE + " ß\"}";
  private static final String XML = "<a b='1'>" + NEEDLE + " ß</a>";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    assumeTrue(server.name().matches("postgresql|mariadb|mysql"), "JSON is protected there");
    scene = Scene.of(server, directory, "columns:\n  profile.tree: {}\n  leaflet.page: {}\n");
  }

  /** Leaves documents as they are. */
  public static final class AsItIs implements FormatMapper {
    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
      return type.cast(text.toString());
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
      return value.toString();
    }
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
    configuration.setProperty("hibernate.type.json_format_mapper", AsItIs.class.getName());
    configuration.setProperty("hibernate.type.xml_format_mapper", AsItIs.class.getName());
    return configuration.buildSessionFactory();
  }

  @Test
  void jsonIsKept() throws Exception {
    try (SessionFactory factory = factory(Profile.class, "create")) {
      factory.inTransaction(
          session -> {
            session.persist(new Profile(1, JSON));
            session.persist(new Profile(2, null));
          });
      factory.inTransaction(
          session -> {
            assertThat(session.find(Profile.class, 1).tree).isEqualTo(JSON);
            assertThat(session.find(Profile.class, 2).tree).isNull();
            session.find(Profile.class, 2).tree = "[ ]";
          });
    }
    try (SessionFactory factory = factory(Profile.class, "validate")) {
      factory.inTransaction(
          session -> assertThat(session.find(Profile.class, 2).tree).isEqualTo("[ ]"));
    }
    onlyCellsAre("select tree from profile", 2);
  }

  @Test
  void xmlIsKept() throws Exception {
    assumeTrue(server.name().equals("postgresql"), "it has XML");
    try (SessionFactory factory = factory(Leaflet.class, "create")) {
      factory.inTransaction(session -> session.persist(new Leaflet(1, XML)));
    }
    try (SessionFactory factory = factory(Leaflet.class, "validate")) {
      factory.inTransaction(
          session -> assertThat(session.find(Leaflet.class, 1).page).isEqualTo(XML));
    }
    onlyCellsAre("select page from leaflet", 1);
  }

  private void onlyCellsAre(String sql, int rows) throws Exception {
    try (Connection plain = scene.plain()) {
      assertThat(Found.bytes(plain, sql)).hasSize(rows).noneMatch(each -> each.contains(NEEDLE));
    }
    assertThat(scene.traces().of(NEEDLE)).isEmpty();
  }
}
