package dev.hushcell.internal.fips;

import java.io.IOException;
import java.io.InputStream;

/**
 * Defines the classes of the package {@code inside} from the bytes in our own jar, below a loader
 * that has the module.
 *
 * <p>It is a loader of its own so that the one above holds the untouched jar of the module and
 * nothing else, and so that threads of the module never refer to a class of ours.
 */
final class InsideLoader extends ClassLoader {
  private static final String PACKAGE = InsideLoader.class.getPackageName() + ".inside.";

  InsideLoader(ClassLoader module) {
    super("hushcell-fips-inside", module);
  }

  /** Makes an instance of a class of the package {@code inside}, to be used as a JDK type. */
  @SuppressWarnings("unchecked") // the class is ours and implements exactly this
  <T> T make(String simpleName, Class<? super T> type) throws ReflectiveOperationException {
    Class<?> found = Class.forName(PACKAGE + simpleName, true, this);
    return (T) type.cast(found.getConstructor().newInstance());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in =
        InsideLoader.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
