package dev.hushcell.surface;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Runs the processor on a package that has nothing but the classes it expects to find. */
final class Compilation {
  private static final String PACKAGE = "sample";
  private final Path directory;
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  private Compilation(Path directory) {
    this.directory = directory;
  }

  static Compilation of(RuleTable rules, Path directory) {
    Compilation compilation = new Compilation(directory);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources =
        List.of(
            source(
                "package-info", "@dev.hushcell.surface.GenerateSurface package " + PACKAGE + ";"));
    JavaCompiler.CompilationTask task =
        javac.getTask(
            null,
            null,
            compilation.diagnostics,
            List.of(
                "--release",
                "17",
                "-Xmaxerrs",
                "10000",
                "-proc:only",
                "-cp",
                ownClasses(),
                "-s",
                directory.toString()),
            null,
            sources);
    task.setProcessors(List.of(new SurfaceProcessor(rules)));
    task.call();
    return compilation;
  }

  private static String ownClasses() {
    URI place = URI.create(GenerateSurface.class.getResource("GenerateSurface.class").toString());
    return Path.of(place).getParent().getParent().getParent().getParent().toString();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + PACKAGE + "/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /** Returns the messages of the processor itself. */
  List<String> messages() {
    return diagnostics.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR && each.getSource() == null)
        .map(each -> each.getMessage(Locale.ROOT))
        .toList();
  }

  String file(String name) throws IOException {
    return Files.readString(directory.resolve(PACKAGE).resolve(name));
  }

  /** Returns one method of a generated class, without the lines around it. */
  String method(String type, String head) throws IOException {
    String text = file(type + ".java");
    int begin = text.indexOf("  public " + head);
    if (begin < 0) {
      return "";
    }
    return text.substring(begin, text.indexOf("\n  }\n", begin) + 5)
        .lines()
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }
}
