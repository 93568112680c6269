package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of the JDBC interfaces of the running JDK, on every object of ours that an
 * application gets: passed on to a driver that saw it, sealed or opened, or refused with the code
 * that {@code walk.txt} says.
 */
class WalkTests {
  private static WalkTable table;

  @BeforeAll
  static void load() throws IOException {
    table = WalkTable.load();
  }

  static Stream<WalkSubject> subjects() {
    return WalkSubject.all().stream();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void everyMethodDoesWhatIsListed(WalkSubject subject) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Method method : methods(subject.type())) {
      Optional<String> expected = table.expected(subject, method);
      Object first = named(method) ? (subject.touching() ? "NOTE" : "ID") : (Object) 1;
      String found = Walk.verdict(subject, method, first);
      if (!expected.equals(Optional.of(found))) {
        wrong.add(
            Walk.signature(method) + ": " + found + ", expected " + expected.orElse("nothing"));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A plain place beside a protected one is passed on, a column perhaps by its number. */
  @ParameterizedTest
  @MethodSource("rowsAndParameters")
  void everyMethodPassesAPlainPlaceOn(WalkSubject subject) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Method method : methods(subject.type())) {
      if (table.isCell(method)) {
        String found = Walk.verdict(subject, method, named(method) ? "ID" : (Object) 2);
        boolean refused = found.equals("HC-4006") && subject.name().contains(" rows");
        if (!found.equals("forwarded") && !found.equals("wrapped") && !refused) {
          wrong.add(Walk.signature(method) + ": " + found);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  static Stream<WalkSubject> rowsAndParameters() {
    return subjects().filter(each -> each.name().matches("(filtered )?rows[*]|prepared[*]"));
  }

  @Test
  void everyLineOfTheTableIsOfSomeMethod() {
    for (WalkSubject subject : WalkSubject.all()) {
      methods(subject.type()).forEach(method -> table.expected(subject, method));
    }
    assertThat(table.unused()).isEmpty();
  }

  /** Which objects an application gets of the other interfaces is said here. */
  @Test
  void everyInterfaceIsWalkedOrListed() throws IOException {
    Set<Class<?>> walked =
        WalkSubject.all().stream().map(WalkSubject::type).collect(Collectors.toSet());
    assertThat(Interfaces.ofJdbc())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            type ->
                assertThat(walked.contains(type) || Interfaces.LISTED.contains(type))
                    .as(type.getName())
                    .isTrue());
  }

  /** A default method that is not overridden would not reach the driver below. */
  @Test
  void noClassOfOursLeavesAMethodToItsInterface() {
    List<String> left = new ArrayList<>();
    List<Class<?>> implementations = Interfaces.implementations();
    for (Class<?> ours : implementations) {
      for (Method method : ours.getMethods()) {
        boolean jdbc = method.getDeclaringClass().getName().matches("javax?\\.sql\\..*");
        if (jdbc && method.isDefault() && !Modifier.isStatic(method.getModifiers())) {
          left.add(ours.getName() + ", " + method);
        }
      }
    }
    assertThat(left).isEmpty();
    assertThat(implementations).contains(EvaluatedResultSet.class, HeldArray.class);
  }

  /** An array that forgets to pass one call on. */
  private static final class Forgetful extends ForwardingArray {
    private final Array inner;

    Forgetful(Array inner) {
      this.inner = inner;
    }

    @Override
    Array delegate() {
      return inner;
    }

    @Override
    <T> T wrap(T value) {
      return value;
    }

    @Override
    public void free() {}
  }

  @Test
  void noticesWhatDoesNotReachTheDriverOrIsHandedOut() throws Exception {
    WalkSubject forgetful =
        new WalkSubject("array", Array.class, false, s -> new Forgetful(s.stub.make(Array.class)));
    assertThat(Walk.verdict(forgetful, Array.class.getMethod("free"), 1)).isEqualTo("ours");
    assertThat(Walk.verdict(forgetful, Array.class.getMethod("getResultSet"), 1))
        .isEqualTo("handed out");
    assertThat(Walk.verdict(forgetful, Array.class.getMethod("getBaseType"), 1))
        .isEqualTo("forwarded");
  }

  @Test
  void expectsNothingOfAMethodThatNobodyKnows() throws Exception {
    Method newer = SurfaceTests.Newer.class.getMethod("readCellAs", int.class, Class.class);
    assertThat(table.expected(WalkSubject.all().get(0), newer)).isEmpty();
  }

  private static boolean named(Method method) {
    return method.getParameterCount() > 0 && method.getParameterTypes()[0] == String.class;
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(Walk::signature))
        .toList();
  }
}
