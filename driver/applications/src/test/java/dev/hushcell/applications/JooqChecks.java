package dev.hushcell.applications;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.substring;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What applications put together with jOOQ, over customers of whom four columns are protected. */
final class JooqChecks {
  static final Table<Record> CUSTOMER = DSL.table(name("customer"));
  static final Table<Record> INVOICE = DSL.table(name("invoice"));
  static final Field<Long> ID = DSL.field(name("customer", "id"), SQLDataType.BIGINT);
  static final Field<String> NAME = DSL.field(name("customer", "name"), SQLDataType.VARCHAR(40));
  static final Field<String> EMAIL = DSL.field(name("customer", "email"), SQLDataType.VARCHAR(60));
  static final Field<LocalDate> BORN = DSL.field(name("customer", "born"), SQLDataType.LOCALDATE);
  static final Field<BigDecimal> CREDIT =
      DSL.field(name("customer", "credit"), SQLDataType.DECIMAL(9, 2));
  static final Field<String> CITY = DSL.field(name("customer", "city"), SQLDataType.VARCHAR(40));
  static final Field<Long> OWNER = DSL.field(name("invoice", "customer_id"), SQLDataType.BIGINT);
  static final Field<String> TITLE = DSL.field(name("invoice", "title"), SQLDataType.VARCHAR(40));
  static final Field<Integer> TOTAL = DSL.field(name("invoice", "total"), SQLDataType.INTEGER);

  private JooqChecks() {}

  static Stream<Check<DSLContext>> all() {
    return Stream.of(conditions(), expressions(), orders(), tables(), groups(), changes())
        .flatMap(each -> each);
  }

  private static Check<DSLContext> found(String name, Condition condition) {
    return Check.of(
        "conditions",
        name,
        sql -> sql.select(ID, NAME, BORN).from(CUSTOMER).where(condition).fetch());
  }

  private static Check<DSLContext> sorted(String name, OrderField<?>... keys) {
    return Check.ordered(
        "orders", name, sql -> sql.select(ID, NAME).from(CUSTOMER).orderBy(keys).fetch());
  }

  private static Stream<Check<DSLContext>> conditions() {
    Condition optional = noCondition().and(CITY.eq("London")).and(NAME.like("%a%"));
    return Stream.of(
        found("equal", NAME.eq("Turing")),
        found("unequal", NAME.ne("Turing")),
        found("in", NAME.in("Turing", "Hopper")),
        found("not in", NAME.notIn("Turing", "Hopper")),
        found("null", EMAIL.isNull()),
        found("not distinct", EMAIL.isNotDistinctFrom("ada@example.org")),
        found("like", NAME.like("%e%")),
        found("begins", NAME.startsWith("Lo")),
        found("ends", NAME.endsWith("er")),
        found("contains", NAME.contains("%")),
        found("contains in any case", NAME.containsIgnoreCase("ER")),
        found("like in any case", NAME.likeIgnoreCase("%Ü%")),
        found("equal in any case", NAME.equalIgnoreCase("turing")),
        found("between", BORN.between(LocalDate.of(1900, 1, 1), LocalDate.of(1920, 1, 1))),
        found("before", BORN.lt(LocalDate.of(1910, 1, 1))),
        found("before a literal", BORN.lt(inline(LocalDate.of(1910, 1, 1)))),
        found("more", CREDIT.gt(new BigDecimal("4000"))),
        found("either", NAME.like("T%").or(BORN.lt(LocalDate.of(1910, 1, 1)))),
        found("neither", not(NAME.like("%e%").or(CITY.eq("London")))),
        found("as asked for", optional));
  }

  private static Stream<Check<DSLContext>> expressions() {
    return Stream.of(
        found("cast value", NAME.eq(cast(val("Turing"), SQLDataType.VARCHAR(40)))),
        found("cast pattern", NAME.like(cast(val("%e%"), SQLDataType.VARCHAR))),
        found("lower", lower(NAME).eq(lower(val("TURING")))),
        found("upper like", upper(NAME).like(upper(val("%e%")))),
        found("concat", concat(NAME, inline(", "), CITY).eq("Turing, London")),
        found("concat of cells", concat(NAME, inline(" "), EMAIL).like("Turing al%")),
        found("coalesce", coalesce(EMAIL, val("none")).eq("none")),
        found("part", substring(NAME, 1, 1).eq("M")),
        found("year", year(BORN).eq(1912)),
        found(
            "case",
            case_().when(CREDIT.gt(new BigDecimal("4000")), "much").otherwise("little").eq("much")),
        found("computed", CREDIT.mul(2).gt(new BigDecimal("9000"))));
  }

  private static Stream<Check<DSLContext>> orders() {
    return Stream.of(
        sorted("by name", NAME, ID),
        sorted("nulls last", BORN.desc().nullsLast(), ID),
        sorted("in any case", lower(NAME), ID),
        Check.ordered(
            "orders",
            "page",
            sql -> sql.select(NAME).from(CUSTOMER).orderBy(NAME, ID).limit(3).offset(2).fetch()),
        Check.ordered(
            "orders",
            "seek",
            sql ->
                sql.select(NAME, ID)
                    .from(CUSTOMER)
                    .orderBy(NAME, ID)
                    .seek("Hopper", 3L)
                    .limit(3)
                    .fetch()),
        Check.ordered("orders", "lazy", JooqChecks::lazily));
  }

  private static Object lazily(DSLContext sql) {
    List<String> names = new ArrayList<>();
    try (Cursor<?> rows =
        sql.select(NAME).from(CUSTOMER).where(NAME.like("%e%")).orderBy(NAME).fetchLazy()) {
      while (rows.hasNext()) {
        names.add(String.valueOf(rows.fetchNext().get(0)));
      }
    }
    return names;
  }

  private static Stream<Check<DSLContext>> tables() {
    Condition owns = OWNER.eq(ID);
    return Stream.of(
        Check.of(
            "tables",
            "join",
            sql ->
                sql.select(NAME, TITLE)
                    .from(CUSTOMER)
                    .join(INVOICE)
                    .on(owns)
                    .where(NAME.like("%e%"))
                    .fetch()),
        Check.of(
            "tables",
            "left join",
            sql -> sql.select(NAME, TITLE).from(CUSTOMER).leftJoin(INVOICE).on(owns).fetch()),
        Check.of(
            "tables",
            "exists",
            sql ->
                sql.select(NAME)
                    .from(CUSTOMER)
                    .where(exists(selectOne().from(INVOICE).where(owns)).and(NAME.like("%e%")))
                    .fetch()),
        Check.of(
            "tables",
            "in a query",
            sql ->
                sql.select(NAME)
                    .from(CUSTOMER)
                    .where(ID.in(select(OWNER).from(INVOICE).where(TOTAL.gt(10))))
                    .fetch()),
        Check.of(
            "tables",
            "union",
            sql ->
                sql.select(NAME)
                    .from(CUSTOMER)
                    .where(CITY.eq("London"))
                    .union(select(NAME).from(CUSTOMER).where(CITY.eq("Berlin")))
                    .fetch()),
        Check.of(
            "tables",
            "multiset",
            sql ->
                sql.select(
                        NAME,
                        multiset(select(TITLE, TOTAL).from(INVOICE).where(owns)).as("invoices"))
                    .from(CUSTOMER)
                    .fetch()),
        Check.of(
            "tables",
            "multiset of cells",
            sql ->
                sql.select(TITLE, multiset(select(NAME).from(CUSTOMER).where(owns)).as("owners"))
                    .from(INVOICE)
                    .fetch()));
  }

  private static Stream<Check<DSLContext>> groups() {
    return Stream.of(
        Check.of(
            "groups",
            "by city",
            sql -> sql.select(CITY, count()).from(CUSTOMER).groupBy(CITY).fetch()),
        Check.of(
            "groups",
            "by name",
            sql -> sql.select(NAME, count()).from(CUSTOMER).groupBy(NAME).fetch()),
        Check.of(
            "groups",
            "least and most",
            sql -> sql.select(min(BORN), max(BORN)).from(CUSTOMER).fetch()),
        Check.of(
            "groups", "total", sql -> sql.select(sum(CREDIT), avg(CREDIT)).from(CUSTOMER).fetch()),
        Check.of("groups", "counted", sql -> sql.fetchCount(CUSTOMER, NAME.like("%e%"))),
        Check.of(
            "groups",
            "numbered in a city",
            sql ->
                sql.select(NAME, rowNumber().over().partitionBy(CITY).orderBy(ID))
                    .from(CUSTOMER)
                    .fetch()));
  }

  private static Check<DSLContext> changing(String name, Check.Call<DSLContext> call) {
    return Check.ordered(
        "changes",
        name,
        sql ->
            List.of(
                Shown.of(call.in(sql), true),
                sql.select(ID, NAME, EMAIL, BORN, CREDIT, CITY)
                    .from(CUSTOMER)
                    .orderBy(ID)
                    .fetch()));
  }

  private static Stream<Check<DSLContext>> changes() {
    return Stream.of(
        changing(
            "insert, returning",
            sql ->
                sql.insertInto(CUSTOMER, ID, NAME, BORN)
                    .values(20L, "New", LocalDate.EPOCH)
                    .returningResult(ID, NAME)
                    .fetch()),
        changing(
            "batch",
            sql ->
                sql.batch(
                        IntStream.range(30, 40)
                            .mapToObj(
                                each ->
                                    sql.insertInto(CUSTOMER, ID, NAME, EMAIL)
                                        .values((long) each, "B" + each, each + "@example.org"))
                            .toList())
                    .execute()
                    .length),
        changing(
            "upsert",
            sql ->
                sql.insertInto(CUSTOMER, ID, NAME)
                    .values(1L, "Byron")
                    .onConflict(ID)
                    .doUpdate()
                    .set(NAME, "Byron")
                    .execute()),
        changing(
            "update",
            sql ->
                sql.update(CUSTOMER)
                    .set(NAME, "King")
                    .set(BORN, (LocalDate) null)
                    .where(EMAIL.eq("ada@example.org"))
                    .execute()),
        changing("delete", sql -> sql.deleteFrom(CUSTOMER).where(NAME.eq("Müller")).execute()));
  }
}
