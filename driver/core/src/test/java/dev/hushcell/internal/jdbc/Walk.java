package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.RawColumn;
import dev.hushcell.internal.jdbc.StubDriver.Call;
import dev.hushcell.internal.jdbc.WalkSubject.Scenery;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.PooledConnection;
import javax.transaction.xa.XAResource;

/** Calls a method of an object of ours, and says what became of the call. */
final class Walk {
  private static final Pattern CODE = Pattern.compile("\\[(HC-\\d{4})\\]");

  /** Objects by which values or texts could be sent past us. */
  private static final List<Class<?>> LEADING =
      List.of(
          Connection.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class,
          ParameterMetaData.class,
          Array.class,
          PooledConnection.class,
          XAResource.class);

  private Walk() {}

  /** Returns what became of a call; {@code first} is the first argument, if it is of its type. */
  static String verdict(WalkSubject subject, Method method, Object first) throws Exception {
    String last = "";
    for (ProtectedColumn column :
        List.of(WalkSubject.TEXT, WalkSubject.BYTES, WalkSubject.MOMENT)) {
      last = verdict(subject, method, first, column);
      if (!last.matches("HC-4012|HC-9.*|not .*")) { // of another type than the column
        break;
      }
    }
    return last;
  }

  private static String verdict(
      WalkSubject subject, Method method, Object first, ProtectedColumn column) throws Exception {
    Scenery scenery = new Scenery(column, cell(column));
    Object ours = subject.making().make(scenery);
    Object[] arguments = new WalkArguments(scenery.connection).of(method, first);
    scenery.stub.forget();
    Object result;
    try {
      result = method.invoke(ours, arguments);
    } catch (InvocationTargetException e) {
      return failed(e.getCause());
    }
    boolean placed = arguments.length > 0 && arguments[0].equals(first);
    boolean places = placed && subject.touching() && List.of(1, "NOTE").contains(first);
    if (places && subject.type() == ResultSet.class && method.getName().startsWith("get")) {
      return opened(result);
    }
    if (places && subject.type() == ResultSet.class && method.getName().startsWith("update")) {
      return sealed(scenery, "update", method);
    }
    boolean value = arguments.length > 1;
    if (places
        && value
        && subject.type() != ResultSet.class
        && method.getName().startsWith("set")) {
      ((PreparedStatement) ours).executeUpdate();
      return sealed(scenery, "set", method);
    }
    return passed(scenery, method, arguments, result);
  }

  private static Object cell(ProtectedColumn column) {
    Object value =
        switch (column.type().family()) {
          case TIMESTAMP -> WalkArguments.TIME;
          case BYTES -> WalkArguments.VALUE.getBytes(StandardCharsets.UTF_8);
          default -> WalkArguments.VALUE;
        };
    return RawColumn.raw(new FakeCells().of(column).seal(Plaintext.of(value)));
  }

  private static String failed(Throwable failure) {
    Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
    return code.find() ? code.group(1) : "failed with " + failure.getClass().getName();
  }

  /** Tells whether what was read is the value that is in the cell. */
  private static String opened(Object result) throws Exception {
    String told = shown(result);
    boolean time = result instanceof java.util.Date && WalkArguments.TIME.contains(told);
    return time || told.equals(WalkArguments.VALUE) ? "opened" : "not opened but " + told;
  }

  private static String shown(Object value) throws Exception {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof InputStream stream) {
      return shown(stream.readAllBytes());
    }
    if (value instanceof Reader reader) {
      return read(reader);
    }
    if (value instanceof Blob blob) {
      return shown(blob.getBinaryStream());
    }
    if (value instanceof Clob clob) {
      return shown(clob.getCharacterStream());
    }
    if (value instanceof SQLXML xml) {
      return xml.getString();
    }
    if (value instanceof Boolean yes) {
      return yes ? WalkArguments.VALUE : "0";
    }
    return String.valueOf(value).replaceFirst("\\.0$", "");
  }

  private static String read(Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
  }

  /** Tells whether a cell, and nothing else, went to the driver in the first place. */
  private static String sealed(Scenery scenery, String verb, Method method) throws IOException {
    for (Call call : scenery.stub.calls()) {
      boolean first = !call.arguments().isEmpty() && call.arguments().get(0).equals(1);
      boolean value = call.arguments().size() > 1 || call.method().getName().endsWith("Null");
      if (!first || !value || !call.method().getName().startsWith(verb)) {
        continue;
      }
      if (call.method().getName().equals(verb + "Null")) {
        return method.getName().equals(verb + "Null") ? "sealed" : "not sealed but NULL";
      }
      Object sent = call.arguments().get(1);
      int head = sent instanceof byte[] bytes ? bytes[0] & 0xff : -1;
      if (sent instanceof InputStream stream) {
        head = stream.read();
      }
      return head >= 0xf8 ? "sealed" : "not sealed";
    }
    return "not sealed but lost";
  }

  /** Tells whether the driver got the same call, and whether what it answered came back. */
  private static String passed(Scenery scenery, Method method, Object[] given, Object result) {
    Class<?> type = Objects.requireNonNullElse(result, "").getClass();
    boolean raw = Proxy.isProxyClass(type) || type.getName().startsWith("org.h2.");
    boolean leading = LEADING.stream().anyMatch(each -> each.isInstance(result));
    if (raw && leading) {
      return "handed out";
    }
    for (Call call : scenery.stub.calls()) {
      boolean same =
          call.method().getName().equals(method.getName())
              && sameAll(call.arguments().toArray(), given.clone());
      if (same && leading) {
        return "wrapped";
      }
      if (same && Objects.deepEquals(call.answer(), result)) {
        return "forwarded";
      }
    }
    return "ours";
  }

  /** A column that is given by its name may be passed on by its number. */
  private static boolean sameAll(Object[] passed, Object[] given) {
    if (given.length > 0 && "ID".equals(given[0]) && passed.length > 0 && passed[0].equals(2)) {
      given[0] = 2;
    }
    return Arrays.deepEquals(passed, given);
  }

  /** Returns a method as the table writes one that has others of its name. */
  static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }
}
