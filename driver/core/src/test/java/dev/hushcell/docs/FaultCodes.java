package dev.hushcell.docs;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.testing.TestJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every code of the driver, found in the classes of its enums. */
final class FaultCodes {
  private FaultCodes() {}

  /**
   * Returns the codes by their constants, as those are written in code: {@code
   * PlanFault.TABLE_MISSING}.
   */
  static Map<String, FaultCode> byConstant() throws IOException {
    Map<String, FaultCode> found = new TreeMap<>();
    Path classes = TestJars.of(FaultCode.class.getName());
    try (Stream<Path> files = Files.walk(classes.resolve("dev"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        Class<?> type = type(classes.relativize(file));
        if (type.isEnum() && FaultCode.class.isAssignableFrom(type)) {
          for (Object constant : List.of(type.getEnumConstants())) {
            String name = type.getSimpleName() + "." + ((Enum<?>) constant).name();
            found.put(name, (FaultCode) constant);
          }
        }
      }
    }
    return found;
  }

  /** Returns the class of a file, without initialising it. */
  private static Class<?> type(Path file) {
    String path = file.toString();
    String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, FaultCode.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
