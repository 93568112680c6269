package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.jdbc.ObjectWrapper.WrappedArray;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of the JDBC interfaces of the running JDK has a declared kind and is answered by a
 * class of ours. A JDK that adds one makes this fail with its name.
 */
class SurfaceTests {
  static final Path REPORT =
      Path.of("target/generated-sources/annotations/dev/hushcell/internal/jdbc", "surface.txt");

  /** Our classes for each interface. */
  private static final Map<Class<?>, List<Class<?>>> OURS =
      Map.of(
          Connection.class, List.of(SessionConnection.class),
          Statement.class, List.of(DirectStatement.class, BoundStatement.class),
          PreparedStatement.class, List.of(BoundStatement.class, CallStatement.class),
          CallableStatement.class, List.of(CallStatement.class),
          ResultSet.class, List.of(PlainResultSet.class, OpeningResultSet.class),
          DatabaseMetaData.class, List.of(SessionMetaData.class),
          ResultSetMetaData.class, List.of(OpeningMetaData.class),
          ParameterMetaData.class, List.of(BoundParameterMetaData.class),
          Array.class, List.of(WrappedArray.class));

  static Stream<Class<?>> interfaces() {
    return Stream.concat(OURS.keySet().stream(), Stream.of(Wrapper.class));
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void everyMethodHasADeclaredKind(Class<?> type) throws IOException {
    assertThat(methods(type).map(SurfaceTests::identity).filter(undeclared()::contains).toList())
        .as("methods of %s without a line in rules.txt", type.getName())
        .isEmpty();
  }

  @Test
  void noticesAMethodWithoutKind() throws IOException {
    assertThat(declared()).doesNotContain(identity(Newer.class.getDeclaredMethods()[0]));
  }

  @Test
  void everyMethodIsAnsweredByAClassOfOurs() {
    OURS.forEach(
        (type, classes) ->
            classes.forEach(
                ours -> assertThat(inherited(type, ours)).as(ours.getName()).isEmpty()));
  }

  @Test
  void noClassOfOursIsLeftAbstract() {
    assertThat(OURS.values().stream().flatMap(List::stream))
        .noneMatch(ours -> Modifier.isAbstract(ours.getModifiers()));
  }

  @Test
  void noClassOfOursForwardsIdentityOrText() {
    for (Class<?> ours : OURS.values().stream().flatMap(List::stream).toList()) {
      for (Class<?> each = ours; each != Object.class; each = each.getSuperclass()) {
        assertThat(Arrays.stream(each.getDeclaredMethods()).map(Method::getName))
            .as(each.getName())
            .doesNotContain("equals", "hashCode", "toString");
      }
    }
  }

  /** An interface as a later JDK might extend it. */
  interface Newer {
    Object readCellAs(int column, Class<?> type);
  }

  /** Returns the methods whose default body of the interface would run. */
  private static List<String> inherited(Class<?> type, Class<?> ours) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(
            method -> {
              try {
                return ours.getMethod(method.getName(), method.getParameterTypes())
                    .getDeclaringClass()
                    .isInterface();
              } catch (NoSuchMethodException e) {
                return true;
              }
            })
        .map(Method::toString)
        .toList();
  }

  private Set<String> undeclared() throws IOException {
    Set<String> all =
        interfaces()
            .flatMap(SurfaceTests::methods)
            .map(SurfaceTests::identity)
            .collect(Collectors.toSet());
    all.removeAll(declared());
    return all;
  }

  private static Set<String> declared() throws IOException {
    return Files.readAllLines(REPORT).stream()
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toSet());
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()));
  }

  static String identity(Method method) {
    return method.getDeclaringClass().getName()
        + "#"
        + method.getName()
        + Arrays.stream(method.getGenericParameterTypes())
            .map(Type::getTypeName)
            .map(name -> name.replace(", ", ","))
            .collect(Collectors.joining(",", "(", ")"));
  }
}
