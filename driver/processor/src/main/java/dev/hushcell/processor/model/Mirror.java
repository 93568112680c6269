package dev.hushcell.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** An annotation as it was written: its class need not be on the processor path. */
public record Mirror(AnnotationMirror annotation) {
  public static final String ENCRYPTED = "dev.hushcell.Encrypted";

  /** Returns the annotation with this name at one of the elements. */
  public static Optional<Mirror> of(List<? extends Element> elements, String name) {
    return elements.stream().flatMap(each -> of(each, name).stream()).findFirst();
  }

  /** Returns the annotation with this name. */
  public static Optional<Mirror> of(Element element, String name) {
    for (AnnotationMirror each : element.getAnnotationMirrors()) {
      Element type = each.getAnnotationType().asElement();
      if (((QualifiedNameable) type).getQualifiedName().contentEquals(name)) {
        return Optional.of(new Mirror(each));
      }
    }
    return Optional.empty();
  }

  public static boolean isAt(Element element, String name) {
    return of(element, name).isPresent();
  }

  /** Returns a repeatable annotation's uses, those in its container too. */
  public static List<Mirror> all(Element element, String name, String container) {
    List<Mirror> found = new ArrayList<>();
    of(element, name).ifPresent(found::add);
    of(element, container).ifPresent(mirror -> found.addAll(mirror.mirrors("value")));
    return found;
  }

  private Optional<Object> value(String member) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> each :
        annotation.getElementValues().entrySet()) {
      if (each.getKey().getSimpleName().contentEquals(member)) {
        return Optional.of(each.getValue().getValue());
      }
    }
    return Optional.empty();
  }

  /** Returns a text, or an empty one. */
  public String text(String member) {
    return value(member).filter(String.class::isInstance).map(String.class::cast).orElse("");
  }

  int number(String member) {
    return value(member).filter(Integer.class::isInstance).map(Integer.class::cast).orElse(0);
  }

  boolean flag(String member) {
    return value(member).filter(Boolean.TRUE::equals).isPresent();
  }

  /** Tells whether a flag that is set by default was written as {@code false}. */
  boolean denies(String member) {
    return value(member).filter(Boolean.FALSE::equals).isPresent();
  }

  /** Returns the name of an enum constant, or an empty text. */
  public String constant(String member) {
    return value(member).map(Mirror::constantName).orElse("");
  }

  /** Returns the names of enum constants. */
  List<String> constants(String member) {
    return values(member).stream().map(Mirror::constantName).toList();
  }

  public Optional<TypeMirror> type(String member) {
    return value(member).filter(TypeMirror.class::isInstance).map(TypeMirror.class::cast);
  }

  public Optional<Mirror> mirror(String member) {
    return value(member)
        .filter(AnnotationMirror.class::isInstance)
        .map(each -> new Mirror((AnnotationMirror) each));
  }

  private List<Mirror> mirrors(String member) {
    return values(member).stream()
        .filter(AnnotationMirror.class::isInstance)
        .map(each -> new Mirror((AnnotationMirror) each))
        .toList();
  }

  private List<Object> values(String member) {
    List<Object> found = new ArrayList<>();
    if (value(member).orElse(null) instanceof List<?> list) {
      list.forEach(each -> found.add(((AnnotationValue) each).getValue()));
    }
    return found;
  }

  private static String constantName(Object value) {
    return value instanceof VariableElement constant ? constant.getSimpleName().toString() : "";
  }
}
