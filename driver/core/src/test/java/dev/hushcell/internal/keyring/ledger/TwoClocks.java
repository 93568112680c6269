package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A database of this process that looks like one on another machine. */
final class TwoClocks {
  private TwoClocks() {}

  static DatabaseTables of(DatabaseTables tables) {
    CatalogueForm form =
        with(CatalogueForm.class, tables.catalogueForm(), Map.of("hasOwnClock", true));
    return with(DatabaseTables.class, tables, Map.of("catalogueForm", form));
  }

  private static <T> T with(Class<T> type, T inner, Map<String, Object> answers) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answer = answers.get(method.getName());
              try {
                return answer == null ? method.invoke(inner, arguments) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
