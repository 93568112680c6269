package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of one's own reaches an encrypted cell with what the README alone says, and a client
 * shows that cell with the folder it names.
 */
class ReadmeTests {
  private static final Path README = Path.of("..", "..", "README.md");

  /** A project as somebody has it already, with a place for one more dependency. */
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>own</groupId>
        <artifactId>own</artifactId>
        <version>1</version>
        <properties><maven.compiler.release>17</maven.compiler.release></properties>
        <dependencies>
      %s
          <dependency>
            <groupId>com.h2database</groupId>
            <artifactId>h2</artifactId>
            <version>2.5.252</version>
          </dependency>
        </dependencies>
        <build>
          <pluginManagement>
            <plugins>
              <plugin>
                <groupId>org.codehaus.mojo</groupId>
                <artifactId>exec-maven-plugin</artifactId>
                <version>3.6.4</version>
              </plugin>
            </plugins>
          </pluginManagement>
        </build>
      </project>
      """;

  private static final String PROGRAM =
      """
      package own;

      import java.sql.*;

      public class Own {
        public static void main(String[] arguments) throws SQLException {
          try (Connection connection = DriverManager.getConnection("%s", "sa", "");
              Statement statement = connection.createStatement()) {
            statement.execute("create table mailbox (username varchar(60), password varchar(60))");
            statement.execute("insert into mailbox values ('router@example.com', 'correct horse')");
            try (ResultSet rows =
                statement.executeQuery(
                    "select username, password from mailbox where username like 'router%%'")) {
              rows.next();
              System.out.println(rows.getString(1) + " " + rows.getString(2));
            }
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aProjectOfOnesOwnReachesAnEncryptedCellAndAClientReadsIt() throws Exception {
    assumeTrue(FirstTenMinutesTests.hasMaven(), "mvn is not on the path");
    String readme = Files.readString(README);
    write("pom.xml", POM.formatted(block(readme, "xml")));
    write("src/main/resources/hushcell.yaml", block(readme, "yaml"));
    write("src/main/java/own/Own.java", PROGRAM.formatted(url(readme)));
    LocalRepository repository = ClientsFolder.repository(folder);
    assertThat(run(maven(repository, "compile", "exec:java", "-Dexec.mainClass=own.Own")))
        .contains("router@example.com correct horse")
        .doesNotContain("SLF4J");
    assertThat(folder.resolve(".crm/keys.bcfks")).exists();
    Path database = folder.resolve("crm.mv.db");
    assertThat(Files.readString(database, StandardCharsets.ISO_8859_1))
        .contains("MAILBOX")
        .doesNotContain("router@example.com", "correct horse");
    Path clients = folder.resolve("hushcell/target/clients");
    assertThat(readme).contains("`mvn -q -Pclients`", "driver/docs/sql-clients.md");
    ClientsFolder.make(clients, repository, folder);
    ClientsFolder.addSqlLine(folder);
    assertThat(run(sqlLine(url(readme)))).contains("'router@example.com','correct horse'");
  }

  /** Maven itself has read its settings before it learns of another home. */
  private static ProcessBuilder maven(LocalRepository repository, String... arguments) {
    ProcessBuilder maven = new ProcessBuilder("mvn", "-q");
    maven.command().addAll(List.of(arguments));
    maven.environment().put("MAVEN_ARGS", repository.arguments());
    return maven;
  }

  /** The client, with all jars of the folder and the configuration of the project. */
  private static ProcessBuilder sqlLine(String url) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        "hushcell/target/clients/*" + File.pathSeparator + "sqlline.jar",
        "sqlline.SqlLine",
        "--outputformat=csv",
        "-n",
        "sa",
        "-p",
        "",
        "-u",
        url + ";hushcell.config=src/main/resources/hushcell.yaml",
        "-e",
        "select username, password from mailbox where username like 'router%'");
  }

  /** Runs a program in the project, with another home than that of whoever runs the test. */
  private String run(ProcessBuilder program) throws Exception {
    Path output = folder.resolve("output");
    program.command().add(1, "-Duser.home=" + folder);
    program
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .environment()
        .put("CRM_KEYS_PASSWORD", "correct horse battery staple");
    int code = program.start().waitFor();
    String printed = Files.readString(output);
    assertThat(code).as(printed).isZero();
    return printed;
  }

  private static String block(String text, String language) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)\n```").matcher(text);
    assertThat(block.find()).as(language).isTrue();
    return block.group(1);
  }

  /** The URL with which the README shows where the prefix goes. */
  private static String url(String readme) {
    Matcher url = Pattern.compile("\\(`(jdbc:hushcell:[^`]+)`\\)").matcher(readme);
    assertThat(url.find()).isTrue();
    return url.group(1);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
