package dev.hushcell.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDriver;
import dev.hushcell.spring.app.Contact;
import dev.hushcell.spring.app.Contacts;
import dev.hushcell.spring.app.CrmApplication;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** An application whose context was processed ahead of time. */
class AheadOfTimeTests {
  @TempDir Path directory;

  @Test
  void startsFromTheClassesThatWereMade() throws Exception {
    Started started = new Started(directory);
    List<String> settings = new ArrayList<>(started.keyStore());
    settings.add("spring.datasource.url=" + started.url());
    settings.add("spring.flyway.enabled=false");
    settings.add("spring.liquibase.enabled=false");
    settings.add("spring.jpa.hibernate.ddl-auto=update");
    settings.add("spring.main.web-application-type=none");
    process(settings.stream().map(each -> "--" + each).toArray(String[]::new));
    compile();

    assertThat(fork(settings)).contains("found 1");
    assertThat(started.stored("CONTACT", "EMAIL"))
        .singleElement()
        .asString()
        .hasSizeGreaterThan(52);
  }

  /** A process of its own: the classes that were made belong to the packages of Spring's own. */
  private String fork(List<String> settings) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dspring.aot.enabled=true");
    command.add(
        "-Dspring.devtools.restart.enabled=false"); // devtools are no part of what is deployed
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", classPath(), SavesOne.class.getName()));
    settings.forEach(each -> command.add("--" + each));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Saves a contact and looks for it. */
  static final class SavesOne {
    private SavesOne() {}

    public static void main(String[] arguments) {
      SpringApplication spring = new SpringApplication(CrmApplication.class);
      spring.setMainApplicationClass(CrmApplication.class);
      try (ConfigurableApplicationContext context = spring.run(arguments)) {
        Contacts contacts = context.getBean(Contacts.class);
        contacts.save(new Contact("ada@example.com", "1", "London"));
        System.out.println("found " + contacts.findByEmail("ada@example.com").size());
      }
    }
  }

  private String classPath() {
    return directory.resolve("classes")
        + File.pathSeparator
        + System.getProperty("java.class.path");
  }

  private void process(String... arguments) {
    Settings settings =
        Settings.builder()
            .sourceOutput(directory.resolve("sources"))
            .resourceOutput(directory.resolve("classes"))
            .classOutput(directory.resolve("classes"))
            .groupId("dev.hushcell")
            .artifactId("crm")
            .build();
    new SpringApplicationAotProcessor(CrmApplication.class, settings, arguments).process();
  }

  private void compile() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> sources = Files.walk(directory.resolve("sources"));
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> all = sources.filter(each -> each.toString().endsWith(".java")).toList();
      assertThat(all).anyMatch(each -> each.toString().contains("HushcellAutoConfiguration"));
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-d",
              directory.resolve("classes").toString(),
              "-cp",
              classPath());
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
                  .call())
          .isTrue();
    }
  }

  @Test
  void aClosedWorldKeepsWhatTheDriverLooksFor() {
    RuntimeHints hints = new RuntimeHints();
    new HushcellHints().registerHints(hints, getClass().getClassLoader());
    assertThat(hints)
        .matches(RuntimeHintsPredicates.reflection().onType(HushcellDriver.class))
        .matches(RuntimeHintsPredicates.resource().forResource("hushcell.yaml"))
        .matches(
            RuntimeHintsPredicates.resource()
                .forResource("META-INF/services/dev.hushcell.policy.EncryptedColumns"))
        .matches(
            RuntimeHintsPredicates.reflection()
                .onType(TypeReference.of("dev.hushcell.spring.app.ApplicationColumns")));
    assertThat(hints.proxies().jdkProxyHints()).isNotEmpty();
  }
}
