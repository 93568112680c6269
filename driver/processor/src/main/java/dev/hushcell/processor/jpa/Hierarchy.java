package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Mirror;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * An entity with the classes above it.
 *
 * @param classes the entity first; as it sees them, type variables resolved
 */
public record Hierarchy(List<DeclaredType> classes) {
  private static final String JOINED = "JOINED";
  private static final String TABLE_PER_CLASS = "TABLE_PER_CLASS";

  public static Hierarchy of(TypeElement entity, Types types) {
    List<DeclaredType> classes = new ArrayList<>();
    DeclaredType at = (DeclaredType) entity.asType();
    while (true) {
      classes.add(at);
      List<? extends TypeMirror> above = types.directSupertypes(at);
      if (((TypeElement) at.asElement()).getSuperclass() instanceof DeclaredType
          && above.get(0) instanceof DeclaredType next) {
        at = next;
      } else {
        return new Hierarchy(classes);
      }
    }
  }

  TypeElement entity() {
    return element(classes.get(0));
  }

  private static TypeElement element(DeclaredType type) {
    return (TypeElement) type.asElement();
  }

  /** Returns the topmost entity, which says how the hierarchy is stored. */
  private TypeElement root() {
    TypeElement root = entity();
    for (DeclaredType each : classes) {
      if (Jpa.isEntity(each.asElement())) {
        root = element(each);
      }
    }
    return root;
  }

  private String strategy() {
    return Mirror.of(root(), Jpa.INHERITANCE).map(each -> each.constant("strategy")).orElse("");
  }

  /** Tells whether there is a table for the entity; an abstract one may leave it to others. */
  public boolean isStored() {
    boolean isAbstract = entity().getModifiers().contains(Modifier.ABSTRACT);
    return !(isAbstract && strategy().equals(TABLE_PER_CLASS));
  }

  /** Returns the entity whose table holds the attributes of this one. */
  public TypeElement tableOwner() {
    return strategy().equals(JOINED) || strategy().equals(TABLE_PER_CLASS) ? entity() : root();
  }

  /** Returns the classes whose attributes this entity, and no other one, stores. */
  public List<DeclaredType> stored() {
    List<DeclaredType> stored = new ArrayList<>();
    for (DeclaredType each : classes) {
      boolean another = Jpa.isEntity(each.asElement()) && !each.asElement().equals(entity());
      if (another && !strategy().equals(TABLE_PER_CLASS)) {
        return stored;
      }
      if (Jpa.isEntity(each.asElement()) || Jpa.isMappedSuperclass(each.asElement())) {
        stored.add(each);
      }
    }
    return stored;
  }

  /** Returns the overrides for the attributes of one of the classes; the entity's come first. */
  public Overrides overrides(DeclaredType declaring) {
    List<Element> holders = new ArrayList<>();
    for (DeclaredType each : classes) {
      holders.add(each.asElement());
      if (each.asElement().equals(declaring.asElement())) {
        break;
      }
    }
    return Overrides.of(holders);
  }

  /** Returns the access that holds where a class says nothing: it is where the key stands. */
  public Attributes.Access access() {
    for (DeclaredType each : classes) {
      for (Element member : each.asElement().getEnclosedElements()) {
        if (Mirror.isAt(member, Jpa.ID) || Mirror.isAt(member, Jpa.EMBEDDED_ID)) {
          return member.getKind().isField() ? Attributes.Access.FIELD : Attributes.Access.PROPERTY;
        }
      }
    }
    return Attributes.Access.FIELD;
  }
}
