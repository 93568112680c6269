package dev.hushcell.spring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import org.springframework.util.ClassUtils;

/**
 * Puts the prefix in front of the URLs of connection details: those of containers come without a
 * URL that anybody could write it into.
 */
final class GivenDetails {
  /** The interfaces with {@code getJdbcUrl} and {@code getDriverClassName}. */
  static final Set<String> INTERFACES =
      Set.of(
          "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails",
          "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails",
          "org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails",
          "org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails",
          "org.springframework.boot.autoconfigure.liquibase.LiquibaseConnectionDetails",
          "org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails");

  private GivenDetails() {}

  /**
   * Returns connection details with the prefix; anything else, and details of properties, as is.
   */
  static Object prefixed(Object bean) {
    if (bean.getClass().getSimpleName().startsWith("Properties")) {
      return bean; // the URL is one that somebody wrote
    }
    Class<?>[] interfaces =
        Arrays.stream(ClassUtils.getAllInterfaces(bean))
            .filter(each -> INTERFACES.contains(each.getName()))
            .toArray(Class<?>[]::new);
    return interfaces.length == 0 ? bean : proxy(bean, interfaces);
  }

  private static Object proxy(Object bean, Class<?>[] interfaces) {
    return Proxy.newProxyInstance(
        interfaces[0].getClassLoader(),
        interfaces,
        (self, method, arguments) -> {
          if (method.getName().equals("getDriverClassName")) {
            Object url = interfaces[0].getMethod("getJdbcUrl").invoke(bean);
            return url == null ? null : PrefixedUrl.DRIVER;
          }
          try {
            Object answer = method.invoke(bean, arguments);
            return method.getName().equals("getJdbcUrl") && answer instanceof String url
                ? PrefixedUrl.of(url)
                : answer;
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        });
  }
}
