package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Mirror;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Fields, accessors and record components, and the attribute that each stands for. */
public final class Members {
  private Members() {}

  /**
   * Returns the members of a type that have {@code @Encrypted}, each attribute once. The compiler
   * copies the annotation of a record component to field and accessor; only the field has a place.
   */
  public static List<Element> encrypted(TypeElement type) {
    boolean record = type.getKind() == ElementKind.RECORD;
    return type.getEnclosedElements().stream()
        .filter(member -> Mirror.isAt(member, Mirror.ENCRYPTED))
        .filter(member -> !record || member.getKind().isField() || !isCopy(type, member))
        .map(Element.class::cast)
        .toList();
  }

  private static boolean isCopy(TypeElement type, Element member) {
    return type.getEnclosedElements().stream()
        .filter(field -> field.getKind().isField())
        .filter(field -> field.getSimpleName().equals(member.getSimpleName()))
        .anyMatch(field -> Mirror.isAt(field, Mirror.ENCRYPTED));
  }

  /** Returns the name of the attribute that a member stands for; empty when it stands for none. */
  public static Optional<String> attribute(Element member) {
    String name = member.getSimpleName().toString();
    if (!(member instanceof ExecutableElement method)) {
      return Optional.of(name);
    }
    boolean reads =
        method.getParameters().isEmpty() && method.getReturnType().getKind() != TypeKind.VOID;
    if (!reads) {
      return Optional.empty();
    }
    if (isAccessorOfComponent(method)) {
      return Optional.of(name);
    }
    boolean is = method.getReturnType().getKind() == TypeKind.BOOLEAN || isBoxedBoolean(method);
    int prefix = name.startsWith("get") ? 3 : is && name.startsWith("is") ? 2 : 0;
    return prefix == 0 || name.length() == prefix
        ? Optional.empty()
        : Optional.of(decapitalized(name.substring(prefix)));
  }

  private static boolean isBoxedBoolean(ExecutableElement method) {
    return method.getReturnType().toString().equals("java.lang.Boolean");
  }

  private static boolean isAccessorOfComponent(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement type
        && type.getRecordComponents().stream()
            .map(RecordComponentElement::getAccessor)
            .anyMatch(method::equals);
  }

  /** As {@code java.beans} does it: {@code URL} stays, {@code Name} becomes {@code name}. */
  private static String decapitalized(String name) {
    boolean acronym =
        name.length() > 1
            && Character.isUpperCase(name.charAt(0))
            && Character.isUpperCase(name.charAt(1));
    return acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Tells why a member can be no persistent attribute whatever else is said; empty if it can. */
  public static Optional<String> flaw(Element member) {
    if (member.getModifiers().contains(Modifier.STATIC)) {
      return Optional.of("a static member is not stored; remove @Encrypted");
    }
    if (member.getModifiers().contains(Modifier.TRANSIENT) || Mirror.isAt(member, Jpa.TRANSIENT)) {
      return Optional.of("a transient member is not stored; remove @Encrypted, or transient");
    }
    if (attribute(member).isEmpty()) {
      return Optional.of(
          "@Encrypted belongs at a field, a record component or a getter without parameters");
    }
    return Optional.empty();
  }

  static List<ExecutableElement> getters(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .filter(method -> attribute(method).isPresent())
        .toList();
  }
}
