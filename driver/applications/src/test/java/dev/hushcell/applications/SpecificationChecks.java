package dev.hushcell.applications;

import dev.hushcell.applications.people.People;
import dev.hushcell.applications.people.Person;
import dev.hushcell.applications.people.Purchase;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ExampleMatcher.GenericPropertyMatchers;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/** Queries that an application puts together: specifications and examples. */
final class SpecificationChecks {
  private static final String GROUP = "specification";

  private SpecificationChecks() {}

  static Stream<Check<Running>> all() {
    return Stream.of(simple(), combined(), examples()).flatMap(each -> each);
  }

  private static Check<Running> found(String name, Specification<Person> wanted) {
    return Check.of(GROUP, name, application -> application.people().findAll(wanted));
  }

  private static Check<Running> check(String name, Check.Call<People> call) {
    return Check.ordered(GROUP, name, application -> call.in(application.people()));
  }

  private static Specification<Person> lastLike(String pattern) {
    return (person, query, build) -> build.like(person.get("lastName"), pattern);
  }

  private static Specification<Person> bornBefore(String date) {
    return (person, query, build) -> build.lessThan(person.get("birthday"), LocalDate.parse(date));
  }

  private static Specification<Person> in(String city) {
    return (person, query, build) -> build.equal(person.get("city"), city);
  }

  private static Stream<Check<Running>> simple() {
    return Stream.of(
        found("equal", (person, query, build) -> build.equal(person.get("lastName"), "Turing")),
        found("like", lastLike("%er%")),
        found(
            "like in any case",
            (person, query, build) -> build.like(build.lower(person.get("lastName")), "%er%")),
        found("less", bornBefore("1910-01-01")),
        found(
            "between",
            (person, query, build) ->
                build.between(
                    person.get("salary"), new BigDecimal("2000"), new BigDecimal("4500"))),
        found(
            "in", (person, query, build) -> person.get("lastName").in(List.of("Turing", "Knuth"))),
        found("true", (person, query, build) -> build.isTrue(person.get("active"))),
        found("null", (person, query, build) -> build.isNull(person.get("birthday"))),
        found(
            "after an instant",
            (person, query, build) ->
                build.greaterThan(person.get("lastSeen"), Instant.parse("2026-03-01T12:00:00Z"))),
        found("token", (person, query, build) -> build.equal(person.get("token"), new UUID(0, 2))));
  }

  private static Stream<Check<Running>> combined() {
    return Stream.of(
        found("and", lastLike("%e%").and(in("London"))),
        found("or", lastLike("T%").or(bornBefore("1910-01-01"))),
        found("or of a plain one", lastLike("T%").or(in("Berlin"))),
        found("not", Specification.not(lastLike("%e%"))),
        found(
            "joined",
            (person, query, build) ->
                build.and(
                    build.equal(person.join("company", JoinType.LEFT).get("name"), "Acme"),
                    build.like(person.get("firstName"), "A%"))),
        found("exists", SpecificationChecks::boughtBook),
        check(
            "paged",
            all -> all.findAll(lastLike("%e%"), PageRequest.of(0, 3, Sort.by("lastName")))),
        check("counted", all -> all.count(lastLike("%e%").and(bornBefore("1950-01-01")))),
        check("exists at all", all -> all.exists(lastLike("Tu%"))),
        check(
            "by a fluent query",
            all ->
                all.findBy(
                    lastLike("%e%"), query -> query.sortBy(Sort.by("birthday")).limit(2).all())));
  }

  private static jakarta.persistence.criteria.Predicate boughtBook(
      Root<Person> person,
      jakarta.persistence.criteria.CriteriaQuery<?> query,
      jakarta.persistence.criteria.CriteriaBuilder build) {
    Subquery<Integer> bought = query.subquery(Integer.class);
    Root<Purchase> purchase = bought.from(Purchase.class);
    bought
        .select(build.literal(1))
        .where(
            build.equal(purchase.get("buyer"), person), build.equal(purchase.get("label"), "book"));
    return build.and(build.exists(bought), build.like(person.get("lastName"), "%e%"));
  }

  private static Stream<Check<Running>> examples() {
    ExampleMatcher matching = ExampleMatcher.matching().withIgnorePaths("address");
    return Stream.of(
        check("example", all -> like(all, matching, each -> each.lastName = "Turing")),
        check(
            "example in any case",
            all -> like(all, matching.withIgnoreCase(), each -> each.lastName = "TURING")),
        check(
            "example containing",
            all ->
                like(
                    all,
                    matching.withStringMatcher(ExampleMatcher.StringMatcher.CONTAINING),
                    each -> each.lastName = "er")),
        check(
            "example of one attribute",
            all ->
                like(
                    all,
                    matching.withMatcher(
                        "email", GenericPropertyMatchers.startsWith().ignoreCase()),
                    each -> each.email = "ADA")),
        check(
            "example of several",
            all ->
                like(
                    all,
                    matching,
                    each -> {
                      each.firstName = "Ada";
                      each.city = "London";
                      each.active = true;
                    })));
  }

  private static Object like(People all, ExampleMatcher matching, Consumer<Person> given) {
    Person probe = new Person();
    given.accept(probe);
    return all.findAll(Example.of(probe, matching), Sort.by("id"));
  }
}
