package dev.hushcell.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A method as the templates need it; types are written out in full.
 *
 * @param owner the interface that declares it
 * @param name its name
 * @param typeParameters {@code "<T> "}, or empty
 * @param result the type it returns
 * @param parameters the types of its parameters, which are named p1, p2 and so on
 * @param thrown the exceptions it declares
 */
record Signature(
    String owner,
    String name,
    String typeParameters,
    String result,
    List<String> parameters,
    List<String> thrown) {
  private static final Set<String> JDBC_OBJECTS = Set.of("java.lang.Object", "java.sql.Array");

  Signature {
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  static Signature of(TypeElement owner, ExecutableElement method) {
    List<String> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(parameter.asType().toString());
    }
    String variables =
        method.getTypeParameters().stream().map(Object::toString).collect(Collectors.joining(", "));
    return new Signature(
        owner.getQualifiedName().toString(),
        method.getSimpleName().toString(),
        variables.isEmpty() ? "" : "<" + variables + "> ",
        method.getReturnType().toString(),
        parameters,
        method.getThrownTypes().stream().map(Object::toString).toList());
  }

  boolean isVoid() {
    return result.equals("void");
  }

  /** Returns what stands for no value of the type it returns. */
  String nothing() {
    return switch (result) {
      case "boolean" -> "false";
      case "byte", "short", "int", "long", "float", "double" -> "0";
      default -> "null";
    };
  }

  /** Tells whether the value handed out may be, or hold, a JDBC object. */
  boolean mayReturnJdbcObject() {
    return JDBC_OBJECTS.contains(result) || !typeParameters.isEmpty();
  }

  /** Tells whether one of its parameters is of a type. */
  boolean takes(String type) {
    return parameters.contains(type);
  }

  boolean startsWith(String type) {
    return !parameters.isEmpty() && parameters.get(0).equals(type);
  }

  /** Returns the names of parameters, which are numbered from 1. */
  static List<String> names(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> "p" + i).toList();
  }

  /** Returns the declaration of parameters of these types. */
  static String declared(List<String> types) {
    return IntStream.rangeClosed(1, types.size())
        .mapToObj(i -> types.get(i - 1) + " p" + i)
        .collect(Collectors.joining(", "));
  }

  /** Returns the head without modifiers. */
  String head() {
    String thrownTypes = thrown.isEmpty() ? "" : " throws " + String.join(", ", thrown);
    return typeParameters + result + " " + name + "(" + declared(parameters) + ")" + thrownTypes;
  }

  /** Returns the names of the parameters from the given place on. */
  List<String> namesFrom(int first) {
    return names(first, parameters.size());
  }

  /** Returns the same with JDBC objects of ours turned into those of the delegate. */
  List<String> argumentsFrom(int first) {
    List<String> arguments = new ArrayList<>();
    for (int i = first; i <= parameters.size(); i++) {
      boolean mayBeOurs = JDBC_OBJECTS.contains(parameters.get(i - 1));
      arguments.add(mayBeOurs ? "Unwrapped.of(p" + i + ")" : "p" + i);
    }
    return arguments;
  }

  /** Returns name and parameter types, the form that identifies a method in reports. */
  String identity() {
    return owner + "#" + name + "(" + String.join(",", parameters) + ")";
  }
}
