package dev.hushcell.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Signs a small release with a key that is thrown away, and verifies it as the page says. */
class ReleaseTests {
  private static final Path PAGE = Path.of("..", "docs", "releases.md");
  private static final String POM =
      """
      <project><parent><artifactId>hushcell</artifactId></parent>
        <artifactId>hushcell-one</artifactId>%s
      </project>
      """;

  @TempDir Path folder;
  private Path repository;
  private Path published;

  /** A repository with one module that is shipped and one that is not, committed and built. */
  @BeforeEach
  void build() throws Exception {
    repository = folder.resolve("repository");
    published = Files.createDirectory(folder.resolve("published"));
    write(repository.resolve("pom.xml"), "<project><artifactId>hushcell</artifactId></project>");
    write(repository.resolve(".gitignore"), "target/\n");
    write(repository.resolve("driver/one/pom.xml"), POM.formatted(""));
    write(
        repository.resolve("driver/two/pom.xml"),
        POM.formatted("<maven.deploy.skip>true</maven.deploy.skip>"));
    type(
        repository,
        "git init -q . && git add . && git -c user.name=x -c user.email=x@example.com commit -qm x");
    for (String kind : List.of(".jar", "-sources.jar", "-javadoc.jar", "-sbom.json", "-sbom.xml")) {
      write(repository.resolve("driver/one/target/hushcell-one-1.0" + kind), "this is " + kind);
      write(published.resolve("hushcell-one-1.0" + kind), "this is " + kind);
    }
    type(folder, block("Make a key"));
  }

  @Test
  void aStrangerVerifiesWhatWasSigned() throws Exception {
    JsonNode statement = sign();
    assertThat(statement.get("_type").asString()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.get("predicateType").asString())
        .isEqualTo("https://slsa.dev/provenance/v1");
    assertThat(statement.get("subject"))
        .extracting(each -> each.get("name").asString())
        .containsExactly(
            "hushcell-1.0.pom",
            "hushcell-one-1.0-javadoc.jar",
            "hushcell-one-1.0-sbom.json",
            "hushcell-one-1.0-sbom.xml",
            "hushcell-one-1.0-sources.jar",
            "hushcell-one-1.0.jar",
            "hushcell-one-1.0.pom");
    assertThat(
            statement
                .at("/predicate/buildDefinition/resolvedDependencies/0/digest/gitCommit")
                .asString())
        .isEqualTo(type(repository, "git rev-parse HEAD").strip());
    assertThat(verify())
        .contains("Signature Verified Successfully")
        .contains("hushcell-one-1.0.jar: OK", "hushcell-one-1.0-sources.jar: OK");
  }

  @Test
  void anotherFileIsNoticed() throws Exception {
    sign();
    write(published.resolve("hushcell-one-1.0.jar"), "this is another");
    assertThatThrownBy(this::verify).hasMessageContaining("hushcell-one-1.0.jar: FAILED");
  }

  @Test
  void anotherStatementIsNoticed() throws Exception {
    sign();
    Path envelope = published.resolve("provenance.intoto.jsonl");
    String text = Files.readString(envelope);
    String other =
        Base64.getEncoder()
            .encodeToString(
                statement(text)
                    .toString()
                    .replace("hushcell-one-1.0.jar", "hushcell-two-1.0.jar")
                    .getBytes(StandardCharsets.UTF_8));
    write(envelope, text.replaceFirst("\"payload\":\"[^\"]*\"", "\"payload\":\"" + other + "\""));
    assertThatThrownBy(this::verify).hasMessageContaining("Signature Verification Failure");
  }

  @Test
  void signsWithACurveOfTheNistToo() throws Exception {
    type(
        folder,
        "openssl genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 -out release-key.pem"
            + " && openssl pkey -in release-key.pem -pubout -out release-key.pub");
    sign();
    assertThat(verify(block("Verify a release").replace("-rawin", "-rawin -digest sha256")))
        .contains("Signature Verified Successfully");
  }

  @Test
  void refusesAWorkTreeThatIsNotCommitted() throws Exception {
    write(repository.resolve("pom.xml"), "<project/>");
    assertRefused("no commit says where the files come from", "M pom.xml");
  }

  @Test
  void refusesAReleaseThatLacksAFile() throws Exception {
    Files.delete(repository.resolve("driver/one/target/hushcell-one-1.0-sbom.xml"));
    assertRefused("hushcell-one-1.0-sbom.xml is missing");
  }

  @Test
  void refusesAFileOfAnEarlierBuild() throws Exception {
    Path jar = repository.resolve("driver/one/target/hushcell-one-1.0.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2019-12-31T23:59:59Z")));
    assertRefused("hushcell-one-1.0.jar was there before this build");
  }

  @Test
  void refusesAKeyThatIsNotOfThePair() throws Exception {
    Path known = folder.resolve("release-key.pub");
    Path older = Files.move(known, folder.resolve("older.pub"));
    type(folder, block("Make a key"));
    Files.move(older, known, StandardCopyOption.REPLACE_EXISTING);
    assertRefused("is not the public key of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "public-key", "source", "builder"})
  void refusesWhatIsNotGiven(String name) {
    Options options = options("--" + name + "=");
    assertThatThrownBy(() -> Release.state(repository, "1.0", options))
        .hasMessageContaining("-Dprovenance." + name + "=…");
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> Release.state(repository, "1.0", options()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll(parts);
    assertThat(published.resolve("provenance.intoto.jsonl")).doesNotExist();
  }

  private JsonNode sign() throws IOException {
    Release.state(repository, "1.0", options());
    return statement(Files.readString(published.resolve("provenance.intoto.jsonl")));
  }

  private static JsonNode statement(String envelope) {
    ObjectMapper mapper = new ObjectMapper();
    String payload = mapper.readTree(envelope).get("payload").asString();
    return mapper.readTree(Base64.getDecoder().decode(payload));
  }

  private Options options(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--key=" + folder.resolve("release-key.pem"),
                "--public-key=" + folder.resolve("release-key.pub"),
                "--source=git+https://git.example/hushcell",
                "--builder=https://git.example/release",
                "--maven=3.9",
                "--started=2020-01-01T00:00:00Z",
                "--out=" + published.resolve("provenance.intoto.jsonl")));
    all.addAll(List.of(more));
    return new Options(all);
  }

  private String verify() throws Exception {
    return verify(block("Verify a release"));
  }

  private String verify(String commands) throws Exception {
    Path known = published.resolve("release-key.pub");
    Files.copy(folder.resolve("release-key.pub"), known, StandardCopyOption.REPLACE_EXISTING);
    return type(published, commands);
  }

  /** Returns the commands below a heading of the page. */
  private static String block(String heading) throws IOException {
    Matcher block =
        Pattern.compile("(?s)\n#+ " + heading + "\n.*?```sh\n(.*?)\n```")
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as(heading).isTrue();
    return block.group(1);
  }

  private static String type(Path place, String commands) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", commands)
            .directory(place.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(printed).isZero();
    return printed;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
