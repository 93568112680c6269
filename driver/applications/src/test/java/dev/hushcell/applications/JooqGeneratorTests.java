package dev.hushcell.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.codegen.GenerationTool;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jOOQ's generator makes of a database, and what an application does with that. */
class JooqGeneratorTests {
  private static final Path PAGE = Path.of("..", "docs", "sql-clients.md");

  private static final String COLUMNS =
      "columns: { contact.email: { search: full, compare: exact }, contact.born: {} }\n";

  @TempDir Path directory;
  private Base plain;
  private Base ours;

  @BeforeEach
  void makeTheSameTableInBoth() throws IOException, SQLException {
    plain = new Base("jdbc:h2:file:" + directory.resolve("plain"), "sa", "");
    Base stored = new Base("jdbc:h2:file:" + directory.resolve("ours"), "sa", "");
    ours = stored.through(Databases.configuration(directory, COLUMNS));
    for (Base each : List.of(plain, ours)) {
      try (Connection connection = each.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create table contact (id int primary key, email varchar(60), born date)");
      }
    }
  }

  @Test
  void aPlainDatabaseGivesClassesWithWhichTheApplicationRuns() throws Exception {
    assertThat(generated(plain)).contains("Contact.java").noneMatch(JooqGeneratorTests::isOurs);
    assertThat(contact())
        .contains(onPage("TableField<ContactRecord, String>") + " EMAIL")
        .contains("TableField<ContactRecord, " + onPage("LocalDate") + "> BORN");
    try (URLClassLoader classes = new URLClassLoader(new URL[] {compiled()});
        Connection connection = ours.connect()) {
      Table<?> contact =
          (Table<?>) classes.loadClass("crm.tables.Contact").getField("CONTACT").get(null);
      Field<String> email = contact.field("EMAIL", String.class);
      DSLContext sql = DSL.using(connection, SQLDialect.H2);
      sql.insertInto(contact, contact.field("ID", Integer.class), email)
          .values(1, "ada@example.com")
          .execute();
      assertThat(sql.select(email).from(contact).where(email.like("ada%")).fetchOne(email))
          .isEqualTo("ada@example.com");
    }
    Path file = directory.resolve("ours.mv.db");
    assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("CONTACT")
        .doesNotContain("ada@example.com");
  }

  @Test
  void aProtectedDatabaseGivesCellsWithThePrefixAndWithout() throws Exception {
    Base stored = new Base("jdbc:h2:file:" + directory.resolve("ours"), "sa", "");
    for (Base each : List.of(stored, ours)) {
      assertThat(generated(each)).contains("Contact.java").anyMatch(JooqGeneratorTests::isOurs);
      assertThat(contact())
          .contains("TableField<ContactRecord, " + onPage("byte[]") + "> EMAIL")
          .contains("TableField<ContactRecord, byte[]> BORN")
          .contains("SQLDataType." + onPage("VARBINARY(229)"));
    }
    assertThat(onPage("HUSHCELL_KEY")).isNotEmpty();
  }

  private static boolean isOurs(String file) {
    return file.equals("HushcellKey.java");
  }

  /** Returns a text that the page says the generator writes. */
  private static String onPage(String text) throws IOException {
    assertThat(Files.readString(PAGE))
        .containsPattern("`[^`\n]*" + java.util.regex.Pattern.quote(text));
    return text;
  }

  /** Has classes generated, and returns the names of the files for tables. */
  private List<String> generated(Base base) throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.ERROR)
            .withJdbc(
                new Jdbc()
                    .withDriver(base.driver())
                    .withUrl(base.url())
                    .withUser(base.user())
                    .withPassword(base.password()))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.h2.H2Database")
                            .withInputSchema("PUBLIC"))
                    .withTarget(
                        new Target().withPackageName("crm").withDirectory(sources().toString()))));
    try (Stream<Path> files = Files.list(sources().resolve("crm/tables"))) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }

  private Path sources() {
    return directory.resolve("generated");
  }

  private String contact() throws IOException {
    return Files.readString(sources().resolve("crm/tables/Contact.java"));
  }

  /** Compiles what was generated. */
  private URL compiled() throws IOException {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    try (Stream<Path> files = Files.walk(sources())) {
      Stream<String> options =
          Stream.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-d");
      Stream<String> sources = files.map(Path::toString).filter(each -> each.endsWith(".java"));
      String[] all =
          Stream.of(options, Stream.of(classes.toString()), sources)
              .flatMap(each -> each)
              .toArray(String[]::new);
      assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, all)).isZero();
    }
    return classes.toUri().toURL();
  }
}
