package dev.hushcell.contract.statements;

import dev.hushcell.contract.statements.model.Mail;
import dev.hushcell.contract.statements.model.Parties;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.QueryParameter;
import org.hibernate.query.SelectionQuery;

/** What an application asks by HQL and by criteria. */
final class HibernateQueries {
  private static final String FILE = "hql.txt";
  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          Integer.class,
          1,
          Long.class,
          1L,
          Boolean.class,
          true,
          BigDecimal.class,
          BigDecimal.TEN,
          LocalDate.class,
          LocalDate.of(2026, 1, 2),
          LocalDateTime.class,
          LocalDateTime.of(2026, 1, 2, 3, 4),
          UUID.class,
          new UUID(1, 1),
          Mail.State.class,
          Mail.State.OPEN);

  private final SessionFactory factory;
  private final Recorder recorder;
  private final ConnectionDouble database;

  HibernateQueries(SessionFactory factory, Recorder recorder, ConnectionDouble database) {
    this.factory = factory;
    this.recorder = recorder;
    this.database = database;
  }

  void run() throws IOException {
    for (String hql : listed()) {
      ask(hql);
    }
    page();
    lock();
    criteria();
  }

  private static List<String> listed() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(HibernateQueries.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private void ask(String hql) {
    step(
        "HQL: " + hql,
        session -> {
          String head = hql.substring(0, hql.indexOf(' ')).toLowerCase(Locale.ROOT);
          if (head.equals("update") || head.equals("delete") || head.equals("insert")) {
            change(session, hql);
          } else {
            bound(session, hql).getResultList();
          }
        });
  }

  /** Answered by one row: some changes tell in a row how many they changed. */
  private void change(Session session, String hql) {
    MutationQuery change = session.createMutationQuery(hql);
    bind(change, hql);
    database.answerRows(1);
    change.executeUpdate();
    database.answerRows(0);
  }

  private static SelectionQuery<Object> bound(Session session, String hql) {
    SelectionQuery<Object> query = session.createSelectionQuery(hql, Object.class);
    bind(query, hql);
    return query;
  }

  private static void bind(CommonQueryContract query, String hql) {
    for (QueryParameter<?> parameter : query.getParameterMetadata().getRegistrations()) {
      Class<?> type = parameter.getParameterType();
      String name = parameter.getName();
      Object value = type == null ? "x" : VALUES.getOrDefault(type, "x");
      if (hql.contains("in (:" + name + ")")) {
        query.setParameterList(name, List.of(value, "x".equals(value) ? "y" : value, value));
      } else {
        query.setParameter(name, value);
      }
    }
  }

  private void page() {
    String byNumber = "from Person p where p.email = :e order by p.id";
    step("first page", session -> bound(session, byNumber).setMaxResults(20).getResultList());
    step(
        "next page",
        session -> bound(session, byNumber).setFirstResult(40).setMaxResults(20).getResultList());
    step(
        "all but the first",
        session -> bound(session, "from Subscriber s").setFirstResult(5).getResultList());
    step(
        "page of payments",
        session ->
            bound(session, "from Payment p order by p.paidAt desc")
                .setFirstResult(10)
                .setMaxResults(10)
                .getResultList());
    database.answerRows(1);
    step("count", session -> bound(session, "from Person p where p.email=:e").getResultCount());
    database.answerRows(0);
  }

  private void lock() {
    String hql = "from Message m where m.sender = :s order by m.sentAt";
    step(
        "lock a queue of messages",
        session ->
            bound(session, hql)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(5)
                .setHint("jakarta.persistence.lock.timeout", -2)
                .getResultList());
    step(
        "lock without waiting",
        session ->
            bound(session, "from Subscriber s where s.email = :e")
                .setHibernateLockMode(org.hibernate.LockMode.UPGRADE_NOWAIT)
                .getResultList());
    step(
        "lock what may be locked",
        session ->
            bound(session, "from Subscriber s where s.active = true")
                .setHibernateLockMode(org.hibernate.LockMode.UPGRADE_SKIPLOCKED)
                .getResultList());
    step(
        "share mailboxes",
        session ->
            bound(session, "from Mailbox b join fetch b.account where b.ownerEmail = :e")
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList());
  }

  private void criteria() {
    step("criteria: by optional filters", HibernateQueries::byFilters);
    step("criteria: by a subquery", HibernateQueries::bySubquery);
    step("criteria: groups", HibernateQueries::groups);
    step("criteria: update", HibernateQueries::update);
    step("criteria: delete", HibernateQueries::delete);
  }

  private static void byFilters(Session session) {
    CriteriaBuilder builder = session.getCriteriaBuilder();
    CriteriaQuery<Parties.Person> query = builder.createQuery(Parties.Person.class);
    Root<Parties.Person> person = query.from(Parties.Person.class);
    person.fetch("phones", JoinType.LEFT);
    query
        .where(
            builder.or(
                builder.equal(person.get("email"), "ada@example.org"),
                person.get("lastName").in("L", "M")),
            builder.like(person.get("home").get("city"), "Lon%"),
            builder.greaterThan(person.get("bornOn"), LocalDate.of(1815, 12, 10)))
        .orderBy(builder.asc(person.get("firstName")), builder.desc(person.get("id")));
    session.createQuery(query).setMaxResults(10).getResultList();
  }

  private static void bySubquery(Session session) {
    CriteriaBuilder builder = session.getCriteriaBuilder();
    CriteriaQuery<Mail.Mailbox> query = builder.createQuery(Mail.Mailbox.class);
    Root<Mail.Mailbox> mailbox = query.from(Mail.Mailbox.class);
    var people = query.subquery(String.class);
    Root<Parties.Person> person = people.from(Parties.Person.class);
    people.select(person.get("email")).where(builder.equal(person.get("lastName"), "L"));
    query.where(mailbox.get("ownerEmail").in(people));
    session.createQuery(query).getResultList();
  }

  private static void groups(Session session) {
    CriteriaBuilder builder = session.getCriteriaBuilder();
    CriteriaQuery<Object[]> query = builder.createQuery(Object[].class);
    Root<Mail.Message> message = query.from(Mail.Message.class);
    query
        .select(builder.array(message.get("sender"), builder.count(message)))
        .groupBy(message.get("sender"))
        .having(builder.gt(builder.count(message), 3L));
    session.createQuery(query).getResultList();
  }

  private static void update(Session session) {
    CriteriaBuilder builder = session.getCriteriaBuilder();
    var update = builder.createCriteriaUpdate(Mail.Subscriber.class);
    Root<Mail.Subscriber> subscriber = update.from(Mail.Subscriber.class);
    update
        .set(subscriber.<String>get("email"), "new@example.org")
        .where(builder.equal(subscriber.get("email"), "old@example.org"));
    session.createMutationQuery(update).executeUpdate();
  }

  private static void delete(Session session) {
    CriteriaBuilder builder = session.getCriteriaBuilder();
    var delete = builder.createCriteriaDelete(Mail.AuditEntry.class);
    Root<Mail.AuditEntry> entry = delete.from(Mail.AuditEntry.class);
    delete.where(builder.equal(entry.get("actorEmail"), "ada@example.org"));
    session.createMutationQuery(delete).executeUpdate();
  }

  private void step(String name, Consumer<Session> action) {
    recorder.step(name);
    try (Session session = factory.openSession()) {
      session.beginTransaction();
      action.accept(session);
    }
  }
}
