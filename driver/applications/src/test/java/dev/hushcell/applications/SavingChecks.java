package dev.hushcell.applications;

import dev.hushcell.applications.people.Company;
import dev.hushcell.applications.people.Person;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What an application writes: one by one, in batches, with versions, against constraints. */
final class SavingChecks {
  private SavingChecks() {}

  private static Check<Running> check(String name, Check.Call<Running> call) {
    return Check.ordered("saving", name, call);
  }

  static Stream<Check<Running>> all() {
    return Stream.of(saved(), changed(), refusedByDatabase()).flatMap(each -> each);
  }

  private static Person somebody(String first, String email) {
    Person person = new Person();
    person.firstName = first;
    person.lastName = "Saved";
    person.email = email;
    person.birthday = LocalDate.of(1999, 12, 31);
    person.salary = new BigDecimal("10.10");
    person.lastSeen = Instant.parse("2026-06-01T00:00:00.000001Z");
    person.token = new UUID(7, 7);
    person.active = true;
    person.city = "Kiel";
    return person;
  }

  private static Stream<Check<Running>> saved() {
    return Stream.of(
        check(
            "one",
            application -> {
              application.people().save(somebody("One", "one@example.org"));
              return application.everybody();
            }),
        check(
            "one without values",
            application -> {
              Person person = new Person();
              person.firstName = "";
              application.people().saveAndFlush(person);
              return application.everybody();
            }),
        check(
            "many",
            application -> {
              application
                  .people()
                  .saveAll(
                      IntStream.range(0, 30)
                          .mapToObj(each -> somebody("N" + each, each + "@example.org"))
                          .toList());
              return application.everybody();
            }),
        check(
            "with what belongs to it",
            application -> {
              Person person = somebody("Owner", "owner@example.org").bought("boat", 5);
              person.tags.add("sea");
              application.people().saveAndFlush(person);
              return application.people().findByLastNameStartingWith("Saved").stream()
                  .map(each -> each + " " + each.purchases + each.tags)
                  .toList();
            }),
        check(
            "batch of JDBC",
            application -> {
              application
                  .jdbc()
                  .batchUpdate(
                      "insert into person (version, first_name, last_name) values (0, ?, ?)",
                      List.of(new Object[] {"B1", "Batch"}, new Object[] {"B2", null}));
              return application.everybody();
            }));
  }

  private static Stream<Check<Running>> changed() {
    return Stream.of(
        check(
            "changed",
            application -> {
              Person person = application.people().findById(1L).orElseThrow();
              person.lastName = "King";
              person.salary = null;
              return application.everybody();
            }),
        check(
            "many changed",
            application -> {
              application.people().findAll().forEach(each -> each.firstName += "!");
              return application.everybody();
            }),
        check(
            "merged",
            application -> {
              Person person = application.people().findById(2L).orElseThrow();
              application.entities().detach(person);
              person.email = "turing@example.org";
              application.people().saveAndFlush(person);
              return application.everybody();
            }),
        check(
            "version counted",
            application -> {
              Person person = application.people().findById(2L).orElseThrow();
              int before = person.version;
              person.birthday = LocalDate.EPOCH;
              application.people().flush();
              return person.version - before;
            }),
        check(
            "deleted",
            application -> {
              application.people().deleteById(12L);
              application.people().delete(application.people().getReferenceById(1L));
              return application.everybody();
            }),
        check(
            "deleted in a batch",
            application -> {
              application.people().deleteAllByIdInBatch(List.of(11L, 12L));
              return application.everybody();
            }),
        check("sorted collection", SavingChecks::sortedCollection));
  }

  private static Object sortedCollection(Running application) {
    EntityManager entities = application.entities();
    entities.clear();
    return new ArrayList<>(
        entities
            .createQuery("select c from Company c order by c.name", Company.class)
            .getResultStream()
            .map(each -> each + " " + each.people)
            .toList());
  }

  private static Stream<Check<Running>> refusedByDatabase() {
    return Stream.of(
        check(
            "not unique",
            application ->
                thrown(
                    application,
                    DataIntegrityViolationException.class,
                    () -> application.people().saveAndFlush(somebody("Two", "ada@example.org")))),
        check(
            "not null",
            application ->
                thrown(
                    application,
                    DataIntegrityViolationException.class,
                    () -> application.people().saveAndFlush(somebody(null, "x@example.org")))),
        check(
            "stale",
            application ->
                thrown(
                    application,
                    OptimisticLockingFailureException.class,
                    () -> {
                      Person person = application.people().findById(3L).orElseThrow();
                      application.entities().detach(person);
                      person.version -= 1;
                      person.firstName = "Late";
                      application.people().saveAndFlush(person);
                    })));
  }

  /** Says what it failed with, in a transaction of its own. */
  private static String thrown(
      Running application, Class<? extends Exception> expected, Runnable action) {
    TransactionTemplate other =
        new TransactionTemplate(
            application.bean(TransactionTemplate.class).getTransactionManager());
    other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    try {
      other.executeWithoutResult(
          status -> {
            status.setRollbackOnly();
            action.run();
          });
      return "nothing was thrown";
    } catch (RuntimeException e) {
      if (expected.isInstance(e)) {
        return expected.getSimpleName();
      }
      throw e;
    }
  }
}
