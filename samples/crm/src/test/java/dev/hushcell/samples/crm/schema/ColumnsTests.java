package dev.hushcell.samples.crm.schema;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.samples.crm.home.Home;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks of every column that can hold a text: is it ciphertext, or does it stand here with the
 * reason why it is plain? A column that somebody adds is asked too.
 */
class ColumnsTests {
  /** What may stand in the database in clear, and why. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          entry("account.name", "a company: the database sorts it and searches its parts"),
          entry("account.city", "a place: sorted, searched and filtered by"),
          entry("account.country", "a place: sorted and filtered by"),
          entry("account.website", "public"),
          entry("activity.kind", "one of five words"),
          entry("app_user.role", "one of two words"),
          entry("contact.city", "a place: sorted, searched and filtered by"),
          entry("email_server_profile.name", "set-up: what administrators call it"),
          entry("email_server_profile.incoming_host", "the name of a server"),
          entry("email_server_profile.outgoing_host", "the name of a server"),
          entry("email_server_profile.trusted_certificate", "a certificate is public"),
          entry("key_event.title", "which key; the record of keys is no secret"),
          entry("key_event.words", "what became of it; messages hold no values"),
          entry("lead.topic", "what may be sold: sorted and searched by"),
          entry("lead.company", "a company: sorted and searched by"),
          entry("lead.city", "a place: sorted and searched by"),
          entry("lead.status", "one of five words"),
          entry("mailbox.name", "set-up: what administrators call it"),
          entry("mailbox.credentials_from", "one of four words"),
          entry("mailbox_state.problem", "one of some words"),
          entry("mailbox_state.problem_side", "one of two words"),
          entry("mailbox_state.lease_owner", "a random number of a router"),
          entry("outbox_mail.token", "a random number"),
          entry("outbox_mail.state", "one of five words"),
          entry("outbox_mail.problem", "one of some words"),
          entry("past_call.phone", "from before: encrypted by a job, see Glass, Keys"),
          entry("past_call.said", "from before: encrypted by a job, see Glass, Keys"),
          entry("record_change.record", "one of three words"),
          entry("record_change.field", "the name of a field"),
          entry("queue.name", "set-up: what administrators call it"),
          entry("user_settings.language", "one of two words"),
          entry("user_settings.zone", "one of some hundred zones"));

  /** Tables that are not the application's. */
  private static final Set<String> OTHERS = Set.of("flyway_schema_history");

  @TempDir static Path directory;
  private static final Map<String, String> columns = new TreeMap<>();

  @BeforeAll
  static void migrate() throws Exception {
    Home home = Home.at(directory.resolve("home"));
    home.password("keys.password");
    home.template("hushcell.yaml", "hushcell.yaml", "utf-16");
    Path file = home.file("hushcell.yaml");
    String database = "h2:file:" + directory.resolve("crm");
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:hushcell:" + database);
      pool.setUsername("sa");
      pool.setPassword("");
      pool.addDataSourceProperty("hushcell.config", file.toString());
      pool.addDataSourceProperty("hushcell.profile", "web");
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    }
    try (Connection plain = DriverManager.getConnection("jdbc:" + database, "sa", "")) {
      read(plain);
    }
  }

  private static void read(Connection plain) throws SQLException {
    try (ResultSet found = plain.getMetaData().getColumns(null, "PUBLIC", "%", "%")) {
      while (found.next()) {
        String table = found.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT);
        if (!OTHERS.contains(table) && !table.startsWith("hushcell_")) {
          columns.put(
              table + "." + found.getString("COLUMN_NAME").toLowerCase(java.util.Locale.ROOT),
              found.getString("TYPE_NAME"));
        }
      }
    }
  }

  @Test
  void everyTextIsCiphertextOrPlainWithAReason() {
    Set<String> texts = new TreeSet<>();
    columns.forEach(
        (name, type) -> {
          if (type.startsWith("CHARACTER") || type.equals("ENUM")) {
            texts.add(name);
          }
        });
    assertThat(texts).isEqualTo(new TreeSet<>(PLAIN.keySet()));
  }

  @Test
  void nothingElseCanHoldATextButCells() {
    assertThat(Set.copyOf(columns.values()))
        .allMatch(
            type -> type.matches("CHARACTER.*|BINARY VARYING|BIGINT|INTEGER|BOOLEAN|TIMESTAMP.*"));
  }

  @Test
  void namesAndWhatIsSaidAreCells() {
    assertThat(columns)
        .extractingByKeys(
            "contact.first_name",
            "contact.last_name",
            "contact.name_key",
            "lead.name",
            "lead.name_key",
            "app_user.display_name",
            "user_settings.signature",
            "record_change.old_value",
            "record_change.new_value",
            "activity.subject",
            "activity.body")
        .containsOnly("BINARY VARYING");
  }
}
