package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Mirror;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/**
 * A persistent attribute of a class.
 *
 * @param name its name
 * @param members the members whose JPA annotations count
 * @param type its type as the class sees it that is read, type variables resolved
 * @param encrypted the member that has {@code @Encrypted}, which may be another one
 */
public record Attribute(
    String name, List<Element> members, TypeMirror type, Optional<Element> encrypted) {
  public Optional<Mirror> annotation(String annotation) {
    return Mirror.of(members, annotation);
  }

  public boolean has(String annotation) {
    return annotation(annotation).isPresent();
  }

  public boolean hasAny(Collection<String> annotations) {
    return annotations.stream().anyMatch(this::has);
  }

  /** Returns the annotation that names the column as protected. */
  public Optional<Mirror> protection() {
    return encrypted.flatMap(member -> Mirror.of(member, Mirror.ENCRYPTED));
  }
}
