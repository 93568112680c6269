package dev.hushcell.spring;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapper;

/**
 * The URL of the database in memory that Spring Boot makes where nobody gave a URL.
 *
 * @param url the URL without the prefix
 * @param user the user that Spring Boot takes for it
 */
record EmbeddedUrl(String url, @Nullable String user) {
  /** Asks the properties of a data source; nothing where a URL was given, or none can be made. */
  static Optional<EmbeddedUrl> of(Object properties) {
    try {
      if (answer(properties, "getUrl") == null
          && answer(properties, "determineUrl") instanceof String url) {
        return Optional.of(new EmbeddedUrl(url, (String) answer(properties, "determineUsername")));
      }
    } catch (InvocationTargetException e) {
      return Optional.empty(); // there is no such database
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Spring Boot is not known", e);
    }
    return Optional.empty();
  }

  private static @Nullable Object answer(Object properties, String method)
      throws ReflectiveOperationException {
    return properties.getClass().getMethod(method).invoke(properties);
  }

  /** Writes it down with the prefix. */
  void writeInto(BeanWrapper properties) {
    properties.setPropertyValue("url", PrefixedUrl.of(url));
    properties.setPropertyValue("username", user);
    properties.setPropertyValue("driverClassName", PrefixedUrl.DRIVER);
  }
}
