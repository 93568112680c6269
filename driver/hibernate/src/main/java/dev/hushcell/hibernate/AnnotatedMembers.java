package dev.hushcell.hibernate;

import dev.hushcell.Encrypted;
import java.beans.Introspector;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The attributes of a class whose field, accessor or record component has {@code @Encrypted}. */
final class AnnotatedMembers {
  private AnnotatedMembers() {}

  /** Returns their names, those of the classes above too. */
  static Set<String> of(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      annotatedFields(at).map(Field::getName).forEach(names::add);
      for (Method method : at.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Encrypted.class) && !method.isSynthetic()) {
          names.add(attribute(at, method.getName()));
        }
      }
    }
    return names;
  }

  private static Stream<Field> annotatedFields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Encrypted.class));
  }

  /** A name that is that of no accessor stays: it will be the name of no attribute. */
  private static String attribute(Class<?> type, String method) {
    boolean component =
        type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(method::equals);
    int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
    return component || prefix == 0 || method.length() == prefix
        ? method
        : Introspector.decapitalize(method.substring(prefix));
  }
}
