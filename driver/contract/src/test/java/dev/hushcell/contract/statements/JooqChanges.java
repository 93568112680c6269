package dev.hushcell.contract.statements;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.defaultValue;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Changes that an application puts together with jOOQ. */
final class JooqChanges {
  private final DSLContext sql;
  private final JooqTables tables;
  private final Recorder recorder;
  private final Table<Record> subscriber;
  private final Table<Record> message;
  private final Field<Long> id;
  private final Field<String> email;
  private final Field<String> fullName;
  private final Field<String> token;
  private final Field<String> sender;

  JooqChanges(DSLContext sql, JooqTables tables, Recorder recorder) {
    this.sql = sql;
    this.tables = tables;
    this.recorder = recorder;
    this.subscriber = tables.table("subscriber");
    this.message = tables.table("message");
    this.id = tables.number("subscriber.id");
    this.email = tables.text("subscriber.email");
    this.fullName = tables.text("subscriber.full_name");
    this.token = tables.text("subscriber.token");
    this.sender = tables.text("message.sender");
  }

  void run() {
    insert();
    upsert();
    update();
    delete();
    define();
  }

  private void insert() {
    send("insert", sql.insertInto(subscriber, id, email, fullName).values(1L, "a", "A"));
    send(
        "insert literals",
        sql.insertInto(subscriber)
            .columns(id, email, token)
            .values(inline(1L), inline("LEAK14@example.org"), inline("LEAK15")));
    send(
        "insert rows",
        sql.insertInto(subscriber, id, email).values(1L, "a").values(2L, "b").values(3L, "c"));
    send("insert by set", sql.insertInto(subscriber).set(id, 1L).set(email, "a"));
    send(
        "insert from a query",
        sql.insertInto(subscriber, id, email)
            .select(select(tables.number("message.id"), sender).from(message)));
    send(
        "insert a default",
        sql.insertInto(subscriber, id, token).values(val(1L), defaultValue(token)));
    send(
        "insert a product",
        sql.insertInto(tables.table("product"), tables.text("product.sku")).values("A-1"));
  }

  private void upsert() {
    send(
        "insert or update",
        sql.insertInto(subscriber, id, email, token)
            .values(1L, "a", "t")
            .onConflict(id)
            .doUpdate()
            .set(email, "b"));
    send(
        "insert or update to what was to be inserted",
        sql.insertInto(subscriber, id, email)
            .values(1L, "a")
            .onConflict(id)
            .doUpdate()
            .set(email, excluded(email)));
    send(
        "insert or keep",
        sql.insertInto(subscriber, id, email).values(1L, "a").onConflict(id).doNothing());
  }

  private void update() {
    send("update", sql.update(subscriber).set(email, "b").where(email.eq("a")));
    send(
        "update by literals",
        sql.update(subscriber).set(token, inline("LEAK16")).where(email.eq(inline("LEAK17"))));
    send("update to null", sql.update(subscriber).setNull(token).where(id.eq(1L)));
    send(
        "update by a case",
        sql.update(subscriber)
            .set(email, case_().when(id.eq(1L), "a").otherwise("b"))
            .where(id.in(1L, 2L)));
    send(
        "update what is null",
        sql.update(subscriber).set(email, coalesce(email, val("a"))).where(id.eq(1L)));
    send(
        "update from a query",
        sql.update(subscriber)
            .set(
                email,
                select(sender).from(message).where(tables.number("message.id").eq(1L)).asField())
            .where(id.eq(2L)));
    send("update a row", sql.update(subscriber).set(row(email, fullName), row("a", "A")));
    send("copy to plain", sql.update(subscriber).set(fullName, email));
    send("append", sql.update(subscriber).set(token, token.concat("LEAK18")));
  }

  private void delete() {
    send("delete", sql.deleteFrom(subscriber).where(email.eq("a")));
    send("delete several", sql.deleteFrom(subscriber).where(email.in("a", "b")));
    send(
        "delete by a query",
        sql.deleteFrom(subscriber).where(email.in(select(sender).from(message))));
    send("delete all products", sql.deleteFrom(tables.table("product")));
    send("truncate products", sql.truncate(tables.table("product")));
  }

  private void define() {
    send(
        "create a table",
        sql.createTable(tables.table("department"))
            .column(named("id"), SQLDataType.BIGINT.nullable(false))
            .column(named("door_code"), SQLDataType.VARCHAR(20))
            .column(named("name"), SQLDataType.VARCHAR(80))
            .constraints(constraint(name("pk_department")).primaryKey(named("id"))));
    send(
        "create an index",
        sql.createIndex(name("subscriber_by_email")).on(subscriber, named("email")));
    send(
        "add a column",
        sql.alterTable(subscriber).add(name(tables.stored("remark")), SQLDataType.VARCHAR(100)));
    send("drop a column", sql.alterTable(subscriber).drop(named("token")));
    send("drop a table", sql.dropTableIfExists(subscriber));
  }

  private Field<Object> named(String column) {
    return org.jooq.impl.DSL.field(name(tables.stored(column)));
  }

  private void send(String step, Query query) {
    recorder.step(step);
    recorder.sent(query.getSQL());
  }
}
