package dev.hushcell.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.sql.LiteralValue;
import java.lang.module.ModuleDescriptor;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The rules of the architecture; each with its reason, each for any root package. */
final class Rules {
  /** What a user of the driver may see. */
  static final Set<String> PUBLIC_ROOMS =
      Set.of(
          "dev.hushcell",
          "dev.hushcell.admin",
          "dev.hushcell.discovery",
          "dev.hushcell.explain",
          "dev.hushcell.keystore",
          "dev.hushcell.layers",
          "dev.hushcell.observe",
          "dev.hushcell.policy",
          "dev.hushcell.secret");

  private static final Set<String> MUTABLE_HOLDERS =
      Set.of("java.util.concurrent", "java.util.concurrent.atomic");

  private final String root;

  Rules(String root) {
    this.root = root;
  }

  ArchRule roomsUseOnlyWhatTheyMay() {
    return new Rooms(root).useOnlyWhatTheyMay();
  }

  ArchRule noCycles() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle can only be understood together");
  }

  ArchRule cryptographyInFewRooms() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            root + ".internal.cell..",
            root + ".internal.keystores..",
            root + ".internal.keyring..",
            root + ".internal.fips..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.crypto..", "org.bouncycastle..")
        .because("plaintext, keys and ciphers must meet where reviewers look for it");
  }

  ArchRule sqlKnowsNoJdbc() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".internal.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .because("reading SQL must be testable without any driver");
  }

  ArchRule textRulesKnowNoJdbc() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".internal.dialect..text..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .because("how a database reads its texts must be testable without any driver");
  }

  ArchRule jdbcTypesOnlyAtTheSurface() {
    return classes()
        .that(implementJdbcTypes())
        .should()
        .resideInAnyPackage(root, root + ".internal.jdbc..", root + ".internal.value.lob..")
        .because("every way in and out must be at the surface, where the leak tests look");
  }

  private static DescribedPredicate<JavaClass> implementJdbcTypes() {
    return describe(
        "implement interfaces of java.sql or javax.sql",
        type ->
            type.getAllRawInterfaces().stream()
                .map(JavaClass::getPackageName)
                .anyMatch(name -> name.equals("java.sql") || name.startsWith("javax.sql")));
  }

  ArchRule planningNotesWhatItReads() {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".internal.plan..", root + ".internal.dialect..text..")
        .and()
        .areNotAssignableTo(StatementPlan.Splice.class)
        .should()
        .callMethod(LiteralValue.class, "unnoted")
        .orShould()
        .callMethod(StatementPlan.Splice.Sealed.class, "value")
        .because("a plan is taken for other texts in which what was read is the same");
  }

  ArchRule noStandardStreams() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
        "a library speaks through SLF4J and exceptions");
  }

  ArchRule noStaticVariables() {
    return fields()
        .that()
        .areStatic()
        .and(areNotOfTheCompiler())
        .should()
        .beFinal()
        .because("static state outlives graphs and mixes applications");
  }

  ArchRule noStaticHolders() {
    return noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(
            describe(
                "a type that holds what changes",
                type ->
                    MUTABLE_HOLDERS.contains(type.getPackageName())
                        || type.isAssignableTo(ThreadLocal.class)))
        .because("static state outlives graphs and mixes applications");
  }

  private static DescribedPredicate<JavaField> areNotOfTheCompiler() {
    return describe(
        "are written by hand", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  ArchRule reflectionOnlyForTheModule() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".internal.fips..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .because("what is called by reflection cannot be found by reading");
  }

  ArchRule caseIsFoldedWithALocale() {
    return noClasses()
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .because("in a Turkish locale I does not become i, and a protected name is missed");
  }

  ArchRule namesAreResolvedByNaming() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".internal.plan.analysis..",
            root + ".internal.plan.flow..",
            root + ".internal.plan.read..",
            root + ".internal.plan.change..")
        .should()
        .callMethod(String.class, "equalsIgnoreCase", String.class)
        .orShould()
        .callMethod(root + ".internal.sql.Names", "fold", String.class.getName())
        .because("whether two names are one is another question than whether they may be");
  }

  ArchRule packagesAreNullMarked() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(beInANullMarkedPackage())
        .because("NullAway checks marked packages only");
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getName() + (marked ? " is marked" : " is not marked")));
      }
    };
  }

  /** Returns how the exported packages differ from the public rooms; empty when they are right. */
  static Set<String> wrongExports(ModuleDescriptor module) {
    Set<String> exported =
        module.exports().stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> wrong = new TreeSet<>(PUBLIC_ROOMS);
    wrong.removeAll(exported);
    exported.removeAll(PUBLIC_ROOMS);
    wrong.addAll(exported);
    return wrong;
  }
}
