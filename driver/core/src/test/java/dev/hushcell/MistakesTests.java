package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.WarningsHeard;
import dev.hushcell.internal.config.mistake.ConfigFault;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever makes one of these mistakes is told by its own error or, where it is harmless, by a
 * warning; no value reaches the database in clear. The database is a file whose trace has every
 * statement and value that the driver below was given.
 */
class MistakesTests {
  static final String STORE =
      """
      keystore:
        type: bcfks
        path: DIR/keys.bcfks
        password: ${file:DIR/password}
        key: master
        create: true
      """;

  static final String COLUMNS = "columns: { contact.email: {} }\n";

  private static final MistakesPage PAGE = MistakesPage.read();
  private static final String MARK = "MARK-7d1f@example.org";

  /** A store that is there already, as in an installation that was right before. */
  private static byte[] store;

  @TempDir Path directory;
  private Sandbox scene;

  static Stream<Mistake> mistakes() {
    return Mistakes.all();
  }

  @BeforeAll
  static void makeStore(@TempDir Path first) throws IOException, SQLException {
    Sandbox right = Sandbox.withBcfks(first, COLUMNS);
    right.connectAnew("h2:mem:").close();
    store = Files.readAllBytes(right.keys);
  }

  @BeforeEach
  void scene() throws IOException {
    scene = Sandbox.withBcfks(directory, COLUMNS);
    Files.write(scene.keys, store);
    Files.setPosixFilePermissions(
        scene.keys, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void forgetProperties() {
    System.clearProperty("hushcell.profle");
    System.clearProperty("hushcell.dry-run");
  }

  @Test
  void manyMistakesAreKnown() {
    assertThat(mistakes().map(Mistake::toString)).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(mistakes())
        .allMatch(mistake -> mistake.code().isPresent() == mistake.told().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void endsInItsOwnErrorOrAWarningAndNeverInPlaintext(Mistake mistake) throws Exception {
    mistake.arrange(scene);
    if (!mistake.prepared().isEmpty()) {
      try (Connection plain = Sandbox.plain(database())) {
        run(plain, mistake.prepared().toArray(new String[0]));
      }
    }
    WarningsHeard warnings = new WarningsHeard();
    SQLException[] thrown = new SQLException[1];
    warnings.during(() -> thrown[0] = used(mistake));
    assertThat(thrown[0] == null ? "" : thrown[0].getMessage()).doesNotContain(MARK);
    if (mistake.code().isPresent()) {
      Refusal.of(
          mistake.code().get(),
          () -> {
            if (thrown[0] != null) {
              throw thrown[0];
            }
          });
      PAGE.check(mistake.toString(), thrown[0].getMessage());
    } else {
      assertThat((Throwable) thrown[0]).isNull();
    }
    assertThat(warnings.texts()).hasSize(mistake.told().size());
    for (String part : mistake.told()) {
      assertThat(warnings.texts()).anyMatch(text -> text.contains(part));
    }
    assertThat(filesWithTheMark()).isEmpty();
  }

  @Test
  void twoFilesOnTheClassPath() throws Exception {
    Path one = Files.createDirectory(directory.resolve("one"));
    Path two = Files.createDirectory(directory.resolve("two"));
    Files.copy(scene.configuration, one.resolve("crm-hushcell.yaml"));
    Files.copy(scene.configuration, two.resolve("crm-hushcell.yaml"));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader both =
        new URLClassLoader(new URL[] {one.toUri().toURL(), two.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(both);
      Refusal.of(
          ConfigFault.TWO_CONFIGURATIONS,
          () ->
              new HushcellDriver()
                  .connect(
                      "jdbc:hushcell:"
                          + database()
                          + ";hushcell.config=classpath:crm-hushcell.yaml",
                      Sandbox.user()));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(filesWithTheMark()).isEmpty();
  }

  @Test
  void columnTakenOutOfTheFileStaysProtected() throws Exception {
    try (Connection ours = scene.connectAnew(database())) {
      run(ours, "create table contact(id int primary key, email varchar(60))");
    }
    scene.declare("columns: { other.email: {} }\n");
    assertThat((Throwable) used(Mistake.of("taken out").table("select 1"))).isNull();
    assertThat(filesWithTheMark()).isEmpty();
  }

  @Test
  void tablesThatOnlyDifferInANumberAreNotMistaken() throws Exception {
    scene.declare("columns: { contact2.email: {} }\n");
    Mistake none = Mistake.of("numbered").table("create table contact1(id int, email varchar(60))");
    assertThat((Throwable) used(none)).isNull();
  }

  @Test
  void plainSaysThatASimilarNameIsMeant() throws Exception {
    scene.declare("columns: { contact.email: {} }\nplain: [ public.contacts ]\n");
    Mistake none = Mistake.of("plain").table("create table contacts(id int, email varchar(60))");
    assertThat((Throwable) used(none)).isNull();
  }

  @Test
  void withoutProtectionTheMarkIsFound() throws Exception {
    try (Connection plain = Sandbox.plain(database())) {
      run(plain, "create table contact(id int primary key, email varchar(60))");
      insert(plain);
    }
    assertThat(filesWithTheMark()).contains("crm.mv.db", "crm.trace.db");
  }

  /** Does what the application does, and returns what it was told. */
  private SQLException used(Mistake mistake) {
    Properties properties = Sandbox.user();
    mistake.properties().forEach(properties::put);
    try (Connection ours =
        new HushcellDriver().connect(scene.url(database()) + mistake.url(), properties)) {
      if (mistake.prepared().isEmpty()) {
        run(ours, mistake.table());
      }
      insert(ours);
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  private static void insert(Connection connection) throws SQLException {
    String table = "contact";
    try (var tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        if (name.toLowerCase(java.util.Locale.ROOT).contains("tact")) {
          table = '"' + name + '"';
        }
      }
    }
    run(connection, "insert into " + table + " values(1, '" + MARK + "')");
    try (PreparedStatement insert =
        connection.prepareStatement("insert into " + table + " values(?, ?)")) {
      insert.setInt(1, 2);
      insert.setString(2, MARK);
      insert.executeUpdate();
    }
  }

  private String database() {
    return scene.file("crm") + ";TRACE_LEVEL_FILE=3";
  }

  private List<String> filesWithTheMark() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(MistakesTests::hasTheMark)
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  private static boolean hasTheMark(Path file) {
    try {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
        byte[] mark = MARK.getBytes(charset);
        if (content.contains(new String(mark, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
