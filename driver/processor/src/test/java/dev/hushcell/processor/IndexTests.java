package dev.hushcell.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class, service file and list that a compilation leaves. */
class IndexTests {
  private static final String CONTACT =
      Cases.HEAD + "public record Contact(@Encrypted(table = \"contact\") String email) {}";
  private static final String LEAD =
      Cases.HEAD + "public record Lead(@Encrypted(table = \"lead\") String phone) {}";

  @TempDir Path directory;

  @Test
  void isNamedAfterTheFirstClassOfTheModule() throws IOException {
    Compiled compiled = both("a").compile().orFail();
    assertThat(Compiled.names(compiled.output())).containsExactly("crm.Contact_Encrypted");
    assertThat(compiled.output().resolve(KnownTypes.SERVICES))
        .hasContent("crm.Contact_Encrypted\n");
    assertThat(compiled.output().resolve(KnownTypes.file("crm.Contact_Encrypted")))
        .hasContent("crm.Contact\ncrm.Lead\n");
  }

  @Test
  void isNamedAsTheOptionSays() throws IOException {
    Compiled compiled = both("a").options("-Ahushcell.index=com.acme.CrmColumns").compile();
    assertThat(Compiled.names(compiled.orFail().output())).containsExactly("com.acme.CrmColumns");
    assertThat(compiled.columns()).hasSize(2);
  }

  @Test
  void isTheSameWhateverTheOrderOfTheSources() throws IOException {
    Path one = both("a").compile().orFail().output();
    Path two =
        project("b").source("crm/Lead", LEAD).source("crm/Contact", CONTACT).compile().output();
    assertThat(two.resolve("crm/Contact_Encrypted.class"))
        .hasSameBinaryContentAs(one.resolve("crm/Contact_Encrypted.class"));
    assertThat(two.resolve("crm/Contact_Encrypted.java"))
        .hasSameBinaryContentAs(one.resolve("crm/Contact_Encrypted.java"));
  }

  @Test
  void holdsMoreColumnsThanOneMethodCould() throws IOException {
    StringBuilder source = new StringBuilder(Cases.HEAD + "class Many {\n");
    IntStream.range(0, 450)
        .forEach(i -> source.append("@Encrypted(table = \"t" + i + "\") String c" + i + ";\n"));
    Compiled compiled = project("a").source("crm/Many", source + "}").compile().orFail();
    assertThat(compiled.columns()).hasSize(450).contains("t449.c449 <- crm.Many.c449");
  }

  @Test
  void compilesInACodeBaseWithNamesLikeItsOwn() throws IOException {
    Compiled compiled =
        both("a")
            .source("crm/List", "package crm; class List {}")
            .source("crm/Search", "package crm; class Search {}")
            .options("-Werror")
            .compile();
    assertThat(compiled.orFail().columns()).hasSize(2);
  }

  @Test
  void severalModulesDoNotGetInEachOthersWay() throws IOException {
    Path one = project("one").source("crm/Contact", CONTACT).compile().orFail().output();
    Path two = project("two").source("crm/Lead", LEAD).compile().orFail().output();
    assertThat(Compiled.names(one, two))
        .containsExactlyInAnyOrder("crm.Contact_Encrypted", "crm.Lead_Encrypted");
  }

  @Test
  void anEmbeddableOfAnotherModuleIsPlacedByTheEntity() throws IOException {
    String address =
        "package lib; import dev.hushcell.*; import jakarta.persistence.*;"
            + " @Embeddable public class Address { @Encrypted String street; }";
    Compiled library = project("lib").source("lib/Address", address).compile().orFail();
    assertThat(library.columns()).isEmpty();
    assertThat(library.messages(javax.tools.Diagnostic.Kind.WARNING))
        .singleElement()
        .satisfies(warning -> assertThat(warning).contains("no entity of this compilation"));
    Compiled compiled =
        project("app")
            .with(library.output())
            .source(
                "crm/Contact",
                Cases.HEAD + "@Entity class Contact { @Id Long id; lib.Address home; }")
            .compile();
    assertThat(compiled.orFail().columns())
        .containsExactly("Contact.street <- crm.Contact.home.street");
  }

  @Test
  void nothingIsWrittenWithoutTheProcessor() throws IOException {
    Compiled compiled = both("a").compileUnprocessed().orFail();
    assertThat(compiled.columns()).isEmpty();
    assertThat(Files.exists(compiled.output().resolve("META-INF"))).isFalse();
  }

  @Test
  void springBootOnTheClassPathTellsTheNamingStrategy() throws IOException {
    String entity =
        Cases.HEAD + "@Entity class Contact { @Id Long id; @Encrypted String firstName; }";
    Compiled compiled =
        project("a")
            .source("crm/Contact", entity)
            .source(
                "org/springframework/boot/SpringApplication",
                "package org.springframework.boot; public class SpringApplication {}")
            .compile();
    assertThat(compiled.orFail().columns())
        .containsExactly("contact.first_name <- crm.Contact.firstName");
  }

  private Project both(String name) throws IOException {
    return project(name).source("crm/Contact", CONTACT).source("crm/Lead", LEAD);
  }

  private Project project(String name) throws IOException {
    return new Project(directory.resolve(name));
  }
}
