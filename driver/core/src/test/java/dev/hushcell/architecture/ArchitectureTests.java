package dev.hushcell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.hushcell.HushcellDriver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the classes of the driver against the rules, and breaks each rule once. */
class ArchitectureTests {
  private static final String BROKEN = "dev.hushcell.architecture.broken";

  private static JavaClasses driver;
  private static JavaClasses broken;

  /** A rule and the fixture class that breaks it. */
  private record Case(String name, ArchRule rule, ArchRule same, String breaker) {}

  private static Stream<Case> cases() {
    Rules real = new Rules("dev.hushcell");
    Rules same = new Rules(BROKEN);
    return Stream.of(
        new Case(
            "rooms use only what they may",
            real.roomsUseOnlyWhatTheyMay(),
            same.roomsUseOnlyWhatTheyMay(),
            "internal.sql.KnowsPlans"),
        new Case(
            "every class is in a room",
            real.roomsUseOnlyWhatTheyMay(),
            same.roomsUseOnlyWhatTheyMay(),
            "internal.util.Homeless"),
        new Case("no cycles", real.noCycles(), same.noCycles(), "internal.sql.KnowsPlans"),
        new Case(
            "cryptography in few rooms",
            real.cryptographyInFewRooms(),
            same.cryptographyInFewRooms(),
            "internal.config.Encrypts"),
        new Case(
            "sql knows no JDBC",
            real.sqlKnowsNoJdbc(),
            same.sqlKnowsNoJdbc(),
            "internal.sql.KnowsJdbc"),
        new Case(
            "text rules know no JDBC",
            real.textRulesKnowNoJdbc(),
            same.textRulesKnowNoJdbc(),
            "internal.dialect.text.KnowsJdbc"),
        new Case(
            "JDBC types only at the surface",
            real.jdbcTypesOnlyAtTheSurface(),
            same.jdbcTypesOnlyAtTheSurface(),
            "internal.plan.ImplementsJdbc"),
        new Case(
            "no standard streams",
            real.noStandardStreams(),
            same.noStandardStreams(),
            "internal.plan.Prints"),
        new Case(
            "no static variables",
            real.noStaticVariables(),
            same.noStaticVariables(),
            "internal.config.KeepsState"),
        new Case(
            "no static holders",
            real.noStaticHolders(),
            same.noStaticHolders(),
            "internal.config.KeepsState"),
        new Case(
            "reflection only for the module",
            real.reflectionOnlyForTheModule(),
            same.reflectionOnlyForTheModule(),
            "internal.config.Reflects"),
        new Case(
            "case is folded with a locale",
            real.caseIsFoldedWithALocale(),
            same.caseIsFoldedWithALocale(),
            "internal.plan.FoldsCarelessly"),
        new Case(
            "names are resolved by Naming",
            real.namesAreResolvedByNaming(),
            same.namesAreResolvedByNaming(),
            "internal.plan.read.ComparesNames"),
        new Case(
            "planning notes what it reads of literals",
            real.planningNotesWhatItReads(),
            same.planningNotesWhatItReads(),
            "internal.plan.read.PeeksAtLiterals"),
        new Case(
            "regular expressions are not for SQL",
            new Patterns("dev.hushcell").areNotForSql(),
            new Patterns(BROKEN).areNotForSql(),
            "internal.plan.MatchesSql"),
        new Case(
            "packages are null-marked",
            real.packagesAreNullMarked(),
            same.packagesAreNullMarked(),
            "internal.plan.Prints"));
  }

  @BeforeAll
  static void readClasses() throws URISyntaxException {
    driver = new ClassFileImporter().importPath(mainClasses());
    broken = new ClassFileImporter().importPackages(BROKEN);
  }

  @TestFactory
  Stream<DynamicTest> theDriverKeepsTheRules() {
    return cases()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> each.rule().check(driver)));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleCanFail() {
    return cases()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () ->
                        assertThat(each.same().evaluate(broken).getFailureReport().toString())
                            .contains(BROKEN + "." + each.breaker())));
  }

  @Test
  void onlyThePublicRoomsAreExported() throws IOException, URISyntaxException {
    try (InputStream in = Files.newInputStream(mainClasses().resolve("module-info.class"))) {
      assertThat(Rules.wrongExports(ModuleDescriptor.read(in))).isEmpty();
    }
  }

  @Test
  void wrongExportsAreFound() {
    ModuleDescriptor module =
        ModuleDescriptor.newModule("m")
            .packages(Set.of("dev.hushcell.internal.sql"))
            .exports("dev.hushcell")
            .exports("dev.hushcell.admin")
            .exports("dev.hushcell.discovery")
            .exports("dev.hushcell.explain")
            .exports("dev.hushcell.keystore")
            .exports("dev.hushcell.layers")
            .exports("dev.hushcell.policy")
            .exports("dev.hushcell.secret")
            .exports("dev.hushcell.internal.sql")
            .build();
    assertThat(Rules.wrongExports(module))
        .containsExactly("dev.hushcell.internal.sql", "dev.hushcell.observe");
  }

  @Test
  void theClassesOfTheDriverWereRead() {
    assertThat(driver.contain(HushcellDriver.class)).isTrue();
    assertThat(driver.size()).isGreaterThan(100);
  }

  private static Path mainClasses() throws URISyntaxException {
    return Path.of(
        HushcellDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
