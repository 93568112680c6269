package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.plan.RoutineForm;
import dev.hushcell.internal.plan.trusted.TrustedCalls.Call;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the parameters for which arguments are meant that are written with their names.
 *
 * @param naming tells which names could be one
 */
record ArgumentNames(Naming naming) {
  /** Returns for each argument, by its name or its place, the parameter that it is for. */
  List<Integer> parameters(Call call, List<RoutineForm> forms, List<String> names) {
    int declared = call.declared().size();
    List<Integer> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int parameter = names.get(i).isEmpty() ? i : parameter(call, forms, names.get(i));
      if (parameters.contains(parameter)) {
        throw call.refused("is given its parameter " + (parameter + 1) + " twice");
      }
      parameters.add(parameter);
    }
    if (parameters.size() != declared) {
      throw call.refused(
          "is declared with " + declared + " parameters, and the call has " + names.size());
    }
    return parameters;
  }

  private int parameter(Call call, List<RoutineForm> forms, String name) {
    List<Integer> found =
        forms.stream().flatMap(form -> places(form, name).boxed()).distinct().toList();
    boolean everywhere = forms.stream().allMatch(form -> places(form, name).count() == 1);
    if (found.size() != 1 || !everywhere) {
      throw call.refused("has not exactly one parameter " + name);
    }
    return found.get(0);
  }

  private IntStream places(RoutineForm form, String name) {
    return IntStream.range(0, form.parameters().size())
        .filter(i -> naming.mayBe(new Name(name, false), named(form, i)));
  }

  private static Name named(RoutineForm form, int parameter) {
    return new Name(form.parameters().get(parameter).name(), false);
  }
}
