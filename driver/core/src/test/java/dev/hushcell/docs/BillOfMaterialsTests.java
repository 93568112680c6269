package dev.hushcell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDriver;
import dev.hushcell.testing.TestJars;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The document of libraries and vulnerabilities in the jar says what is there, and the page so. */
class BillOfMaterialsTests {
  private static final Path PAGE = Path.of("..", "docs", "vulnerabilities.md");
  private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*?)</artifactId>");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[(CVE-[0-9-]+)]");

  private static final Map<String, String> CLASSES =
      Map.of(
          "bcpkix-fips", "org.bouncycastle.pkcs.PKCS12PfxPdu",
          "bcutil-fips", "org.bouncycastle.asn1.bsi.BSIObjectIdentifiers",
          "snakeyaml-engine", "org.snakeyaml.engine.v2.api.Load",
          "slf4j-api", "org.slf4j.Logger");

  private static JsonNode bill;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in =
        HushcellDriver.class.getResourceAsStream("/META-INF/sbom/hushcell-driver.cdx.json")) {
      bill = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void hasTheLibrariesOfTheDriverWithTheirChecksums() throws Exception {
    List<String> names = new ArrayList<>();
    for (JsonNode component : bill.get("components")) {
      String name = component.get("name").asString();
      names.add(name);
      Path jar = jar(name, component.get("version").asString());
      assertThat(component.at("/hashes/0/content").asString()).as(name).isEqualTo(sha256(jar));
      assertThat(component.get("purl").asString())
          .isEqualTo(
              "pkg:maven/%s/%s@%s"
                  .formatted(
                      component.get("group").asString(),
                      name,
                      component.get("version").asString()));
    }
    List<String> expected = new ArrayList<>(required());
    expected.add("bc-fips"); // the patched version, which a configuration can ask for
    assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void thePageJudgesTheSameVulnerabilitiesForTheSameReasons() throws Exception {
    String page = Files.readString(PAGE);
    List<String> judged = new ArrayList<>();
    for (JsonNode each : bill.get("vulnerabilities")) {
      String id = each.get("id").asString();
      judged.add(id);
      assertThat(page).contains(row(id, each));
    }
    assertThat(ROW.matcher(page).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(judged)
        .hasSizeGreaterThan(10);
  }

  @Test
  void eachJudgementConcernsALibraryAndSaysWhy() {
    List<String> libraries = new ArrayList<>();
    bill.get("components").forEach(each -> libraries.add(each.get("bom-ref").asString()));
    for (JsonNode each : bill.get("vulnerabilities")) {
      assertThat(libraries).contains(each.at("/affects/0/ref").asString());
      JsonNode analysis = each.get("analysis");
      assertThat(analysis.get("detail").asString()).isNotBlank();
      boolean affected = analysis.get("state").asString().equals("exploitable");
      assertThat(analysis.has("justification")).isEqualTo(!affected);
      assertThat(analysis.has("response")).isEqualTo(affected);
    }
  }

  private static String row(String id, JsonNode each) {
    String description = each.get("description").asString();
    return "| [%s](https://www.cve.org/CVERecord?id=%s) | %s | %s | %s |"
        .formatted(
            id,
            id,
            description.substring(0, description.length() - 1),
            switch (each.at("/analysis/state").asString()) {
              case "exploitable" -> "affected";
              case "not_affected" -> "not affected";
              default -> "an unknown state";
            },
            each.at("/analysis/detail").asString());
  }

  private static Path jar(String name, String version) {
    if (!name.equals("bc-fips")) {
      return TestJars.of(CLASSES.getOrDefault(name, name));
    }
    return version.equals("2.1.1")
        ? TestJars.of("org.bouncycastle.crypto.fips.FipsStatus")
        : TestJars.aside(name);
  }

  /** Those that the driver's pom has for running. */
  private static List<String> required() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    return DEPENDENCY
        .matcher(pom)
        .results()
        .map(found -> found.group(1))
        .filter(dependency -> !dependency.contains("<scope>"))
        .flatMap(dependency -> artifact(dependency))
        .toList();
  }

  private static Stream<String> artifact(String dependency) {
    return ARTIFACT.matcher(dependency).results().map(found -> found.group(1));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
