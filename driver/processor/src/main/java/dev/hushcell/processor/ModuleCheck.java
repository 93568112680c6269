package dev.hushcell.processor;

import dev.hushcell.processor.model.Problems;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** On the module path a service file counts for nothing: the module must say what it provides. */
final class ModuleCheck {
  private static final String SERVICE = "dev.hushcell.policy.EncryptedColumns";

  private final Elements elements;
  private final Problems problems;

  ModuleCheck(Elements elements, Problems problems) {
    this.elements = elements;
    this.problems = problems;
  }

  /** To be called when the class was compiled: the compiler looks at it at once. */
  void requireProvided(String index) {
    TypeElement type = elements.getTypeElement(index);
    ModuleElement module = type == null ? null : elements.getModuleOf(type);
    if (module == null || module.isUnnamed()) {
      return;
    }
    boolean provided =
        ElementFilter.providesIn(module.getDirectives()).stream()
            .anyMatch(each -> provides(each, index));
    if (!provided) {
      problems.error(
          module,
          "the index would not be found on the module path; add to module-info.java: provides "
              + SERVICE
              + " with "
              + index
              + "; (the name of the class is the compiler option -Ahushcell.index)");
    }
  }

  private static boolean provides(ProvidesDirective directive, String index) {
    return directive.getService().getQualifiedName().contentEquals(SERVICE)
        && directive.getImplementations().stream()
            .anyMatch(each -> each.getQualifiedName().contentEquals(index));
  }
}
