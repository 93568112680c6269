package dev.hushcell.contract.statements;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.convert.DataAccessStrategy;
import org.springframework.data.jdbc.core.convert.DataAccessStrategyFactory;
import org.springframework.data.jdbc.core.convert.DefaultJdbcTypeFactory;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.convert.MappingJdbcConverter;
import org.springframework.data.jdbc.core.convert.QueryMappingConfiguration;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcH2Dialect;
import org.springframework.data.jdbc.core.dialect.JdbcMariaDbDialect;
import org.springframework.data.jdbc.core.dialect.JdbcMySqlDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.core.dialect.JdbcSqlServerDialect;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactory;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The lists of Spring Data JDBC's statements are what it sends. */
class SpringDataStatementsTests {
  private static final IdentifierProcessing MYSQL_QUOTES =
      IdentifierProcessing.create(
          new IdentifierProcessing.Quoting("`"), IdentifierProcessing.LetterCasing.LOWER_CASE);

  private final Recorder recorder = new Recorder();
  private final ConnectionDouble database = new ConnectionDouble(recorder);

  @ParameterizedTest
  @EnumSource(Product.class)
  void listsWhatSpringDataSends(Product product) throws IOException {
    JdbcAggregateTemplate template = template(dialect(product), database.dataSource());
    aggregates(template);
    find(new JdbcRepositoryFactory(template).getRepository(SpringData.Subscribers.class));
    change(new JdbcRepositoryFactory(template).getRepository(SpringData.Subscribers.class));
    new StatementList("spring-data-jdbc", product).requireLists(recorder.all());
  }

  private void aggregates(JdbcAggregateTemplate template) {
    recorder.step("store and change aggregates");
    SpringData.Subscriber subscriber = new SpringData.Subscriber(1L, "a", "A", "t", true);
    template.insert(subscriber);
    template.update(subscriber);
    template.upsert(subscriber);
    template.update(new SpringData.Employee(1L, 1, "B", "b", "cook"));
    SpringData.Message message = new SpringData.Message(null, "a", "s", "in");
    SpringData.Mailbox mailbox = new SpringData.Mailbox(5L, "a", "t", Set.of(message));
    template.insert(mailbox);
    template.update(mailbox);
    template.delete(mailbox);
    recorder.step("read aggregates");
    template.findById(5L, SpringData.Mailbox.class);
    template.findAllById(List.of(1L, 2L), SpringData.Mailbox.class);
    template.findAll(SpringData.Employee.class);
    template.deleteAll(SpringData.Mailbox.class);
  }

  private void find(SpringData.Subscribers subscribers) {
    step("find by address", () -> subscribers.findByEmail("a"));
    step("find by several", () -> subscribers.findByEmailIn(List.of("a", "b")));
    step("find all but", () -> subscribers.findByEmailNotAndActiveTrue("a"));
    step("find without token", subscribers::findByTokenIsNullOrderByFullName);
    step(
        "page",
        () -> subscribers.findByFullNameContaining("a", PageRequest.of(2, 10, Sort.by("id"))));
    step("top", () -> subscribers.findTop3ByEmailOrFullNameOrderByIdDesc("a", "A"));
    step("lock", () -> subscribers.findByEmailAndFullName("a", "A"));
    database.answerRows(1);
    step("count", () -> subscribers.countByEmail("a"));
    step("exists", () -> subscribers.existsByEmail("a"));
    step("exists by id", () -> subscribers.existsById(1L));
    database.answerRows(0);
    step("sorted", () -> subscribers.findAll(Sort.by("fullName").descending()));
    step("pattern", () -> subscribers.findByEmailStartingWith("a"));
    step("ignoring case", () -> subscribers.findByEmailIgnoreCase("a"));
    step("sorted by address", subscribers::findByActiveTrueOrderByEmail);
    step("range", () -> subscribers.findByEmailGreaterThan("a"));
    step("optional filter", () -> subscribers.optional("a"));
    step("not by token", () -> subscribers.own("a"));
    step("by a literal", () -> subscribers.literal(1L));
  }

  private void change(SpringData.Subscribers subscribers) {
    step("change", () -> subscribers.change("a", "b"));
    step("delete by address", () -> subscribers.deleteByEmail("a"));
    step("delete by ids", () -> subscribers.deleteAllById(List.of(1L, 2L)));
    step("delete by id", () -> subscribers.deleteById(1L));
  }

  private void step(String name, Runnable action) {
    recorder.step(name);
    action.run();
  }

  /** Returns the template that repositories work with. */
  static JdbcAggregateTemplate template(JdbcDialect dialect, DataSource source) {
    NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(source);
    JdbcMappingContext context = new JdbcMappingContext();
    context.setForceQuote(false);
    DataAccessStrategy[] strategy = new DataAccessStrategy[1];
    MappingJdbcConverter converter =
        new MappingJdbcConverter(
            context,
            (identifier, path) -> strategy[0].findAllByPath(identifier, path),
            JdbcCustomConversions.of(dialect, List.of()),
            new DefaultJdbcTypeFactory(jdbc.getJdbcOperations(), dialect.getArraySupport()));
    strategy[0] =
        new DataAccessStrategyFactory(converter, jdbc, dialect, QueryMappingConfiguration.EMPTY)
            .create();
    return new JdbcAggregateTemplate(converter, strategy[0]);
  }

  private static JdbcDialect dialect(Product product) {
    return switch (product) {
      case H2 -> JdbcH2Dialect.INSTANCE;
      case POSTGRESQL -> JdbcPostgresDialect.INSTANCE;
      case MYSQL -> new JdbcMySqlDialect(MYSQL_QUOTES);
      case MARIADB -> new JdbcMariaDbDialect(MYSQL_QUOTES);
      case SQLSERVER -> JdbcSqlServerDialect.INSTANCE;
    };
  }
}
