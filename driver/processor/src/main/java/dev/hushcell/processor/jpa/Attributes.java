package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds the persistent attributes of a class, as its access type says. */
public final class Attributes {
  private final Types types;

  public Attributes(Types types) {
    this.types = types;
  }

  /** Where the JPA annotations of a class stand. */
  public enum Access {
    FIELD,
    PROPERTY
  }

  /** Returns the access that a class or member asks for itself. */
  public static Optional<Access> access(Element element) {
    return Mirror.of(element, Jpa.ACCESS)
        .map(mirror -> mirror.constant("value"))
        .flatMap(
            name ->
                name.equals("PROPERTY") ? Optional.of(Access.PROPERTY) : Optional.of(Access.FIELD));
  }

  /** Returns the attributes that a class itself declares. */
  public List<Attribute> of(DeclaredType seen, Access access) {
    TypeElement type = (TypeElement) seen.asElement();
    List<Attribute> found = new ArrayList<>();
    if (type.getKind() == ElementKind.RECORD) {
      type.getRecordComponents().forEach(component -> found.add(ofRecord(component, seen)));
      return found;
    }
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (isField(field) && access(field).orElse(access) == Access.FIELD) {
        found.add(ofClass(type, field, types.asMemberOf(seen, field)));
      }
    }
    for (ExecutableElement getter : Members.getters(type)) {
      boolean kept = !Mirror.isAt(getter, Jpa.TRANSIENT);
      if (kept && access(getter).orElse(access) == Access.PROPERTY) {
        ExecutableType method = (ExecutableType) types.asMemberOf(seen, getter);
        found.add(ofClass(type, getter, method.getReturnType()));
      }
    }
    return found;
  }

  private static boolean isField(VariableElement field) {
    return !field.getModifiers().contains(Modifier.STATIC)
        && !field.getModifiers().contains(Modifier.TRANSIENT)
        && !Mirror.isAt(field, Jpa.TRANSIENT);
  }

  private Attribute ofRecord(RecordComponentElement component, DeclaredType seen) {
    List<Element> members = new ArrayList<>();
    ElementFilter.fieldsIn(seen.asElement().getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
        .forEach(members::add);
    members.add(component.getAccessor());
    members.add(component);
    ExecutableType accessor = (ExecutableType) types.asMemberOf(seen, component.getAccessor());
    return new Attribute(
        component.getSimpleName().toString(),
        members,
        accessor.getReturnType(),
        members.stream().filter(each -> Mirror.isAt(each, Mirror.ENCRYPTED)).findFirst());
  }

  private static Attribute ofClass(TypeElement type, Element member, TypeMirror seen) {
    String name = Members.attribute(member).orElseThrow();
    Optional<Element> encrypted =
        Members.encrypted(type).stream()
            .filter(each -> !each.getModifiers().contains(Modifier.STATIC))
            .filter(each -> Members.attribute(each).filter(name::equals).isPresent())
            .findFirst();
    return new Attribute(name, List.of(member), seen, encrypted);
  }
}
