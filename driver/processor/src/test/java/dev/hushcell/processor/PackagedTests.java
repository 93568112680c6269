package dev.hushcell.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.Encrypted;
import dev.hushcell.testing.ForkedJvm;
import dev.hushcell.testing.TestJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application of several modules, each with an index, packed in each of the usual ways. */
class PackagedTests {
  private static final String BOTH_SEALED = "contact sealed\nlead sealed\n";

  @TempDir static Path shared;

  @TempDir Path directory;
  private Path config;

  @BeforeEach
  void configuration() throws IOException {
    config = directory.resolve("hushcell.yaml");
    configure("");
  }

  @Test
  void jarsOfSeveralModulesOnTheClassPath() throws Exception {
    List<Path> path = new ArrayList<>(List.of(contact().output(), lead().output()));
    assertThat(run(path)).isEqualTo(BOTH_SEALED);
  }

  @Test
  void jarsMergedWithTheirServiceFiles() throws Exception {
    Path contact = contact().output();
    Path lead = lead().output();
    String services = read(contact) + read(lead);
    assertThat(run(List.of(merged(contact, lead, services)))).isEqualTo(BOTH_SEALED);
  }

  @Test
  void aServiceFileLostByMergingIsToldWhereItsIndexIsRequired() throws Exception {
    configure("require: [ crm.contact.Contact_Encrypted, crm.lead.Lead_Encrypted ]\n");
    Path contact = contact().output();
    assertThat(run(List.of(merged(contact, lead().output(), read(contact)))))
        .startsWith("[HC-1041] the index 'crm.lead.Lead_Encrypted'")
        .endsWith("contact absent\nlead absent\n");
  }

  @Test
  void aClassLostByShrinkingIsTold() throws Exception {
    Path contact = contact().output();
    Files.delete(contact.resolve("crm/contact/Contact_Encrypted.class"));
    assertThat(run(List.of(contact, lead().output())))
        .startsWith("[HC-1040] an index of annotations cannot be loaded")
        .endsWith("contact absent\nlead absent\n");
  }

  @Test
  void aSpringBootJar() throws Exception {
    List<Path> nested = new ArrayList<>(driver());
    nested.add(jar(directory, "contact", contact().output()));
    nested.add(jar(directory, "lead", lead().output()));
    Path boot =
        TestJars.packBoot(
            directory.resolve("boot.jar"), "crm.app.Main", List.of(main()), "crm/", nested);
    assertThat(ran(ForkedJvm.java().with("-jar", boot.toString()))).isEqualTo(BOTH_SEALED);
  }

  @Test
  void theModulePath() throws Exception {
    Path contact =
        modular("contact", "crm/contact/Contact", Application.CONTACT)
            .module(module("crm.contact", "crm.contact.Contact_Encrypted"))
            .compile()
            .orFail()
            .output();
    Path lead =
        modular("lead", "crm/lead/Lead", Application.LEAD)
            .module(module("crm.lead", "crm.lead.Columns"))
            .options("-Ahushcell.index=crm.lead.Columns")
            .compile()
            .orFail()
            .output();
    List<Path> path = new ArrayList<>(driver());
    path.addAll(List.of(contact, lead, main()));
    assertThat(
            ran(
                ForkedJvm.java()
                    .modulePath(path)
                    .with("--add-modules", "crm.contact,crm.lead,dev.hushcell,com.h2database")
                    .with("-m", "crm.app/crm.app.Main")))
        .isEqualTo(BOTH_SEALED);
  }

  @Test
  void aModuleThatDoesNotProvideItsIndexDoesNotCompile() throws Exception {
    Compiled compiled =
        modular("lead", "crm/lead/Lead", Application.LEAD)
            .module("module crm.lead { requires dev.hushcell; }")
            .compile();
    assertThat(compiled.errors())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.getMessage(java.util.Locale.ROOT))
                    .contains(
                        "provides dev.hushcell.policy.EncryptedColumns with"
                            + " crm.lead.Lead_Encrypted;"));
  }

  @Test
  void anIndexInAModuleThatDoesNotProvideItIsRefusedAtRunTime() throws Exception {
    Path lead = directory.resolve("lead");
    modular("lead", "crm/lead/Lead", Application.LEAD).compile().orFail();
    Project moduleOnly = new Project(lead).with(driver().toArray(new Path[0]));
    moduleOnly.module("module crm.lead { requires dev.hushcell; }").compileUnprocessed().orFail();
    List<Path> path = new ArrayList<>(driver());
    path.addAll(List.of(lead, main()));
    assertThat(
            ran(
                ForkedJvm.java()
                    .modulePath(path)
                    .with("--add-modules", "crm.lead,dev.hushcell,com.h2database")
                    .with("-m", "crm.app/crm.app.Main")))
        .startsWith("[HC-1040] the index crm.lead.Lead_Encrypted")
        .endsWith("contact absent\nlead absent\n");
  }

  private static String module(String name, String index) {
    return "module "
        + name
        + " { requires dev.hushcell; provides dev.hushcell.policy.EncryptedColumns with "
        + index
        + "; }";
  }

  private Compiled contact() throws IOException {
    return compiled("contact", "crm/contact/Contact", Application.CONTACT);
  }

  private Compiled lead() throws IOException {
    return compiled("lead", "crm/lead/Lead", Application.LEAD);
  }

  private Path main() throws IOException {
    return new Project(directory.resolve("main"))
        .source("crm/app/Main", Application.MAIN)
        .module("module crm.app { requires java.sql; }")
        .compile()
        .orFail()
        .output();
  }

  private Compiled compiled(String name, String file, String source) throws IOException {
    return new Project(directory.resolve(name)).source(file, source).compile().orFail();
  }

  private Project modular(String name, String file, String source) throws IOException {
    return new Project(directory.resolve(name))
        .with(driver().toArray(new Path[0]))
        .source(file, source);
  }

  /** The driver with all that it needs; as jars, since directories cannot be nested. */
  private static List<Path> driver() throws IOException {
    List<Path> path = new ArrayList<>();
    path.add(jar(shared, "hushcell", Project.place(Encrypted.class)));
    for (String each :
        List.of(
            "org.snakeyaml.engine.v2.api.Load",
            "org.slf4j.Logger",
            "org.bouncycastle.crypto.fips.FipsStatus",
            "org.bouncycastle.pkcs.PKCS12PfxPdu",
            "org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers",
            "org.h2.Driver")) {
      path.add(TestJars.of(each));
    }
    return path.stream().distinct().toList();
  }

  private static Path jar(Path directory, String name, Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return place;
    }
    Path jar = directory.resolve(name + ".jar");
    return Files.exists(jar) ? jar : TestJars.pack(jar, List.of(place), "");
  }

  private static String read(Path output) throws IOException {
    return Files.readString(output.resolve(KnownTypes.SERVICES));
  }

  /** Packs two modules into one jar, as a build tool does that keeps one of two equal names. */
  private Path merged(Path one, Path two, String services) throws IOException {
    Path jar = TestJars.pack(directory.resolve("both.jar"), List.of(one, two), "crm/");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(KnownTypes.SERVICES, services.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return TestJars.withEntries(jar, directory.resolve("merged.jar"), entries);
  }

  private void configure(String more) throws IOException {
    Files.writeString(directory.resolve("password"), "correct horse battery");
    Files.writeString(
        config,
        """
        keystore:
          type: bcfks
          path: %s
          password: ${file:%s}
          key: master
          create: true
        """
                .formatted(directory.resolve("keys.bcfks"), directory.resolve("password"))
            + more);
  }

  private String run(List<Path> modules) throws Exception {
    List<Path> path = new ArrayList<>(driver());
    path.addAll(modules);
    path.add(main());
    return ran(ForkedJvm.java().classPath(path).with("crm.app.Main"));
  }

  private String ran(ForkedJvm java) throws Exception {
    String output =
        java.with(directory.resolve("crm").toString(), config.toString()).run().success();
    return output
        .lines()
        .filter(line -> !line.startsWith("SLF4J"))
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }
}
