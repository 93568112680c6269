package dev.hushcell.leak;

import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.Traffic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2's data source of physical connections, whose logical connections record what passes. */
final class RecordedPhysical {
  private RecordedPhysical() {}

  static XADataSource of(String url, Traffic traffic) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:" + url);
    return recorded(h2, XADataSource.class, traffic);
  }

  private static <T> T recorded(Object real, Class<T> type, Traffic traffic) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (result instanceof XAConnection) {
                return recorded(result, XAConnection.class, traffic);
              }
              return result instanceof Connection logical
                  ? RecordingDriver.record(logical, traffic)
                  : result;
            }));
  }
}
