package dev.hushcell.processor;

import dev.hushcell.Encrypted;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources that are compiled with the processor into a directory of their own. */
public final class Project {
  final Path output;
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private boolean modular;
  private boolean outputSeen = true;

  /** Starts a project without a source. */
  public Project(Path output) throws IOException {
    this.output = Files.createDirectories(output);
    classPath.add(place(Encrypted.class));
    classPath.add(place(Entity.class));
  }

  /** Returns the jar or directory that a class comes from. */
  public static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a source; the name is that of its public class, slashes between. */
  public Project source(String name, String text) {
    sources.add(
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
    return this;
  }

  /** Adds options of the compiler. */
  public Project options(String... more) {
    options.addAll(Arrays.asList(more));
    return this;
  }

  /** Adds to the class path, or to the module path of a project with a module. */
  public Project with(Path... entries) {
    classPath.addAll(Arrays.asList(entries));
    return this;
  }

  /** Compiles as if the output directory were empty. */
  Project withoutOutputOnClassPath() {
    outputSeen = false;
    return this;
  }

  /** Has a module-info. */
  Project module(String text) {
    modular = true;
    return source("module-info", text);
  }

  /** Compiles with the processor. */
  public Compiled compile() throws IOException {
    return compile(new EncryptedProcessor());
  }

  /** Compiles as if nobody had set the processor up. */
  public Compiled compileUnprocessed() throws IOException {
    options.add("-proc:none");
    return compile(null);
  }

  private Compiled compile(EncryptedProcessor processor) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(List.of("--release", "17", "-d", output.toString()));
    all.addAll(List.of("-Xlint:all,-processing,-requires-automatic,-path", "-parameters"));
    all.addAll(List.of(modular ? "-p" : "-cp", joined()));
    all.addAll(options);
    JavaCompiler.CompilationTask task = javac.getTask(null, null, diagnostics, all, null, sources);
    if (processor != null) {
      task.setProcessors(List.of(processor));
    }
    boolean succeeded = task.call();
    return new Compiled(output, succeeded, diagnostics.getDiagnostics());
  }

  private String joined() {
    Stream<Path> own = modular || !outputSeen ? Stream.of() : Stream.of(output);
    return String.join(
        System.getProperty("path.separator"),
        Stream.concat(classPath.stream(), own).map(Path::toString).toList());
  }
}
