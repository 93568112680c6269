package dev.hushcell.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build tool compiles only what changed: the index must not lose the other columns. */
class IncrementalTests {
  private static final String CONTACT =
      Cases.HEAD
          + "@Entity public class Contact { @Id Long id; @Encrypted String email; Place at; }";
  private static final String PLACE =
      Cases.HEAD + "@Embeddable public class Place { @Encrypted String street; String city; }";
  private static final String LEAD =
      Cases.HEAD + "public record Lead(@Encrypted(table = \"lead\") String phone) {}";

  @TempDir Path directory;

  @BeforeEach
  void wholeBuild() throws IOException {
    Compiled compiled =
        project()
            .source("crm/Contact", CONTACT)
            .source("crm/Place", PLACE)
            .source("crm/Lead", LEAD)
            .compile()
            .orFail();
    assertThat(compiled.columns()).hasSize(3);
  }

  @Test
  void oneChangedFileKeepsTheColumnsOfTheOthers() throws IOException {
    String changed = LEAD.replace("phone", "mobile");
    assertThat(project().source("crm/Lead", changed).compile().orFail().columns())
        .containsExactlyInAnyOrder(
            "Contact.email <- crm.Contact.email",
            "Contact.street <- crm.Contact.at.street",
            "lead.mobile <- crm.Lead.mobile");
  }

  @Test
  void aChangedEmbeddableChangesTheColumnsOfItsEntities() throws IOException {
    String changed = PLACE.replace("String city", "@Encrypted String city");
    assertThat(project().source("crm/Place", changed).compile().orFail().columns())
        .contains("Contact.city <- crm.Contact.at.city", "lead.phone <- crm.Lead.phone");
  }

  @Test
  void anAnnotationTakenAwayGoesAlone() throws IOException {
    String changed = CONTACT.replace("@Encrypted", "");
    assertThat(project().source("crm/Contact", changed).compile().orFail().columns())
        .containsExactlyInAnyOrder(
            "Contact.street <- crm.Contact.at.street", "lead.phone <- crm.Lead.phone");
  }

  @Test
  void aDeletedClassGoesAlone() throws IOException {
    Files.delete(directory.resolve("crm/Lead.class"));
    assertThat(project().source("crm/Contact", CONTACT).compile().orFail().columns())
        .containsExactlyInAnyOrder(
            "Contact.email <- crm.Contact.email", "Contact.street <- crm.Contact.at.street");
  }

  @Test
  void anotherNameReplacesTheIndex() throws IOException {
    Compiled compiled =
        project().source("crm/Lead", LEAD).options("-Ahushcell.index=crm.Columns").compile();
    assertThat(Compiled.names(compiled.orFail().output())).containsExactly("crm.Columns");
    assertThat(compiled.columns()).hasSize(3);
  }

  @Test
  void aLineThatSomebodyElseWroteStays() throws IOException {
    Path services = directory.resolve(KnownTypes.SERVICES);
    Files.writeString(services, Files.readString(services) + "other.Index # by hand\n");
    project().source("crm/Lead", LEAD).compile().orFail();
    assertThat(services).hasContent("other.Index\ncrm.Contact_Encrypted\n");
  }

  @Test
  void classFilesThatTheCompilerDoesNotSeeAreAnError() throws IOException {
    Compiled compiled = project().withoutOutputOnClassPath().source("crm/Lead", LEAD).compile();
    assertThat(compiled.succeeded()).isFalse();
    List<String> errors =
        compiled.errors().stream().map(error -> error.getMessage(Locale.ROOT)).toList();
    assertThat(errors)
        .anySatisfy(error -> assertThat(error).contains("crm.Contact", "build from scratch"));
  }

  private Project project() throws IOException {
    return new Project(directory);
  }
}
