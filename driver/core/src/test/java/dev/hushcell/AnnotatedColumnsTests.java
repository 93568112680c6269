package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.policy.MappedColumn;
import dev.hushcell.testing.Indexes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that an index of annotations names, through the driver. */
class AnnotatedColumnsTests {
  private static final String CREATE = "create table contact(email varchar(50), city varchar(50))";

  @TempDir Path directory;
  private Sandbox sandbox;
  private ClassLoader annotated;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, "");
    annotated = Indexes.loader(directory.resolve("index"), Indexes.Contacts.class.getName());
  }

  @Test
  void areCiphertextInTheDatabase() throws Exception {
    String database = sandbox.file("crm");
    try (Connection ours = annotated(database)) {
      run(ours, CREATE, "insert into contact values('ada@example.com', 'London')");
      assertThat(rows(ours, "select * from contact")).containsExactly("ada@example.com|London");
    }
    try (Connection plain = Sandbox.plain(database)) {
      assertThat(bytes(plain, "select email from contact"))
          .singleElement()
          .satisfies(cell -> assertThat(cell).startsWith("\u00f8").doesNotContain("ada"));
      assertThat(rows(plain, "select city from contact")).containsExactly("London");
    }
  }

  @Test
  void areCiphertextThroughADataSource() throws Exception {
    JdbcDataSource plain = new JdbcDataSource();
    plain.setURL("jdbc:h2:mem:annotated;DB_CLOSE_DELAY=-1");
    try (HushcellDataSource source = new HushcellDataSource(plain)) {
      source.setConfig(sandbox.configuration.toString());
      try (Connection ours = Indexes.within(annotated, source::getConnection)) {
        run(ours, CREATE, "insert into contact values('ada@example.com', 'London')");
      }
    }
    try (Connection raw = plain.getConnection()) {
      assertThat(bytes(raw, "select email from contact").get(0)).doesNotContain("ada");
    }
  }

  @Test
  void connectionsThatSeeOtherIndexesDoNotShareTheirRules() throws Exception {
    sandbox.declare("columns: { other.thing: {} }\n");
    String database = "h2:mem:two;DB_CLOSE_DELAY=-1";
    try (Connection without = sandbox.connect(database);
        Connection with = annotated(database)) {
      Hushcell.requireProtected(with, List.of(email("contact", "email")));
      Refusal.of(
          ConfigFault.NOT_PROTECTED,
          () -> Hushcell.requireProtected(without, List.of(email("contact", "email"))));
    }
  }

  @Test
  void aMissingIndexThatTheUrlRequiresIsRefused() throws Exception {
    String database = sandbox.file("crm") + ";hushcell.require=crm.Contacts, crm.Leads";
    Refusal.of(ConfigFault.INDEX_MISSING, () -> annotated(database));
    String there = sandbox.file("crm") + ";hushcell.require=crm.Contacts";
    try (Connection ours = annotated(there)) {
      assertThat(ours.isValid(1)).isTrue();
    }
  }

  @Test
  void aBrokenIndexIsRefused() throws Exception {
    annotated = Indexes.loader(directory.resolve("broken"), "crm.Lost");
    Refusal.of(ConfigFault.BROKEN_INDEX, () -> annotated(sandbox.file("crm")));
  }

  @Test
  void aColumnThatTheTableDoesNotHaveStopsTheTable() throws Exception {
    try (Connection ours = annotated(sandbox.file("crm"))) {
      run(ours, "create table contact(e_mail varchar(50))");
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> run(ours, "insert into contact values('ada@example.com')")))
          .hasMessageStartingWith("[HC-")
          .hasMessageContaining("email");
    }
  }

  @Test
  void theCheckNamesEveryColumnThatIsNotProtected() throws Exception {
    try (Connection ours = annotated("h2:mem:")) {
      run(ours, "create schema other");
      Hushcell.requireProtected(
          ours,
          List.of(
              email("CONTACT", "Email"),
              new MappedColumn("crm.Contact.email", Optional.of("other"), "contact", "email")));
      assertThat(
              Refusal.of(
                      ConfigFault.NOT_PROTECTED,
                      () ->
                          Hushcell.requireProtected(
                              ours, List.of(email("contact", "e_mail"), email("lead", "email"))))
                  .getMessage())
          .contains("contact.e_mail", "lead.email", "crm.Contact.email");
    }
  }

  @Test
  void theCheckCountsWhatTheCatalogueHas() throws Exception {
    String database = sandbox.file("crm");
    try (Connection ours = annotated(database)) {
      run(ours, CREATE);
    }
    sandbox.declare("columns: { other.thing: {} }\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      Hushcell.requireProtected(ours, List.of(email("contact", "email")));
      Refusal.of(
          ConfigFault.NOT_PROTECTED,
          () -> Hushcell.requireProtected(ours, List.of(email("contact", "city"))));
    }
  }

  @Test
  void theCheckDoesNotCountATableListedAsPlain() throws Exception {
    sandbox.declare("plain: [ archive.contact ]\n");
    MappedColumn archived =
        new MappedColumn("crm.Old.email", Optional.of("archive"), "contact", "email");
    try (Connection ours = annotated("h2:mem:")) {
      Refusal.of(
          ConfigFault.NOT_PROTECTED, () -> Hushcell.requireProtected(ours, List.of(archived)));
    }
  }

  @Test
  void theCheckRefusesAPlainConnection() throws Exception {
    try (Connection plain = Sandbox.plain("h2:mem:")) {
      Hushcell.requireProtected(plain, List.of());
      assertThat(
              Refusal.of(
                      ConfigFault.NOT_OURS,
                      () -> Hushcell.requireProtected(plain, List.of(email("contact", "email"))))
                  .getMessage())
          .contains("crm.Contact.email", "H2", "jdbc:hushcell:");
    }
  }

  private static MappedColumn email(String table, String column) {
    return new MappedColumn("crm.Contact.email", Optional.empty(), table, column);
  }

  private Connection annotated(String database) throws Exception {
    return Indexes.within(annotated, () -> sandbox.connectAnew(database));
  }
}
