package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.spring.app.Contact;
import dev.hushcell.spring.app.Contacts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The prefix in the URL is all that an application says about the driver. */
class PrefixTests {
  @TempDir Path directory;

  @Test
  void anApplicationStartsAndIsProtected() throws Exception {
    Started started = new Started(directory);
    try (ConfigurableApplicationContext context =
        started.run("spring.datasource.url=" + started.url())) {
      Contacts contacts = context.getBean(Contacts.class);
      contacts.save(new Contact("ada@example.com", "555-1815", "London"));
      assertThat(contacts.findByEmail("ada@example.com"))
          .singleElement()
          .satisfies(found -> assertThat(found.phoneNumber()).isEqualTo("555-1815"));
    }
    assertThat(started.stored("CONTACT", "CITY")).containsExactly("London");
    assertThat(started.stored("CONTACT", "EMAIL"))
        .singleElement()
        .satisfies(cell -> assertThat(cell).hasSizeGreaterThan(52).doesNotContain("example"));
    assertThat(started.stored("CONTACT", "PHONE_NUMBER"))
        .singleElement()
        .satisfies(cell -> assertThat(cell).doesNotContain("555-1815"));
  }
}
