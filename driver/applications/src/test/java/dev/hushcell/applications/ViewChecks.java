package dev.hushcell.applications;

import dev.hushcell.applications.people.Named;
import dev.hushcell.applications.people.People;
import dev.hushcell.applications.people.Person;
import dev.hushcell.applications.people.Views;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Projections, graphs of entities, and locks. */
final class ViewChecks {
  private static final String GROUP = "projection";

  private ViewChecks() {}

  private static Check<Running> check(String name, Check.Call<People> call) {
    return Check.ordered(GROUP, name, application -> call.in(application.people()));
  }

  static Stream<Check<Running>> all() {
    return Stream.of(GivenChecks.of(GROUP, Views.class), graphs(), locks()).flatMap(each -> each);
  }

  private static Stream<Check<Running>> graphs() {
    return Stream.of(
        check(
            "graph by name",
            all ->
                all.findByLastNameLikeOrderByLastName("%e%").stream()
                    .map(each -> each + " of " + each.company)
                    .toList()),
        Check.of(
            GROUP,
            "graph of collections",
            application ->
                application.people().findByLastNameStartingWith("L").stream()
                    .map(each -> each + " with " + each.purchases)
                    .toList()),
        check(
            "page of a graph",
            all ->
                all.findByFirstNameContaining("a", PageRequest.of(0, 2, Sort.by("lastName")))
                    .map(each -> each + " with " + each.purchases)),
        Check.ordered(GROUP, "tuples", ViewChecks::tuples),
        Check.of(
            GROUP,
            "constructed by criteria",
            application -> {
              var build = application.entities().getCriteriaBuilder();
              var query = build.createQuery(Named.class);
              var person = query.from(Person.class);
              query
                  .select(
                      build.construct(Named.class, person.get("firstName"), person.get("lastName")))
                  .where(build.like(person.get("lastName"), "%er%"));
              return application.entities().createQuery(query).getResultList();
            }));
  }

  private static Object tuples(Running application) {
    return application
        .entities()
        .createQuery(
            "select p.firstName as first, p.birthday as born from Person p order by p.birthday, p.id",
            Tuple.class)
        .getResultList()
        .stream()
        .map(each -> each.get("first") + " " + each.get("born"))
        .toList();
  }

  private static Stream<Check<Running>> locks() {
    return Stream.of(
        check("locked", all -> all.findLockedByEmail("ada@example.org")),
        Check.of(
            GROUP,
            "locked by a pattern",
            application -> application.people().findLockedByLastNameLike("%er%")),
        check("locked and sorted", all -> all.findLockedByCityOrderByLastName("London")),
        Check.of(
            GROUP, "shared lock", application -> application.people().findSharedByCity("London")),
        Check.ordered(
            GROUP,
            "version forced",
            application -> {
              Person found =
                  application.people().findForcedByEmail("ada@example.org").orElseThrow();
              return List.of(found, application.everybody().get(0));
            }),
        Check.ordered(
            GROUP,
            "locked again",
            application -> {
              Person found = application.people().findById(1L).orElseThrow();
              application
                  .entities()
                  .refresh(
                      found,
                      LockModeType.PESSIMISTIC_WRITE,
                      Map.of("jakarta.persistence.lock.timeout", 1000));
              return found;
            }));
  }
}
