package dev.hushcell.contract.statements;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of MyBatis' statements are what it makes of a mapper with dynamic SQL. */
class MybatisStatementsTests {
  private static final String MAPPER = "mapper.xml";
  private static final String NAMESPACE = "app.";

  @ParameterizedTest
  @EnumSource(Product.class)
  void listsWhatMybatisSends(Product product) throws IOException {
    Configuration mapped = mapped(product);
    Recorder recorder = new Recorder();
    for (Map.Entry<String, List<Map<String, Object>>> each : calls()) {
      recorder.step(each.getKey());
      for (Map<String, Object> arguments : each.getValue()) {
        String sql =
            mapped.getMappedStatement(NAMESPACE + each.getKey()).getBoundSql(arguments).getSql();
        recorder.sent(sql.replaceAll("\\s+", " ").strip());
      }
    }
    new StatementList("mybatis", product).requireLists(recorder.all());
  }

  private static Configuration mapped(Product product) throws IOException {
    Configuration configuration = new Configuration();
    configuration.setDatabaseId(product.file());
    try (InputStream in =
        Objects.requireNonNull(MybatisStatementsTests.class.getResourceAsStream(MAPPER))) {
      new XMLMapperBuilder(in, configuration, MAPPER, configuration.getSqlFragments()).parse();
    }
    return configuration;
  }

  /** Each statement with the arguments of each of its calls. */
  private static List<Map.Entry<String, List<Map<String, Object>>>> calls() {
    List<Map.Entry<String, List<Map<String, Object>>>> calls = new ArrayList<>();
    calls.add(call("findById", given("id", 1L)));
    calls.add(
        call(
            "search",
            given("email", "a"),
            given("email", "a", "active", true),
            given("name", "A", "from", 20, "size", 10),
            given("emails", List.of("a", "b", "c"), "sort", "name"),
            given()));
    calls.add(call("searchBySort", given("sort", "email"), given("sort", "full_name")));
    calls.add(call("optional", given("email", "a")));
    calls.add(call("withMailboxes", given("email", "a")));
    calls.add(call("like", given("email", "a")));
    calls.add(call("counts", given()));
    calls.add(call("literal", given("id", 1L)));
    calls.add(call("lock", given("email", "a")));
    calls.add(call("insert", given("id", 1L, "email", "a", "name", "A")));
    calls.add(call("insertSome", given("id", 1L, "email", "a"), given("id", 1L, "token", "t")));
    calls.add(
        call(
            "insertAll",
            given("rows", List.of(given("id", 1L, "email", "a"), given("id", 2L, "email", "b")))));
    calls.add(call("upsert", given("id", 1L, "email", "a", "name", "A")));
    calls.add(
        call(
            "update",
            given("id", 1L, "email", "a", "version", 1),
            given("id", 1L, "token", "t", "name", "A"),
            given("id", 1L, "name", "A")));
    calls.add(
        call(
            "updateAll",
            given("rows", List.of(given("id", 1L, "email", "a"), given("id", 2L, "email", "b")))));
    calls.add(call("copy", given("id", 1L)));
    calls.add(call("delete", given("email", "a")));
    calls.add(call("deleteAll", given("emails", List.of("a", "b"))));
    calls.add(call("messages", given("sender", "a", "folder", "in", "from", 0, "size", 10)));
    calls.add(call("summary", given("n", 3)));
    calls.add(call("products", given("name", "A")));
    calls.add(call("restock", given("sku", "A-1", "n", 3)));
    return calls;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Map.Entry<String, List<Map<String, Object>>> call(
      String statement, Map<String, Object>... arguments) {
    return Map.entry(statement, List.of(arguments));
  }

  private static Map<String, Object> given(Object... namesAndValues) {
    Map<String, Object> given = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      given.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return given;
  }
}
