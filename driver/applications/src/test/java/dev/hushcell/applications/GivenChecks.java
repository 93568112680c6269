package dev.hushcell.applications;

import dev.hushcell.applications.people.Given;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Checks of all methods of a repository that say what they are called with. */
final class GivenChecks {
  private static final Map<Class<?>, Function<String, Object>> READ =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(Instant.class, Instant::parse),
          Map.entry(BigDecimal.class, BigDecimal::new),
          Map.entry(UUID.class, UUID::fromString),
          Map.entry(Boolean.class, Boolean::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(int.class, Integer::valueOf),
          Map.entry(Limit.class, text -> Limit.of(Integer.parseInt(text))),
          Map.entry(Sort.class, Sort::by));

  private GivenChecks() {}

  static Stream<Check<Running>> of(String group, Class<?> repository) {
    return Stream.of(repository.getMethods())
        .filter(method -> method.isAnnotationPresent(Given.class))
        .sorted(Comparator.comparing(Method::getName))
        .map(method -> check(group, repository, method));
  }

  private static Check<Running> check(String group, Class<?> repository, Method method) {
    return new Check<>(
        group,
        method.getName(),
        isOrdered(method),
        application -> {
          Object result = call(method, application.bean(repository));
          return method.isAnnotationPresent(Modifying.class)
              ? result + Shown.of(application.everybody(), true)
              : result;
        });
  }

  private static Object call(Method method, Object repository) throws Exception {
    try {
      return method.invoke(repository, arguments(method));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception thrown ? thrown : e;
    }
  }

  private static boolean isOrdered(Method method) {
    Query query = method.getAnnotation(Query.class);
    NativeQuery sql = method.getAnnotation(NativeQuery.class);
    String text = query != null ? query.value() : sql != null ? sql.value() : method.getName();
    return text.replace(" ", "").toLowerCase(Locale.ROOT).contains("orderby")
        && !text.contains("over (");
  }

  private static Object[] arguments(Method method) {
    String[] texts = method.getAnnotation(Given.class).value();
    Type[] types = method.getGenericParameterTypes();
    List<Object> arguments = new ArrayList<>();
    for (int each = 0; each < types.length; each++) {
      arguments.add(argument(types[each], texts[each]));
    }
    return arguments.toArray();
  }

  private static Object argument(Type type, String text) {
    return type instanceof ParameterizedType many
        ? Stream.of(text.split(",", -1))
            .map(READ.get((Class<?>) many.getActualTypeArguments()[0]))
            .toList()
        : READ.get((Class<?>) type).apply(text);
  }
}
