package dev.hushcell.processor;

import dev.hushcell.processor.model.Problems;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * The classes that an index of this module was made of, by an earlier compilation. When a build
 * tool compiles only the files that changed, the others are read from their class files, so that
 * the new index has all columns.
 */
final class KnownTypes {
  static final String SERVICES = "META-INF/services/dev.hushcell.policy.EncryptedColumns";

  private final Filer filer;
  private final Elements elements;
  private final Problems problems;
  private final Set<String> foreign = new LinkedHashSet<>();
  private final Set<String> types = new TreeSet<>();
  private boolean earlier;

  KnownTypes(Filer filer, Elements elements, Problems problems) {
    this.filer = filer;
    this.elements = elements;
    this.problems = problems;
  }

  /** Returns the file in which the classes of an index are listed. */
  static String file(String index) {
    return "META-INF/hushcell/" + index + ".types";
  }

  /** Reads what is in the output directory. */
  KnownTypes read() {
    for (String index : lines(SERVICES).orElse(List.of())) {
      Optional<List<String>> listed = lines(file(index));
      if (listed.isPresent()) {
        earlier = true;
        types.addAll(listed.get());
      } else {
        foreign.add(index);
      }
    }
    return this;
  }

  /** Tells whether there was an index of ours. */
  boolean isEarlier() {
    return earlier;
  }

  /** Returns the lines of the service file that are not ours. */
  Set<String> foreign() {
    return foreign;
  }

  /** Returns the binary names of the classes that are still there. */
  Set<String> stillThere() {
    Set<String> there = new TreeSet<>();
    for (String type : types) {
      if (find(type).isPresent()) {
        there.add(type);
      } else if (exists(type.replace('.', '/') + ".class")) {
        problems.error(
            "an earlier index names "
                + type
                + ", whose class file the compiler does not see; put the output directory on the"
                + " class path, or build from scratch");
      }
    }
    return there;
  }

  /** Finds a class by its binary name. */
  Optional<TypeElement> find(String binaryName) {
    return Optional.ofNullable(elements.getTypeElement(binaryName))
        .or(() -> Optional.ofNullable(elements.getTypeElement(binaryName.replace('$', '.'))));
  }

  private boolean exists(String file) {
    try {
      filer.getResource(StandardLocation.CLASS_OUTPUT, "", file).openInputStream().close();
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<List<String>> lines(String file) {
    try {
      CharSequence text =
          filer.getResource(StandardLocation.CLASS_OUTPUT, "", file).getCharContent(true);
      return Optional.of(
          text.toString()
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .toList());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
