package dev.hushcell.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.processor.Project;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.repository.CrudRepository;

/**
 * The Spring Data application of the README: its entity, properties and key store are read from
 * there. Only the places of files and the password, which no test can set in its environment, are
 * others; and the driver's class is named, which the starter would find.
 */
class SpringDataTests {
  private static final Path README = Path.of("..", "..", "README.md");
  private static final String MARKER = "hush-hush-";

  /** What every application has besides: a main class, a repository, something that writes. */
  private static final String APPLICATION =
      """
      package crm;
      import org.springframework.boot.CommandLineRunner;
      import org.springframework.boot.autoconfigure.SpringBootApplication;
      @SpringBootApplication
      public class Application implements CommandLineRunner {
        private final Contacts contacts;
        Application(Contacts contacts) {
          this.contacts = contacts;
        }
        @Override
        public void run(String... arguments) {
          Contact contact = new Contact();
          contact.email = "hush-hush-ada@example.com";
          contact.phoneNumber = "hush-hush-555";
          contact.city = "London";
          contacts.save(contact);
        }
      }
      """;

  private static final String REPOSITORY =
      """
      package crm;
      public interface Contacts extends org.springframework.data.repository.CrudRepository<Contact, Long> {
        java.util.List<Contact> findByEmail(String email);
        default String phoneOf(String email) {
          return findByEmail(email).get(0).phoneNumber;
        }
      }
      """;

  private static final String IMPORTS =
      "package crm; import dev.hushcell.Encrypted; import dev.hushcell.policy.*;"
          + " import jakarta.persistence.*;\n";

  @TempDir Path directory;
  private Setup setup;
  private String readme;

  @BeforeEach
  void readReadme() throws IOException {
    setup = new Setup(directory);
    readme = Files.readString(README);
  }

  @Test
  void worksAsTheReadmeSays() throws Exception {
    Path classes = compiled(true);
    try (URLClassLoader loader = loader(classes)) {
      run(loader, properties(), 1);
      run(loader, properties(), 2); // the tables are there already
    }
    Map<String, List<String>> stored = setup.stored();
    assertThat(stored.get("CONTACT.CITY")).containsExactly("London", "London");
    for (String column : List.of("CONTACT.EMAIL", "CONTACT.PHONE_NUMBER")) {
      assertThat(stored.get(column))
          .hasSize(2)
          .allSatisfy(cell -> assertThat(cell).hasSizeGreaterThan(52).doesNotContain(MARKER));
    }
  }

  @Test
  void doesNotStartWithoutThePrefix() throws Exception {
    String plain =
        properties().replace("jdbc:hushcell:", "jdbc:").replaceAll("(?m)^.*driver-.*$", "");
    assertThat(refusal(compiled(true), plain)).contains("[HC-1044]", "crm.Contact.email");
    assertThat(setup.stored()).isEmpty();
  }

  @Test
  void doesNotStartWithoutTheProcessor() throws Exception {
    assertThat(refusal(compiled(false), properties()))
        .contains("[HC-1043]", "contact.phone_number");
    assertThat(setup.stored()).isEmpty();
  }

  private String refusal(Path classes, String properties) throws Exception {
    try (URLClassLoader loader = loader(classes)) {
      Throwable thrown = catchThrowable(() -> run(loader, properties, 0));
      return String.join(
          "\n",
          Stream.iterate(thrown, each -> each != null, Throwable::getCause)
              .map(Throwable::getMessage)
              .toList());
    }
  }

  /** Starts the application, which writes a contact, and looks for it by its e-mail. */
  private void run(ClassLoader loader, String properties, int expected) throws Exception {
    Files.writeString(directory.resolve("classes/application.properties"), properties);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    SpringApplication application = new SpringApplication(loader.loadClass("crm.Application"));
    try (ConfigurableApplicationContext context =
        application.run("--spring.main.banner-mode=off", "--logging.level.root=warn")) {
      Class<?> type = loader.loadClass("crm.Contacts");
      CrudRepository<?, ?> contacts = (CrudRepository<?, ?>) context.getBean(type);
      assertThat(contacts.count()).isEqualTo(expected);
      assertThat(
              type.getMethod("phoneOf", String.class).invoke(contacts, MARKER + "ada@example.com"))
          .isEqualTo(MARKER + "555");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URLClassLoader loader(Path classes) throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, SpringDataTests.class.getClassLoader());
  }

  private Path compiled(boolean processed) throws IOException {
    Path classes = directory.resolve("classes");
    Project project =
        new Project(classes)
            .with(
                Stream.of(
                        System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                    .map(Path::of)
                    .toArray(Path[]::new))
            .source("crm/Contact", IMPORTS + block("java"))
            .source("crm/Contacts", REPOSITORY)
            .source("crm/Application", APPLICATION);
    (processed ? project.compile() : project.compileUnprocessed()).orFail();
    Files.writeString(
        classes.resolve("hushcell.yaml"),
        block("yaml")
            .replaceFirst("(?s)\ncolumns:.*", "\n") // the annotations name them
            .replace("${sys:user.home}/.crm", directory.toString())
            .replace("${env:CRM_KEYS_PASSWORD}", "${file:" + directory.resolve("password") + "}"));
    return classes;
  }

  private String properties() {
    return block("properties").replace("./crm", directory.resolve("crm").toString())
        + "spring.datasource.driver-class-name=dev.hushcell.HushcellDriver\n";
  }

  private String block(String language) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }
}
