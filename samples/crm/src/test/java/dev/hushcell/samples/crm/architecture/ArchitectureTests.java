package dev.hushcell.samples.crm.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hushcell.samples.crm.Crm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may know of what; above all, what may know of Hushcell. */
class ArchitectureTests {
  private static final String ROOT = "dev.hushcell.samples.crm";
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .importUrl(Crm.class.getProtectionDomain().getCodeSource().getLocation());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyAnnotationsKnowOfHushcellOutsideTheGlassAndTheKeys() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .and()
        .resideOutsideOfPackages(ROOT + ".glass", ROOT + ".keys")
        .and()
        .haveSimpleNameNotEndingWith("CrmColumns") // written by the annotation processor
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.hushcell.Hushcell")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("dev\\.hushcell\\.(admin|keystore|secret|explain|Hushcell).*")
        .check(classes);
  }

  @Test
  void migrationsKnowNothingOfHushcell() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db/migration"))) {
      List<Path> migrations = files.filter(Files::isRegularFile).toList();
      assertThat(migrations).isNotEmpty();
      for (Path each : migrations) {
        assertThat(Files.readString(each)).doesNotContainIgnoringCase("hushcell", "varbinary");
      }
    }
  }
}
