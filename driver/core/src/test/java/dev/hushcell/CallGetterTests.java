package dev.hushcell;

import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.testing.CrmRoutines;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each getter of a call answers for a cell as that of a result set does. */
class CallGetterTests {
  private static final List<String> ROUTINES = List.of("email_of", "born_of", "credit_of");

  @TempDir Path directory;
  private Connection ours;

  @BeforeEach
  void routines() throws Exception {
    Sandbox sandbox =
        new Sandbox(
            directory,
            """
            columns: { contact.email: {}, contact.born: {}, contact.credit: {} }
            procedures:
              crm.email_of: { parameters: [ plain ], returns: contact.email }
              crm.born_of: { parameters: [ plain ], returns: contact.born }
              crm.credit_of: { parameters: [ plain ], returns: contact.credit }
            """);
    ours = sandbox.connectAnew(sandbox.file("crm"));
    run(
        ours,
        "create schema crm",
        "create table crm.contact(id int primary key, email varchar(60), born date,"
            + " credit decimal(9, 2))",
        "insert into crm.contact values(1, '17.5', '1815-12-10', 17.5), (2, null, null, null)",
        alias("email_of", "emailOf"),
        alias("born_of", "bornOf"),
        alias("credit_of", "creditOf"));
  }

  private static String alias(String name, String method) {
    return "create alias crm." + name + " for '" + CrmRoutines.class.getName() + "." + method + "'";
  }

  @AfterEach
  void close() throws SQLException {
    ours.close();
  }

  static Stream<Method> getters() {
    return Arrays.stream(CallableStatement.class.getDeclaredMethods())
        .filter(method -> method.getName().startsWith("get"))
        .filter(method -> method.getParameterTypes()[0] == int.class)
        .flatMap(method -> ofResultSet(method).map(same -> method));
  }

  private static Stream<Method> ofResultSet(Method getter) {
    try {
      return Stream.of(ResultSet.class.getMethod(getter.getName(), getter.getParameterTypes()));
    } catch (NoSuchMethodException none) {
      return Stream.empty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("getters")
  void answersAsAResultSet(Method getter) throws Exception {
    Method other = ofResultSet(getter).findFirst().orElseThrow();
    for (String routine : ROUTINES) {
      for (int id = 1; id <= 2; id++) {
        for (Object second : seconds(getter)) {
          assertThat(ofCall(routine, id, getter, second))
              .as(routine + " of " + id)
              .isEqualTo(ofQuery(routine, id, other, second));
        }
      }
    }
  }

  private String ofCall(String routine, int id, Method getter, Object second) throws Exception {
    try (CallableStatement call = ours.prepareCall("{? = call crm." + routine + "(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setInt(2, id);
      call.execute();
      String answer = answer(call, getter, second);
      return answer.startsWith("[HC-") ? answer : answer + call.wasNull();
    }
  }

  private String ofQuery(String routine, int id, Method getter, Object second) throws Exception {
    try (PreparedStatement query = ours.prepareStatement("select crm." + routine + "(?)")) {
      query.setInt(1, id);
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        String answer = answer(rows, getter, second);
        return answer.startsWith("[HC-") ? answer : answer + rows.wasNull();
      }
    }
  }

  private static List<Object> seconds(Method getter) {
    if (getter.getParameterCount() < 2) {
      return List.of("none");
    }
    Class<?> type = getter.getParameterTypes()[1];
    if (type == Calendar.class) {
      return List.of(Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.ofHours(3))));
    }
    if (type == Class.class) {
      return List.of(String.class, LocalDate.class, BigDecimal.class, byte[].class, Thread.class);
    }
    return type == int.class ? List.of(1) : List.of(Map.of());
  }

  private static String answer(Object target, Method getter, Object second) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of(1));
    if (getter.getParameterCount() > 1) {
      arguments.add(second);
    }
    try {
      return text(getter.invoke(target, arguments.toArray()));
    } catch (InvocationTargetException failed) {
      String message = String.valueOf(failed.getCause().getMessage());
      return message.startsWith("[HC-") ? message.substring(0, 9) : message;
    }
  }

  private static String text(@Nullable Object value) throws Exception {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Clob clob) {
      return text(clob.getCharacterStream());
    }
    if (value instanceof Blob blob) {
      return text(blob.getBinaryStream());
    }
    if (value instanceof InputStream bytes) {
      return text(bytes.readAllBytes());
    }
    if (value instanceof Reader reader) {
      StringWriter all = new StringWriter();
      reader.transferTo(all);
      return all.toString();
    }
    return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
  }
}
