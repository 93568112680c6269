package dev.hushcell.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The source text of the generated classes: one body per kind and treatment of cells. */
final class Templates {
  private Templates() {}

  /** Returns everything before the methods. */
  static String begin(String packageName, Shape shape, Set<Kind> kinds) {
    return """
        package %s;
        %s
        /** Generated from rules.txt of dev.hushcell.surface; do not edit. */
        @org.jspecify.annotations.NullUnmarked
        @SuppressWarnings("deprecation")
        abstract class %s%s implements %s {
        """
            .formatted(
                packageName, imports(shape), shape.name(), shape.parentClause(), shape.type())
        + String.join("\n", members(shape, kinds));
  }

  private static String imports(Shape shape) {
    String plaintext = "import dev.hushcell.internal.value.Plaintext;\n";
    String argument = "import dev.hushcell.internal.value.Argument;\n";
    String value = "import dev.hushcell.internal.value.CellValue;\n";
    return switch (shape.cells()) {
      case BOUND -> "\n" + plaintext + argument;
      case NAMED -> "\n" + value;
      case OPENED -> "\n" + plaintext + argument + value;
      case LEFT, PASSED, ABSENT -> "";
    };
  }

  private static List<String> members(Shape shape, Set<Kind> kinds) {
    List<String> members = new ArrayList<>();
    if (shape.others()) {
      String override = shape.parent().isEmpty() ? "" : "@Override ";
      String thrown = shape.later() ? " throws java.sql.SQLException" : "";
      members.add("  " + override + "abstract " + shape.type() + " delegate()" + thrown + ";\n");
    }
    if (!shape.constructor().isEmpty()) {
      List<String> names = Signature.names(1, shape.constructor().size());
      String declared = Signature.declared(shape.constructor());
      members.add(
          "  %s(%s) {\n    %s;\n  }\n".formatted(shape.name(), declared, call("super", names)));
    }
    if (shape.parent().isEmpty() && shape.cells() != Cells.ABSENT) {
      members.addAll(asked(kinds));
    }
    if (shape.cells() == Cells.BOUND) {
      members.add("  abstract java.sql.SQLException notForTexts();\n");
    } else if (!shape.texts().isEmpty()) {
      members.add(
          """
            interface Execution<T> {
              T run(java.sql.Statement statement, String text) throws java.sql.SQLException;
            }

            abstract <T> T run(String sql, Execution<T> execution) throws java.sql.SQLException;
          """);
    }
    if (shape.cells() == Cells.OPENED) {
      members.add("  abstract boolean opens(int column) throws java.sql.SQLException;\n");
      members.add("  abstract CellValue cell(int column) throws java.sql.SQLException;\n");
      members.add("  abstract boolean seals(int column) throws java.sql.SQLException;\n");
      members.add(
          "  abstract void seal(int column, Plaintext value) throws java.sql.SQLException;\n");
      members.add("  abstract int updatable(int column) throws java.sql.SQLException;\n");
      members.add("  abstract void change(RowChange change) throws java.sql.SQLException;\n");
    }
    if (shape.cells() == Cells.NAMED) {
      members.add("  abstract int number(String parameter) throws java.sql.SQLException;\n");
      members.add("  abstract boolean opens(int parameter) throws java.sql.SQLException;\n");
      members.add("  abstract CellValue cell(int parameter) throws java.sql.SQLException;\n");
      members.add(
          "  abstract <T> T handed(int parameter, T inner) throws java.sql.SQLException;\n");
    }
    if (shape.cells() == Cells.BOUND) {
      members.add("  abstract boolean keeps(int parameter) throws java.sql.SQLException;\n");
      members.add("  abstract void keep(int parameter, Plaintext value);\n");
      members.add("  abstract boolean repeats(int parameter);\n");
      members.add(
          "  abstract void repeat(int parameter, Object value, RepeatedSetters.Setter setter)"
              + " throws java.sql.SQLException;\n");
      members.add("  abstract int place(int parameter);\n");
    }
    return members;
  }

  /** Returns what methods of some kinds ask of the classes that extend theirs. */
  private static List<String> asked(Set<Kind> kinds) {
    List<String> members = new ArrayList<>();
    if (kinds.contains(Kind.WRAP)) {
      members.add("  abstract <T> T wrap(T inner) throws java.sql.SQLException;\n");
    }
    if (kinds.contains(Kind.SEEN)) {
      members.add("  abstract java.sql.ResultSet seen(java.sql.ResultSet rows);\n");
    }
    if (kinds.contains(Kind.DESCRIBED)) {
      members.add("  abstract dev.hushcell.internal.value.TypeFacts facts(int at);\n");
      members.add("  abstract int place(int at);\n");
    }
    if (kinds.contains(Kind.PREPARE)) {
      members.add("  abstract Preparation preparation();\n");
      members.add("  abstract java.sql.Statement direct(java.sql.Statement inner);\n");
    }
    if (kinds.contains(Kind.UNWRAP)) {
      members.add("  abstract Session session();\n");
    }
    return members;
  }

  /** Returns everything after the methods. */
  static String end() {
    return "}\n";
  }

  /** Returns a method, or nothing if the shape leaves methods of this kind to others. */
  static String method(Shape shape, Kind kind, Signature method) {
    if (shape.cells() == Cells.ABSENT) {
      return method(method, method.isVoid() ? "" : "return " + method.nothing() + ";");
    }
    boolean cell = kind == Kind.CELL_IN || kind == Kind.CELL_OUT;
    if (cell ? shape.cells() == Cells.LEFT : !shape.others()) {
      return "";
    }
    if (kind == Kind.OPEN
        && shape.cells() == Cells.NAMED
        && method.startsWith("java.lang.String")) {
      return method(method, named(method));
    }
    if (kind == Kind.OPEN || kind == Kind.TEXT || kind == Kind.RUN) {
      return "\n  @Override\n  public abstract " + method.head() + ";\n";
    }
    return method(method, body(shape, kind, method));
  }

  /** Returns a method that runs an SQL text; nothing for one of another kind. */
  static String text(Shape shape, Kind kind, Signature method) {
    if (shape.cells() == Cells.BOUND && (kind == Kind.TEXT || kind == Kind.RUN)) {
      return method(method, "throw notForTexts();");
    }
    List<String> passed = new ArrayList<>(method.namesFrom(2));
    passed.add(0, "text");
    String execution = "(statement, text) -> " + call("statement." + method.name(), passed);
    return kind == Kind.RUN ? method(method, "return run(p1, " + execution + ");") : "";
  }

  private static String method(Signature method, String body) {
    return "\n  @Override\n  public " + method.head() + " {\n    " + body + "\n  }\n";
  }

  private static String body(Shape shape, Kind kind, Signature method) {
    return switch (kind) {
      case FORWARD -> returning(method, passed(method));
      case WRAP -> returning(method, "wrap(" + passed(method) + ")");
      case CELL_IN -> cellIn(shape.cells(), method);
      case CELL_OUT -> cellOut(shape.cells(), method);
      case SEEN -> returning(method, "seen(" + passed(method) + ")");
      case DESCRIBED -> described(method);
      case PREPARE -> prepared(method);
      case UNWRAP ->
          returning(
              method,
              "Unwrapping." + method.name() + "(this, delegate(), p1, session().unwrapAllowed())");
      case CHOOSES ->
          "throw dev.hushcell.internal.error.SqlErrors.choosesDatabase(\"" + method.name() + "\");";
      case OPEN, TEXT, RUN ->
          throw new IllegalArgumentException("no body for " + method.identity());
    };
  }

  /** The fact has the name of the method, without the words Column and Parameter. */
  private static String described(Signature method) {
    String name = method.name().replaceFirst("^(get|is)(Column|Parameter)?", "");
    String fact =
        switch (name) {
          case "Type" -> "type().jdbcType";
          case "TypeName" -> "type().typeName";
          default -> Character.toLowerCase(name.charAt(0)) + name.substring(1);
        };
    String passed = "delegate()." + method.name() + "(place(p1))";
    return "var facts = facts(p1);\n    "
        + returning(method, "facts == null ? " + passed + " : facts." + fact + "()");
  }

  private static String prepared(Signature method) {
    if (method.name().equals("createStatement")) {
      return returning(method, "direct(" + passed(method) + ")");
    }
    List<String> passed = new ArrayList<>(method.namesFrom(2));
    passed.add(0, "text");
    String made = "text -> " + call("delegate()." + method.name(), passed);
    if (method.name().equals("prepareCall")) {
      return returning(method, call("preparation().call", List.of("p1", made)));
    }
    boolean scrolls = method.parameters().size() > 2;
    return returning(
        method,
        call(
            "preparation().statement",
            scrolls ? List.of("p1", "ResultSetKind.of(p2, p3)", made) : List.of("p1", made)));
  }

  private static String cellIn(Cells cells, Signature method) {
    return switch (cells) {
      case PASSED -> call("delegate()." + method.name(), method.argumentsFrom(1)) + ";";
      case NAMED -> named(method);
      case BOUND -> BoundParameters.body(method);
      case OPENED -> updated(method);
      case LEFT, ABSENT -> throw new IllegalArgumentException(method.identity());
    };
  }

  private static String updated(Signature method) {
    boolean named = method.startsWith("java.lang.String");
    if (!named && !method.startsWith("int")) {
      return "change(() -> " + passed(method) + ");";
    }
    if (named) {
      List<String> byIndex = new ArrayList<>(method.namesFrom(2));
      byIndex.add(0, "columnOf(p1)");
      return call(method.name(), byIndex) + ";";
    }
    List<String> passed = new ArrayList<>(method.argumentsFrom(2));
    passed.add(0, "updatable(p1)");
    return "if (seals(p1)) {\n      %s;\n    } else {\n      %s;\n    }"
        .formatted(sealed(method), call("delegate()." + method.name(), passed));
  }

  /** The value of an update goes the way of that of a setter. */
  private static String sealed(Signature method) {
    String setter = "set" + method.name().substring("update".length());
    List<String> values = method.namesFrom(2);
    if (setter.equals("setObject") && values.size() > 1) {
      boolean typed = method.takes("java.sql.SQLType");
      values = typed ? values.subList(0, 2) : values.subList(0, 1);
    }
    return "seal(p1, " + handed(method, setter, values) + ")";
  }

  /** Returns what a setter hands over: one expression for all that take values alike. */
  static String handed(Signature method, String setter, List<String> values) {
    if (setter.equals("setNull")) {
      return "Plaintext.NULL";
    }
    String target =
        switch (method.parameters().get(1)) {
          case "boolean", "byte", "short", "int", "long", "float", "double" -> "Plaintext.of";
          case "java.lang.String", "java.math.BigDecimal" -> "Plaintext.of";
          case "java.sql.Time", "java.sql.Timestamp" -> "Argument.setDate";
          case "java.io.Reader" -> "Argument.setCharacterStream";
          case "java.sql.NClob" -> "Argument.setClob";
          case "java.sql.Array", "java.sql.Ref", "java.sql.RowId", "java.net.URL" -> "";
          default -> "Argument." + setter;
        };
    return target.isEmpty() || setter.endsWith("UnicodeStream")
        ? call("Argument.refuse", List.of('"' + setter + '"'))
        : call(target, values);
  }

  private static String named(Signature method) {
    if (!method.startsWith("java.lang.String")) {
      throw new IllegalArgumentException("no parameter name first: " + method.identity());
    }
    List<String> byNumber = new ArrayList<>(method.namesFrom(2));
    byNumber.add(0, "at");
    String known = returning(method, call(method.name(), byNumber));
    String passed = call("delegate()." + method.name(), method.argumentsFrom(1));
    return "int at = number(p1);\n    if (at > 0) {\n      %s%s\n    }\n    %s"
        .formatted(
            known,
            method.isVoid() ? "\n      return;" : "",
            returning(method, method.mayReturnJdbcObject() ? "wrap(" + passed + ")" : passed));
  }

  private static String cellOut(Cells cells, Signature method) {
    String passed = method.mayReturnJdbcObject() ? "wrap(" + passed(method) + ")" : passed(method);
    return switch (cells) {
      case PASSED -> returning(method, passed);
      case NAMED -> handed(method);
      case OPENED -> opened(method, passed);
      case BOUND, LEFT, ABSENT -> throw new IllegalArgumentException(method.identity());
    };
  }

  private static String opened(Signature method, String passed) {
    if (method.startsWith("java.lang.String")) {
      List<String> byIndex = new ArrayList<>(method.namesFrom(2));
      byIndex.add(0, "columnOf(p1)");
      return returning(method, call(method.name(), byIndex));
    }
    return returning(method, "opens(p1) ? " + given(method) + " : " + passed);
  }

  /** Returns what a getter gives out of a cell: national characters are like all others. */
  private static String given(Signature method) {
    String getter = method.name().replaceFirst("^getN(String|CharacterStream)$", "get$1");
    boolean refused =
        switch (method.result()) {
          case "java.sql.Array", "java.sql.Ref", "java.sql.RowId", "java.net.URL" -> true;
          default -> getter.equals("getUnicodeStream");
        };
    return refused
        ? call("cell(p1).refuse", List.of('"' + getter + '"'))
        : call("cell(p1)." + getter, method.namesFrom(2));
  }

  /** What a call gives is read by number, and may be a cursor. */
  private static String handed(Signature method) {
    if (method.startsWith("java.lang.String")) {
      return named(method);
    }
    String passed = passed(method);
    return opened(method, method.mayReturnJdbcObject() ? "handed(p1, " + passed + ")" : passed);
  }

  private static String passed(Signature method) {
    return call("delegate()." + method.name(), method.namesFrom(1));
  }

  private static String returning(Signature method, String expression) {
    return (method.isVoid() ? "" : "return ") + expression + ";";
  }

  static String call(String target, List<String> arguments) {
    return target + "(" + String.join(", ", arguments) + ")";
  }
}
