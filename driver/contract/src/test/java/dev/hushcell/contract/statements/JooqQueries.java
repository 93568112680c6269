package dev.hushcell.contract.statements;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.val;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;

/** Queries that an application puts together with jOOQ. */
final class JooqQueries {
  private final DSLContext sql;
  private final JooqTables tables;
  private final Recorder recorder;
  private final Table<Record> subscriber;
  private final Table<Record> message;
  private final Table<Record> mailbox;
  private final Field<Long> id;
  private final Field<String> email;
  private final Field<String> fullName;
  private final Field<String> sender;
  private final Field<String> owner;

  JooqQueries(DSLContext sql, JooqTables tables, Recorder recorder) {
    this.sql = sql;
    this.tables = tables;
    this.recorder = recorder;
    this.subscriber = tables.table("subscriber");
    this.message = tables.table("message");
    this.mailbox = tables.table("mailbox");
    this.id = tables.number("subscriber.id");
    this.email = tables.text("subscriber.email");
    this.fullName = tables.text("subscriber.full_name");
    this.sender = tables.text("message.sender");
    this.owner = tables.text("mailbox.owner_email");
  }

  void run() {
    simple();
    combined();
    computed();
    refused();
  }

  private void simple() {
    ask("by id", sql.select(id, email).from(subscriber).where(id.eq(1L)));
    ask("by address", sql.select(id, fullName).from(subscriber).where(email.eq("a@b.c")));
    ask(
        "by a literal",
        sql.select(id).from(subscriber).where(email.eq(inline("LEAK11@example.org"))));
    ask("by several", sql.select(id, email).from(subscriber).where(email.in("a", "b", "c")));
    ask("by none", sql.select(id, email).from(subscriber).where(email.in(java.util.List.of())));
    ask("all but", sql.select(id).from(subscriber).where(email.ne("a").or(email.isNull())));
    ask("not distinct", sql.select(id).from(subscriber).where(email.isNotDistinctFrom("a@b.c")));
    ask(
        "optional filters",
        sql.select(id, email)
            .from(subscriber)
            .where(noCondition().and(email.eq("a")).and(fullName.likeIgnoreCase("%a%"))));
    ask(
        "rows",
        sql.select(id).from(subscriber).where(row(id, email).eq(row(val(1L), val("a@b.c")))));
    ask(
        "page",
        sql.select(id, email).from(subscriber).orderBy(fullName.asc(), id.desc()).limit(10, 20));
    ask(
        "page by seeking",
        sql.select(id, email).from(subscriber).orderBy(fullName, id).seek("m", 10L).limit(20));
    ask(
        "lock",
        sql.select(id, email).from(subscriber).where(email.eq("a")).forUpdate().skipLocked());
    ask("lock and wait not", sql.selectFrom(subscriber).where(id.eq(1L)).forUpdate().noWait());
    ask("share", sql.select(email).from(subscriber).where(id.eq(1L)).forShare());
    ask("product", sql.selectFrom(tables.table("product")).where(product().eq("A-1")));
  }

  private Field<String> product() {
    return tables.text("product.sku");
  }

  private void combined() {
    ask("join", sql.select(email, owner).from(subscriber).join(mailbox).on(owner.eq(email)));
    ask(
        "left join",
        sql.select(sender, email)
            .from(message)
            .leftJoin(subscriber)
            .on(email.eq(sender).and(fullName.eq("x"))));
    ask(
        "exists",
        sql.select(id)
            .from(subscriber)
            .where(exists(selectOne().from(message).where(sender.eq(email)))));
    ask(
        "in a query",
        sql.select(id)
            .from(subscriber)
            .where(email.in(sql.select(sender).from(message).where(folder().eq("inbox")))));
    ask(
        "not in a query",
        sql.select(id).from(subscriber).where(email.notIn(sql.select(owner).from(mailbox))));
    ask("union", sql.select(email).from(subscriber).union(sql.select(sender).from(message)));
    ask("union all", sql.select(email).from(subscriber).unionAll(sql.select(owner).from(mailbox)));
    ask("except", sql.select(email).from(subscriber).except(sql.select(sender).from(message)));
    var recent =
        name("recent").fields("mail", "folder").as(sql.select(sender, folder()).from(message));
    ask(
        "common table",
        sql.with(recent)
            .select(recent.field("mail"))
            .from(recent)
            .where(recent.field("folder", String.class).eq("inbox")));
    var counted = sql.select(sender.as("mail"), count().as("n")).from(message).groupBy(sender);
    ask("derived table", sql.select().from(counted.asTable("c", "mail", "n")));
  }

  private Field<String> folder() {
    return tables.text("message.folder");
  }

  private void computed() {
    ask("count", sql.selectCount().from(subscriber).where(email.eq("a")));
    ask("exists at all", sql.selectOne().from(subscriber).where(email.eq("a")).limit(1));
    ask("count values", sql.select(count(email), countDistinct(email)).from(subscriber));
    ask("group", sql.select(sender, count()).from(message).groupBy(sender).having(count().gt(2)));
    ask(
        "rank",
        sql.select(email, rowNumber().over().partitionBy(fullName).orderBy(id)).from(subscriber));
    ask("case", sql.select(case_().when(email.eq("a"), 1).otherwise(0)).from(subscriber));
    ask(
        "coalesce",
        sql.select(coalesce(email, sender))
            .from(subscriber)
            .leftJoin(message)
            .on(sender.eq(email)));
    ask("distinct", sql.selectDistinct(email).from(subscriber));
    ask("upper of another", sql.select(upper(fullName), email).from(subscriber));
    ask("join of text", sql.select(fullName.concat("!"), email).from(subscriber));
  }

  private void refused() {
    ask("sort", sql.select(id).from(subscriber).orderBy(email));
    ask("pattern", sql.select(id).from(subscriber).where(email.like("%LEAK12%")));
    ask("begins with", sql.select(id).from(subscriber).where(email.startsWith("a")));
    ask("ignoring case", sql.select(id).from(subscriber).where(email.equalIgnoreCase("a")));
    ask("lower", sql.select(lower(email)).from(subscriber));
    ask("greatest", sql.select(max(email)).from(subscriber));
    ask("range", sql.select(id).from(subscriber).where(email.between("a", "b")));
    ask("token", sql.select(id).from(subscriber).where(token().eq("LEAK13")));
    ask("with plain", sql.select(id).from(subscriber).where(email.eq(fullName)));
    ask(
        "union with plain",
        sql.select(email).from(subscriber).union(sql.select(folder()).from(message)));
  }

  private Field<String> token() {
    return tables.text("subscriber.token");
  }

  private void ask(String step, Query query) {
    recorder.step(step);
    recorder.sent(query.getSQL());
  }
}
