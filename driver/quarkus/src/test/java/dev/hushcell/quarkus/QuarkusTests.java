package dev.hushcell.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Hushcell;
import dev.hushcell.policy.MappedColumn;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The settings of the page on Quarkus give protected data sources. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@Tag("nightly")
class QuarkusTests {
  @Inject Sources sources;

  @ConfigProperty(name = "crm.home")
  String home;

  @ConfigProperty(name = "crm.postgres.port")
  int port;

  @Test
  void h2() throws SQLException {
    use(sources.h2(), "jdbc:h2:file:" + home + "/crm", "sa");
  }

  @Test
  void postgresql() throws SQLException {
    use(sources.postgresql(), "jdbc:postgresql://localhost:" + port + "/postgres", "postgres");
  }

  private static void use(AgroalDataSource source, String plainUrl, String user)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      Hushcell.requireProtected(
          connection,
          List.of(new MappedColumn("Contact.email", Optional.empty(), "contact", "email")));
    }
    Contacts.create(source);
    Contacts.add(source, 1, "ada@example.com");
    assertThat(Contacts.found(source, "ada@example.com")).containsExactly(1);
    try (Connection plain = DriverManager.getConnection(plainUrl, user, "");
        Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("select email from contact")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getBytes(1)[0] & 0xf0).isEqualTo(0xf0);
      assertThat(rows.getString(1)).doesNotContain("example");
    }
  }
}
