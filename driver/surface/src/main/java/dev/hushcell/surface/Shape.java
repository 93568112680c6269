package dev.hushcell.surface;

import java.util.ArrayList;
import java.util.List;

/**
 * A class to generate.
 *
 * @param name simple name
 * @param parent simple name of the class it extends, or empty
 * @param constructor types of the constructor, which are those of the parent's
 * @param type the interface it implements, which is also the type of its delegate
 * @param declaring the interfaces whose methods it takes on; the rest comes from the parent
 * @param texts the interfaces whose methods that run an SQL text it runs, or refuses where it binds
 *     values
 * @param cells what it does with the methods that carry cells
 * @param others whether it takes on the methods of all other kinds
 */
record Shape(
    String name,
    String parent,
    List<String> constructor,
    String type,
    List<String> declaring,
    List<String> texts,
    Cells cells,
    boolean others) {
  private static final String WRAPPER = "java.sql.Wrapper";

  /** The classes of the surface; hand-written ones stand between some of them. */
  static final List<Shape> ALL =
      List.of(
          root("Connection", "java.sql.Connection", WRAPPER),
          root("Statement", "java.sql.Statement", WRAPPER),
          ofTexts(),
          prepared(),
          callable(),
          root("ResultSet", "java.sql.ResultSet", WRAPPER),
          cells("PlainCells", Cells.PASSED),
          cells("SealedCells", Cells.OPENED),
          root("DatabaseMetaData", "java.sql.DatabaseMetaData", WRAPPER),
          root("ResultSetMetaData", "java.sql.ResultSetMetaData", WRAPPER),
          root("ParameterMetaData", "java.sql.ParameterMetaData", WRAPPER),
          root("Array", "java.sql.Array"),
          absent("Connection", "java.sql.Connection", WRAPPER),
          absent("PreparedStatement", "java.sql.PreparedStatement", "java.sql.Statement", WRAPPER),
          absent("ResultSet", "java.sql.ResultSet", WRAPPER),
          absent("ResultSetMetaData", "java.sql.ResultSetMetaData", WRAPPER));

  Shape {
    constructor = List.copyOf(constructor);
    declaring = List.copyOf(declaring);
    texts = List.copyOf(texts);
  }

  private static Shape root(String name, String type, String... inherited) {
    List<String> declaring = new ArrayList<>(List.of(type));
    declaring.addAll(List.of(inherited));
    return new Shape(
        "Forwarding" + name, "", List.of(), type, declaring, List.of(), Cells.LEFT, true);
  }

  private static Shape absent(String name, String type, String... inherited) {
    List<String> declaring = new ArrayList<>(List.of(type));
    declaring.addAll(List.of(inherited));
    return new Shape(
        "Absent" + name, "", List.of(), type, declaring, List.of(), Cells.ABSENT, false);
  }

  private static Shape ofTexts() {
    String type = "java.sql.Statement";
    return new Shape(
        "TextTakingStatement",
        "SessionStatement",
        List.of("SessionConnection"),
        type,
        List.of(),
        List.of(type),
        Cells.LEFT,
        false);
  }

  private static Shape prepared() {
    return new Shape(
        "ForwardingPreparedStatement",
        "SessionStatement",
        List.of("SessionConnection"),
        "java.sql.PreparedStatement",
        List.of("java.sql.PreparedStatement"),
        List.of("java.sql.Statement"),
        Cells.BOUND,
        true);
  }

  private static Shape callable() {
    return new Shape(
        "ForwardingCallableStatement",
        "BoundStatement",
        List.of("SessionConnection", "java.sql.PreparedStatement", "Planned"),
        "java.sql.CallableStatement",
        List.of("java.sql.CallableStatement"),
        List.of(),
        Cells.NAMED,
        true);
  }

  private static Shape cells(String name, Cells cells) {
    String type = "java.sql.ResultSet";
    List<String> constructor = List.of(type, "ObjectWrapper");
    return new Shape(
        name, "WrappedResultSet", constructor, type, List.of(type), List.of(), cells, false);
  }

  /** Tells whether its delegate may be made only when something is asked of it. */
  boolean later() {
    return type.equals("java.sql.Array");
  }

  String parentClause() {
    return parent.isEmpty() ? "" : " extends " + parent;
  }
}
