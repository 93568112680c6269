package dev.hushcell.processor;

import dev.hushcell.processor.jpa.Jpa;
import dev.hushcell.processor.jpa.Names;
import dev.hushcell.processor.jpa.Naming;
import dev.hushcell.processor.model.Mirror;
import dev.hushcell.processor.model.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index of the columns that {@code @Encrypted} names: a service provider that the driver
 * finds at run time.
 *
 * <p>Options: {@code hushcell.naming} ({@code as-is}, {@code snake_case}); {@code hushcell.index},
 * the name of the class to be written.
 */
public final class EncryptedProcessor extends AbstractProcessor {
  private static final String INDEX_OPTION = "hushcell.index";
  private static final String SPRING_BOOT = "org.springframework.boot.SpringApplication";
  private static final Pattern CLASS_NAME =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*\\.)+[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Set<String> ANNOTATIONS =
      Set.of(Mirror.ENCRYPTED, Jpa.ENTITY, Jpa.MAPPED_SUPERCLASS, Jpa.EMBEDDABLE);

  private final Set<String> seen = new TreeSet<>();
  private @Nullable KnownTypes known;
  private @Nullable String written;
  private @Nullable String provided;

  /** For the compiler. */
  public EncryptedProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return ANNOTATIONS;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(Naming.OPTION, INDEX_OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Problems problems = new Problems(processingEnv.getMessager());
    Elements elements = processingEnv.getElementUtils();
    if (round.processingOver()) {
      if (provided != null) {
        new ModuleCheck(elements, problems).requireProvided(provided);
      }
      return false;
    }
    List<TypeElement> found = types(round);
    if (found.isEmpty()) {
      return false;
    }
    KnownTypes before = known;
    if (before == null) {
      before = new KnownTypes(processingEnv.getFiler(), elements, problems).read();
      known = before;
      seen.addAll(before.stillThere());
    }
    found.forEach(type -> seen.add(elements.getBinaryName(type).toString()));
    Columns columns = new Columns(problems);
    List<TypeElement> all = seen.stream().map(before::find).flatMap(Optional::stream).toList();
    new TypeReader(
            processingEnv.getTypeUtils(), new Names(naming(problems), problems), columns, problems)
        .read(all);
    if (!problems.failed()) {
      finish(columns, before, found, problems);
    }
    return false;
  }

  /** Returns the classes of the round that store something or have an annotated member. */
  private List<TypeElement> types(RoundEnvironment round) {
    Set<Element> found = new LinkedHashSet<>();
    for (String name : ANNOTATIONS) {
      TypeElement annotation = processingEnv.getElementUtils().getTypeElement(name);
      if (annotation != null) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
          found.add(element instanceof TypeElement ? element : element.getEnclosingElement());
        }
      }
    }
    return found.stream()
        .filter(type -> type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD)
        .map(TypeElement.class::cast)
        .toList();
  }

  private Naming naming(Problems problems) {
    String option = processingEnv.getOptions().get(Naming.OPTION);
    if (option == null) {
      boolean boot = processingEnv.getElementUtils().getTypeElement(SPRING_BOOT) != null;
      return boot ? Naming.SNAKE_CASE : Naming.UNKNOWN;
    }
    Optional<Naming> said = Naming.of(option);
    if (said.isEmpty()) {
      problems.error("-A" + Naming.OPTION + "=" + option + " is unknown; valid: as-is, snake_case");
    }
    return said.orElse(Naming.AS_IS);
  }

  private void finish(
      Columns columns, KnownTypes before, List<TypeElement> origins, Problems problems) {
    String name = name(problems);
    boolean nothing = columns.all().isEmpty() && !before.isEarlier();
    if (nothing || problems.failed()) {
      return;
    }
    String text = new IndexSource(name, columns.all()).text();
    if (written != null) {
      if (!written.equals(text)) {
        problems.error(
            "another annotation processor wrote classes with @Encrypted members after the index"
                + " was written; annotate classes that are in the sources");
      }
      return;
    }
    written = text;
    provided = columns.all().isEmpty() ? null : name;
    try {
      new IndexWriter(processingEnv.getFiler())
          .write(name, columns.all(), seen, before.foreign(), origins);
    } catch (IOException e) {
      problems.error("the index cannot be written: " + e.getMessage());
    }
  }

  /** Returns the name that was given, else one after the first class of the module. */
  private String name(Problems problems) {
    String option = processingEnv.getOptions().get(INDEX_OPTION);
    if (option == null) {
      String first = new ArrayList<>(seen).get(0);
      return first.replaceFirst("\\$.*", "") + "_Encrypted";
    }
    if (!CLASS_NAME.matcher(option).matches() || SourceVersion.isKeyword(option)) {
      problems.error(
          "-A"
              + INDEX_OPTION
              + "="
              + option
              + " is not the name of a class in a package, such as"
              + " com.example.crm.CrmColumns");
    }
    return option;
  }
}
