package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.spring.app.Contact;
import dev.hushcell.spring.app.Contacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What slices of tests have in common; each generation of Spring Boot has its own annotations. */
public final class SlicesScene {
  private SlicesScene() {}

  /** Settings that every test of an application would have in its application.yml. */
  public static void settings(DynamicPropertyRegistry registry) {
    Path directory;
    try {
      directory = Files.createTempDirectory("hushcell-slices");
      directory.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path keys = directory.resolve("keys.bcfks");
    keys.toFile().deleteOnExit();
    registry.add("hushcell.keystore.type", () -> "bcfks");
    registry.add("hushcell.keystore.path", keys::toString);
    registry.add("hushcell.keystore.password", () -> Started.PASSWORD);
    registry.add("hushcell.keystore.key", () -> "master");
    registry.add("hushcell.keystore.create", () -> "true");
    registry.add("spring.flyway.enabled", () -> "false");
    registry.add("spring.liquibase.enabled", () -> "false");
  }

  /** Saves and finds a contact, and sees that its columns are protected. */
  public static void use(Contacts contacts, DataSource source) throws SQLException {
    contacts.save(new Contact("ada@example.com", "555-1815", "London"));
    assertThat(contacts.findByEmail("ada@example.com")).hasSize(1);
    requireProtected(source, 2);
  }

  /** Sees that a data source protects so many columns. */
  public static void requireProtected(DataSource source, int columns) throws SQLException {
    try (Connection connection = source.getConnection()) {
      assertThat(Hushcell.status(connection).columns()).hasSize(columns);
    }
  }
}
