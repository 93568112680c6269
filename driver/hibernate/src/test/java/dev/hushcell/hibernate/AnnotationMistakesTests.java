package dev.hushcell.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.processor.Compiled;
import dev.hushcell.processor.Project;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes around annotations: each is told, by the compiler or when Hibernate starts, and none
 * ends in plaintext, which is looked for in H2 itself.
 */
class AnnotationMistakesTests {
  private static final String MARKER = "hush-hush-marker";
  private static final String HEAD =
      "package crm; import dev.hushcell.*; import dev.hushcell.policy.*;"
          + " import jakarta.persistence.*; import jakarta.persistence.Access;"
          + " import java.util.*;\n@Entity public class Contact {"
          + " @Id @GeneratedValue(strategy = GenerationType.IDENTITY) public Long id;\n";

  @TempDir Path directory;

  /** What is done to a compiled project before it runs. */
  private interface Damage {
    void to(Path output) throws IOException;
  }

  /**
   * A mistake.
   *
   * @param name what was done wrong
   * @param members members of the entity
   * @param expected part of what is said
   */
  private record Mistake(
      String name,
      String members,
      String expected,
      boolean processed,
      String options,
      String configuration,
      boolean plainUrl,
      Damage damage) {

    static Mistake of(String name, String members, String expected) {
      return new Mistake(name, members, expected, true, "as-is", "", false, output -> {});
    }

    Mistake unprocessed() {
      return new Mistake(name, members, expected, false, options, configuration, plainUrl, damage);
    }

    Mistake naming(String option) {
      return new Mistake(
          name, members, expected, processed, option, configuration, plainUrl, damage);
    }

    Mistake configured(String sections) {
      return new Mistake(name, members, expected, processed, options, sections, plainUrl, damage);
    }

    Mistake atPlainUrl() {
      return new Mistake(name, members, expected, processed, options, configuration, true, damage);
    }

    Mistake damaged(Damage done) {
      return new Mistake(
          name, members, expected, processed, options, configuration, plainUrl, done);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final String NAME = "@Encrypted public String firstName;";
  private static final String EMAIL = "@Encrypted public String email;";

  static Stream<Mistake> mistakes() {
    return Stream.concat(atCompilation(), atStart());
  }

  private static Stream<Mistake> atCompilation() {
    return Stream.of(
        Mistake.of("naming strategy not told", NAME, "-Ahushcell.naming").naming(""),
        Mistake.of("naming strategy misspelt", NAME, "valid: as-is, snake_case").naming("snake"),
        Mistake.of("static field", "@Encrypted public static String a;", "static member"),
        Mistake.of("transient field", "@Encrypted public transient String a;", "transient member"),
        Mistake.of("@Transient", "@Encrypted @Transient public String a;", "transient member"),
        Mistake.of(
            "getter of nothing",
            "@Encrypted public String getA() { return \"\"; }",
            "no attribute"),
        Mistake.of("a LOB", "@Encrypted @Lob public String a;", "a LOB cannot be protected"),
        Mistake.of("a type of objects", "@Encrypted public Object a;", "java.lang.Object"),
        Mistake.of("association", "@Encrypted @ManyToOne public Contact a;", "an association"),
        Mistake.of(
            "compare without search",
            "@Encrypted(compare = Compare.LOWER) public String a;",
            "compare needs search"),
        Mistake.of(
            "equality of approximate numbers",
            "@Encrypted(search = Search.EQUALITY) public double a;",
            "approximate"),
        Mistake.of(
            "two attributes of one column, declared in two ways",
            "@Encrypted public String a;"
                + " @Encrypted(pad = 8) @Column(name = \"a\", insertable = false, updatable = false)"
                + " public String b;",
            "Contact.a is also that of"));
  }

  private static Stream<Mistake> atStart() {
    return Stream.of(
        Mistake.of("plain URL", EMAIL, "HC-1044").atPlainUrl(),
        Mistake.of("plain URL and no processor", EMAIL, "HC-1044").atPlainUrl().unprocessed(),
        Mistake.of("processor not run", EMAIL, "HC-1043")
            .unprocessed()
            .configured("columns: { other.thing: {} }\n"),
        Mistake.of("processor not run, and nothing else declared", EMAIL, "HC-1043").unprocessed(),
        Mistake.of("wrong naming strategy", NAME, "crm.Contact.firstName in Contact.firstName")
            .naming("snake_case"),
        Mistake.of(
            "table misspelt",
            "@Encrypted(table = \"contcat\") public String email;",
            "crm.Contact.email in Contact.email"),
        Mistake.of(
            "column misspelt", "@Encrypted(column = \"emial\") public String email;", "HC-1043"),
        Mistake.of(
            "other schema", "@Encrypted(schema = \"sales\") public String email;", "HC-1043"),
        Mistake.of("table listed as plain", EMAIL, "HC-1043")
            .configured("plain: [ public.contact ]\n"),
        Mistake.of("index lost by shading", EMAIL, "HC-1043")
            .damaged(output -> Files.delete(services(output))),
        Mistake.of("index lost by shading, and required", EMAIL, "HC-1041")
            .damaged(output -> Files.delete(services(output)))
            .configured("require: crm.Contact_Encrypted\n"),
        Mistake.of("required index misspelt", EMAIL, "HC-1041").configured("require: crm.Cntct\n"),
        Mistake.of("class of the index lost by shrinking", EMAIL, "HC-1040")
            .damaged(output -> Files.delete(output.resolve("crm/Contact_Encrypted.class"))),
        Mistake.of("file and annotation in contradiction", EMAIL, "HC-1042")
            .configured("columns: { contact.email: { search: equality } }\n"),
        Mistake.of(
                "getter of nothing, processor not run",
                "@Encrypted public String getA() { return \"\"; }",
                "stores no such attribute")
            .unprocessed(),
        Mistake.of(
                "transient field, processor not run",
                "@Encrypted @Transient public String a;",
                "stores no such attribute")
            .unprocessed(),
        Mistake.of(
                "embeddable within one column, processor not run",
                "@org.hibernate.annotations.JdbcTypeCode(3001) public Part part; }"
                    + " @Embeddable class Part { @Encrypted public String street;",
                "is stored as one column")
            .unprocessed(),
        Mistake.of(
            "a logical type that there is not",
            "@Encrypted(type = \"NOSUCH\") public String email;",
            "[HC-"),
        Mistake.of(
            "a logical type of another kind",
            "@Encrypted(type = \"INTEGER\") public String email;",
            "[HC-"),
        Mistake.of(
            "randomized and unique",
            "@Encrypted @Column(unique = true) public String email;",
            "[HC-"));
  }

  private static Path services(Path output) {
    return output.resolve("META-INF/services/dev.hushcell.policy.EncryptedColumns");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldAndLeavesNoPlaintext(Mistake mistake) throws Exception {
    Setup setup = new Setup(directory);
    setup.configure(mistake.configuration());
    Project project =
        new Project(directory.resolve("classes"))
            .with(Project.place(SessionFactory.class))
            .source("crm/Contact", HEAD + mistake.members() + "}");
    if (!mistake.options().isEmpty()) {
      project.options("-Ahushcell.naming=" + mistake.options());
    }
    Compiled compiled = mistake.processed() ? project.compile() : project.compileUnprocessed();
    List<String> said = new ArrayList<>(compiled.messages(Diagnostic.Kind.ERROR));
    if (compiled.succeeded()) {
      mistake.damage().to(compiled.output());
      said.addAll(run(compiled.output(), mistake.plainUrl() ? setup.plainUrl() : setup.url()));
    }
    assertThat(said).anyMatch(each -> each.contains(mistake.expected()));
    for (String words : page().getOrDefault(mistake.name(), List.of())) {
      assertThat(said).anyMatch(each -> each.contains(words));
    }
    assertNowhere(setup);
  }

  @Test
  void thePageHasNoOthers() throws IOException {
    assertThat(mistakes().map(Mistake::name)).containsAll(page().keySet());
    assertThat(page()).hasSizeGreaterThan(8);
  }

  /** Returns the words of messages that the page of mistakes has in the section on annotations. */
  private static Map<String, List<String>> page() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "mistakes.md"));
    int start = text.indexOf("## Annotations and Hibernate\n");
    int end = text.indexOf("\n## ", start);
    Map<String, List<String>> rows = new LinkedHashMap<>();
    Pattern.compile("(?m)^\\| ([^|]+) \\| `([^`]+)`")
        .matcher(text.substring(start, end < 0 ? text.length() : end))
        .results()
        .forEach(
            row ->
                rows.put(
                    row.group(1), Stream.of(row.group(2).split("…")).map(String::strip).toList()));
    return rows;
  }

  /** Starts Hibernate, writes an entity, and returns what was said against it. */
  private static List<String> run(Path output, String url) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {output.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      Class<?> entity = loader.loadClass("crm.Contact");
      Object contact = entity.getConstructor().newInstance();
      for (Field field : entity.getFields()) {
        if (field.getType() == String.class) {
          field.set(contact, MARKER);
        }
      }
      try (HikariDataSource pool = Setup.pool(url);
          SessionFactory factory = Setup.start(pool, List.of(entity))) {
        factory.inTransaction(session -> session.persist(contact));
      }
      return List.of();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("crm.Contact", e);
    } catch (RuntimeException e) {
      return Stream.<Throwable>iterate(e, each -> each != null, Throwable::getCause)
          .map(String::valueOf)
          .toList();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void assertNowhere(Setup setup) throws SQLException {
    setup
        .stored()
        .forEach(
            (column, values) ->
                assertThat(values).as(column).noneMatch(value -> value.contains(MARKER)));
  }
}
