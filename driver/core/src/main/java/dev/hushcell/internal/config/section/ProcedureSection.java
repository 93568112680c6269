package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedRoutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code procedures:} section: a list of routines that take and give plain values only,
 * or routines with what each of their parameters takes. Nothing is left to a default there: an
 * option that was forgotten would be a value in clear.
 */
public final class ProcedureSection {
  public static final String NAME = "procedures";
  public static final List<String> KEYS = List.of("parameters");

  private final Section root;
  private final DeclaredNames declared;

  ProcedureSection(Section root, List<ColumnRule> columns) {
    this.root = root;
    this.declared = new DeclaredNames(columns);
  }

  List<TrustedRoutine> read() {
    List<TrustedRoutine> routines = new ArrayList<>();
    if (root.isMapping(NAME)) {
      Section section = root.section(NAME).orElseThrow();
      for (String written : section.keys()) {
        RoutineName name = name(written, section.place(written));
        add(
            new TrustedRoutine(name, Optional.of(parameters(section, written))),
            section.place(written),
            routines);
      }
    } else {
      for (String written : root.texts(NAME)) {
        RoutineName name = name(written, root.valuePlace(NAME));
        add(new TrustedRoutine(name, Optional.empty()), root.valuePlace(NAME), routines);
      }
    }
    return routines;
  }

  private static RoutineName name(String written, FilePosition place) {
    List<String> parts = DottedKey.split(written);
    if (parts.size() != 2) {
      throw ConfigFault.BAD_NAME.fault(
          NAME + " must name routines as schema.routine (" + place + ")");
    }
    return new RoutineName(parts.get(0), parts.get(1));
  }

  private List<Optional<NamedColumn>> parameters(Section section, String routine) {
    Section options = section.section(routine).orElseThrow();
    options.allowOnly(KEYS);
    if (!options.keys().contains("parameters")) {
      throw ConfigFault.BAD_VALUE.fault(
          options.name()
              + " needs parameters: a list that says for each one plain, or the protected column"
              + " whose values it takes ("
              + section.place(routine)
              + ")");
    }
    List<Optional<NamedColumn>> parameters = new ArrayList<>();
    for (String written : options.texts("parameters")) {
      parameters.add(declared.plainOr(written, options.name(), options.valuePlace("parameters")));
    }
    return parameters;
  }

  private static void add(TrustedRoutine added, FilePosition place, List<TrustedRoutine> routines) {
    if (routines.stream().anyMatch(each -> each.name().isLike(added.name()))) {
      throw ConfigFault.DUPLICATE_NAME.fault(
          added.name() + " stands under " + NAME + ": twice; remove one (" + place + ")");
    }
    routines.add(added);
  }
}
