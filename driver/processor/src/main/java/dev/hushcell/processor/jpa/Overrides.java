package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Mirror;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * The {@code @AttributeOverride} that speak of the attributes below one place; those further out
 * come first.
 *
 * @param outer the overrides around the place
 * @param name name of the place within the outer one; may be empty
 * @param holders where the overrides of the place itself stand, the stronger first
 */
public record Overrides(@Nullable Overrides outer, String name, List<? extends Element> holders) {
  /** Returns the overrides of a class, whose subclasses come first. */
  static Overrides of(List<? extends Element> classes) {
    return new Overrides(null, "", classes);
  }

  /** Returns the overrides of the attributes within an attribute. */
  Overrides within(Attribute attribute) {
    return new Overrides(this, attribute.name(), attribute.members());
  }

  /** Returns the column that replaces that of an attribute. */
  public Optional<Mirror> column(String attribute) {
    Optional<Mirror> further =
        outer == null || name.isEmpty() ? Optional.empty() : outer.column(name + "." + attribute);
    return further.or(() -> here(attribute));
  }

  private Optional<Mirror> here(String attribute) {
    return holders.stream()
        .flatMap(
            holder -> Mirror.all(holder, Jpa.ATTRIBUTE_OVERRIDE, Jpa.ATTRIBUTE_OVERRIDES).stream())
        .filter(override -> speaksOf(override.text("name"), attribute))
        .flatMap(override -> override.mirror("column").stream())
        .findFirst();
  }

  /** The values of a map are spoken of with {@code value.} in front. */
  private static boolean speaksOf(String written, String attribute) {
    return written.equals(attribute) || written.equals("value." + attribute);
  }
}
