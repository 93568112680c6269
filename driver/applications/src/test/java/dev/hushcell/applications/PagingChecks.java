package dev.hushcell.applications;

import dev.hushcell.applications.people.People;
import dev.hushcell.applications.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.domain.JpaSort;

/** Pages, orders, streams and scrolling. */
final class PagingChecks {
  private static final Sort BY_NAME = Sort.by("lastName", "id");

  private PagingChecks() {}

  private static Check<Running> check(String name, Check.Call<People> call) {
    return Check.ordered("paging", name, application -> call.in(application.people()));
  }

  static Stream<Check<Running>> all() {
    return Stream.of(pages(), orders(), parts()).flatMap(each -> each);
  }

  private static Stream<Check<Running>> pages() {
    return Stream.of(
        check("first page", all -> all.findAll(PageRequest.of(0, 5, BY_NAME))),
        check("last page", all -> all.findAll(PageRequest.of(2, 5, BY_NAME))),
        check(
            "page of a pattern", all -> all.page("%e%", PageRequest.of(0, 2, Sort.by("lastName")))),
        check("page in a plain order", all -> all.page("%e%", PageRequest.of(1, 2, Sort.by("id")))),
        check(
            "page by name, in any case",
            all -> all.findByLastNameContainingIgnoreCase("E", PageRequest.of(0, 3, BY_NAME))),
        check("page of SQL", all -> all.pageNatively("%e%", PageRequest.of(0, 2, Sort.by("id")))),
        check(
            "page of SQL, ordered",
            all -> all.pageNatively("%e%", PageRequest.of(0, 2, Sort.by("last_name")))),
        check(
            "slice",
            all ->
                all.findByFirstNameLike("%a%", PageRequest.of(0, 2, Sort.by("firstName", "id")))),
        check("slices", PagingChecks::slices));
  }

  private static Object slices(People all) {
    List<Person> found = new ArrayList<>();
    var slice = all.findByFirstNameLike("%a%", PageRequest.of(0, 2, Sort.by("birthday", "id")));
    found.addAll(slice.getContent());
    while (slice.hasNext()) {
      slice = all.findByFirstNameLike("%a%", slice.nextPageable());
      found.addAll(slice.getContent());
    }
    return found;
  }

  private static Stream<Check<Running>> orders() {
    return Stream.of(
        check("sorted", all -> all.findAll(Sort.by("lastName", "firstName"))),
        check("sorted downwards", all -> all.findAll(Sort.by("birthday").descending())),
        check(
            "sorted in any case",
            all ->
                all.findAll(
                    Sort.by(Sort.Order.by("firstName").ignoreCase(), Sort.Order.asc("id")))),
        check("sorted by two", all -> all.findAll(Sort.by("city", "salary", "id"))),
        check(
            "sorted by a company's name", all -> all.findAll(Sort.by("company.name", "lastName"))),
        check(
            "sorted, nulls last",
            all -> all.findAll(Sort.by(Sort.Order.asc("lastName").nullsLast()))),
        check(
            "sorted by an expression",
            all -> all.findAll(JpaSort.unsafe("LENGTH(lastName)").and(Sort.by("id")))));
  }

  private static Stream<Check<Running>> parts() {
    return Stream.of(
        check("stream", all -> all.streamByFirstNameLikeOrderByLastName("%a%").toList()),
        check(
            "scroll by offset",
            all -> all.findFirst3ByScoreNotNull(ScrollPosition.offset(), BY_NAME)),
        check("scroll by plain keys", all -> scrolled(all, Sort.by("score"))),
        check("scroll by protected keys", all -> scrolled(all, Sort.by("birthday", "id"))));
  }

  private static Object scrolled(People all, Sort sort) {
    Window<Person> first = all.findFirst3ByScoreNotNull(ScrollPosition.keyset(), sort);
    Window<Person> next = all.findFirst3ByScoreNotNull(first.positionAt(first.size() - 1), sort);
    return List.of(Shown.of(first, true), Shown.of(next, true));
  }
}
