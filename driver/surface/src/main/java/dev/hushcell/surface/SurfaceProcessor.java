package dev.hushcell.surface;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes the classes of {@link Shape#ALL} into the package that carries {@link GenerateSurface},
 * and beside them {@code surface.txt}, the list of every method with its kind.
 *
 * <p>It sees the interfaces of the release the compiler is told to compile for. What a later JDK
 * adds is therefore never forwarded: its default body runs on our own object.
 */
public final class SurfaceProcessor extends AbstractProcessor {
  private final RuleTable rules;
  private final Set<String> report = new TreeSet<>();

  /** Called by the compiler. */
  public SurfaceProcessor() {
    this(RuleTable.load());
  }

  SurfaceProcessor(RuleTable rules) {
    this.rules = rules;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(GenerateSurface.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element each : round.getElementsAnnotatedWith(GenerateSurface.class)) {
      try {
        generate((PackageElement) each);
      } catch (IOException | IllegalArgumentException e) {
        error("cannot generate the surface: " + e);
      }
    }
    return false;
  }

  private void generate(PackageElement target) throws IOException {
    String packageName = target.getQualifiedName().toString();
    for (Shape shape : Shape.ALL) {
      try (Writer out =
          processingEnv
              .getFiler()
              .createSourceFile(packageName + "." + shape.name())
              .openWriter()) {
        out.write(text(packageName, shape));
      }
    }
    try (Writer out =
        processingEnv
            .getFiler()
            .createResource(StandardLocation.SOURCE_OUTPUT, packageName, "surface.txt")
            .openWriter()) {
      out.write(String.join("\n", report) + "\n");
    }
  }

  private String text(String packageName, Shape shape) {
    StringBuilder methods = new StringBuilder();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Set<String> seen = new HashSet<>();
    for (String type : shape.declaring()) {
      for (Signature method : methodsOf(type)) {
        Optional<Kind> kind = rules.kindOf(type, method.name());
        if (kind.isEmpty()) {
          error("no rule for " + method.identity());
          continue;
        }
        report.add(method.identity() + " " + kind.get());
        if (seen.add(method.head())) {
          kinds.add(kind.get());
          methods.append(Templates.method(shape, kind.get(), method));
        }
      }
    }
    for (String type : shape.texts()) {
      for (Signature method : methodsOf(type)) {
        rules
            .kindOf(type, method.name())
            .ifPresent(kind -> methods.append(Templates.text(shape, kind, method)));
      }
    }
    return Templates.begin(packageName, shape, kinds) + methods + Templates.end();
  }

  private List<Signature> methodsOf(String type) {
    TypeElement element = processingEnv.getElementUtils().getTypeElement(type);
    if (element == null) {
      error("no such interface: " + type);
      return List.of();
    }
    List<Signature> methods = new ArrayList<>();
    Set<String> unused = new TreeSet<>(rules.namesOf(type));
    for (ExecutableElement each : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (!each.getModifiers().contains(Modifier.STATIC)) {
        methods.add(Signature.of(element, each));
        unused.remove(each.getSimpleName().toString());
      }
    }
    unused.forEach(name -> error("a rule without method: " + type + "#" + name));
    return methods;
  }

  private void error(String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
  }
}
