package dev.hushcell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the driver exports, held against a recorded list, so that nothing comes into the API or
 * leaves it unseen. After a change that is meant, run this test with {@code
 * -Dhushcell.api.record=true}, read the difference and commit it.
 */
class PublicApiTests {
  private static final Path RECORD =
      Path.of("src/test/resources/dev/hushcell/architecture/public-api.txt");

  @Test
  void exportsWhatIsRecorded() throws IOException, URISyntaxException {
    List<String> now = exported();
    assertThat(now).noneMatch(line -> line.contains(".internal."));
    if (Boolean.getBoolean("hushcell.api.record")) {
      Files.write(RECORD, now);
    }
    assertThat(now).isEqualTo(Files.readAllLines(RECORD));
  }

  @Test
  void aMemberMoreOrLessIsSeen() {
    assertThat(lines(Shown.class))
        .contains(
            "dev.hushcell.architecture.PublicApiTests$Shown method int shown(java.lang.String)")
        .noneMatch(line -> line.contains("hidden"));
  }

  /** Something with a member that is exported and one that is not. */
  public static final class Shown {
    public static int shown(String text) {
      return hidden(text);
    }

    private static int hidden(String text) {
      return text.length();
    }
  }

  private static List<String> exported() throws IOException, URISyntaxException {
    Path classes =
        Path.of(HushcellDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    TreeSet<String> lines = new TreeSet<>();
    for (String room : Rules.PUBLIC_ROOMS) {
      try (Stream<Path> files = Files.list(classes.resolve(room.replace('.', '/')))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
            .map(name -> named(room + "." + name.substring(0, name.length() - 6)))
            .filter(PublicApiTests::isShown)
            .forEach(type -> lines.addAll(lines(type)));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return List.copyOf(lines);
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, PublicApiTests.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isShown(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  private static List<String> lines(Class<?> type) {
    List<String> lines = new ArrayList<>();
    lines.add(type.getName() + " is " + type.toGenericString().replaceFirst(" dev\\..*", ""));
    supertypes(type).forEach(each -> lines.add(type.getName() + " extends " + each.getTypeName()));
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      add(lines, type, each, "new(" + names(each.getGenericParameterTypes()) + ")");
    }
    for (Method each : type.getDeclaredMethods()) {
      String signature = each.getName() + "(" + names(each.getGenericParameterTypes()) + ")";
      add(
          lines,
          type,
          each,
          "method " + each.getGenericReturnType().getTypeName() + " " + signature);
    }
    for (Field each : type.getDeclaredFields()) {
      add(lines, type, each, "field " + each.getGenericType().getTypeName() + " " + each.getName());
    }
    return lines;
  }

  private static Stream<Type> supertypes(Class<?> type) {
    Stream<Type> interfaces = Arrays.stream(type.getGenericInterfaces());
    return type.getGenericSuperclass() == null
        ? interfaces
        : Stream.concat(Stream.of(type.getGenericSuperclass()), interfaces);
  }

  private static void add(List<String> lines, Class<?> type, Member member, String text) {
    boolean shown =
        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    if (shown && !member.isSynthetic()) {
      lines.add(type.getName() + " " + text);
    }
  }

  private static String names(Type[] types) {
    return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
  }
}
