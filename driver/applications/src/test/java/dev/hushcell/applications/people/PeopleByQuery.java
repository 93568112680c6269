package dev.hushcell.applications.people;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** Queries in JPQL, as applications write them. */
public interface PeopleByQuery extends Repository<Person, Long> {

  @Query("select p from Person p where p.lastName = :p")
  @Given("Turing")
  List<Person> equal(@Param("p") String p);

  @Query("select p from Person p where lower(p.lastName) = lower(:p)")
  @Given("TURING")
  List<Person> equalInAnyCase(@Param("p") String p);

  @Query("select p from Person p where upper(p.firstName) = upper(:p)")
  @Given("zoë")
  List<Person> upperEqual(@Param("p") String p);

  @Query("select p from Person p where p.lastName like :p")
  @Given("%er%")
  List<Person> like(@Param("p") String p);

  @Query("select p from Person p where p.lastName like concat('%', :p, '%')")
  @Given("er")
  List<Person> likeConcat(@Param("p") String p);

  @Query("select p from Person p where p.email like '%' || :p")
  @Given(".org")
  List<Person> likeJoined(@Param("p") String p);

  @Query("select p from Person p where p.firstName like %:p%")
  @Given("da")
  List<Person> likeWithPercents(@Param("p") String p);

  @Query(
      """
      select p from Person p where lower(p.lastName) like lower(concat('%', :p, '%'))""")
  @Given("MÜ")
  List<Person> lowerLikeLowerConcat(@Param("p") String p);

  @Query("select p from Person p where p.firstName like :p escape '!'")
  @Given("%!_%")
  List<Person> likeEscaped(@Param("p") String p);

  @Query("select p from Person p where p.lastName not like 'T%'")
  @Given
  List<Person> notLike();

  @Query("select p from Person p where p.lastName ilike :p")
  @Given("%ER%")
  List<Person> ilike(@Param("p") String p);

  @Query("select p from Person p where (:p is null or p.lastName = :p)")
  @Given("Turing")
  List<Person> optionalFilter(@Param("p") String p);

  @Query(
      """
      select p from Person p where (:p is null or p.lastName like :p) and (:c is null
      or p.city = :c)""")
  @Given({"%e%", "London"})
  List<Person> optionalFilters(@Param("p") String p, @Param("c") String c);

  @Query("select p from Person p where p.birthday between :a and :b")
  @Given({"1900-01-01", "1920-01-01"})
  List<Person> betweenDates(@Param("a") LocalDate a, @Param("b") LocalDate b);

  @Query("select p from Person p where p.birthday < date 1910-01-01")
  @Given
  List<Person> bornBeforeLiteral();

  @Query("select p from Person p where p.birthday < local date")
  @Given
  List<Person> bornBeforeToday();

  @Query("select p from Person p where year(p.birthday) = :y")
  @Given("1912")
  List<Person> bornInYear(@Param("y") int y);

  @Query("select p from Person p where extract(month from p.birthday) = 12")
  @Given
  List<Person> bornInMonth();

  @Query("select p from Person p where p.salary * 12 > :p")
  @Given("60000")
  List<Person> salaryComputed(@Param("p") BigDecimal p);

  @Query("select p from Person p where p.salary in (4100.00, 6100.75)")
  @Given
  List<Person> salaryInLiterals();

  @Query("select p from Person p where p.lastSeen >= :p")
  @Given("2026-03-01T12:00:00Z")
  List<Person> seenSince(@Param("p") Instant p);

  @Query(
      """
      select p from Person p where p.active = true and p.lastName like '%o%'""")
  @Given
  List<Person> activeOnly();

  @Query("select p from Person p where p.lastName in :p")
  @Given("Turing,Hopper")
  List<Person> inList(@Param("p") List<String> p);

  @Query(
      """
      select p from Person p where upper(p.lastName) in (upper(:a), upper(:b))""")
  @Given({"turing", "hopper"})
  List<Person> inUpper(@Param("a") String a, @Param("b") String b);

  @Query("select p from Person p where coalesce(p.email, 'none') = 'none'")
  @Given
  List<Person> coalesced();

  @Query("select p from Person p where trim(p.firstName) = :p")
  @Given("Ada")
  List<Person> trimmed(@Param("p") String p);

  @Query("select p from Person p where substring(p.lastName, 1, 1) = :p")
  @Given("M")
  List<Person> partOf(@Param("p") String p);

  @Query("select p from Person p where length(p.lastName) > 7")
  @Given
  List<Person> longNames();

  @Query("select p from Person p where locate('@', p.email) = 4")
  @Given
  List<Person> located();

  @Query(
      """
      select p from Person p where concat(p.firstName, ' ', p.lastName) = :p""")
  @Given("Ada Lovelace")
  List<Person> concatenated(@Param("p") String p);

  @Query(
      """
      select p from Person p where case when p.active = true then p.lastName else
      p.firstName end like 'L%'""")
  @Given
  List<Person> chosen();

  @Query("select p from Person p order by p.lastName, p.firstName desc")
  @Given
  List<Person> orderedByLast();

  @Query("select p from Person p order by lower(p.firstName), p.id")
  @Given
  List<Person> orderedInAnyCase();

  @Query("select p from Person p order by p.birthday nulls first, p.id")
  @Given
  List<Person> orderedNullsFirst();

  @Query(
      """
      select p from Person p join p.company c where c.name = 'Acme' and p.lastName
      like '%e%' order by p.lastName""")
  @Given
  List<Person> joined();

  @Query(
      """
      select p from Person p left join fetch p.purchases where p.lastName like '%e%'""")
  @Given
  List<Person> fetched();

  @Query(
      """
      select p from Person p where exists (select 1 from Purchase u where u.buyer = p
      and u.price > 10) and p.lastName like '%e%'""")
  @Given
  List<Person> existing();

  @Query(
      """
      select c from Company c where exists (select 1 from Person p where p.company = c
      and p.lastName like 'H%')""")
  @Given
  List<Company> existsEvaluated();

  @Query(
      """
      select p from Person p where p.id in (select u.buyer.id from Purchase u where
      u.label = 'book') and p.birthday < date 1950-01-01""")
  @Given
  List<Person> inSubquery();

  @Query(
      """
      select p from Person p where 'math' member of p.tags and p.firstName like 'A%'""")
  @Given
  List<Person> memberOf();

  @Query(
      """
      select p.lastName, q.lastName from Person p, Person q where p.firstName =
      q.firstName and p.id < q.id""")
  @Given
  List<Object[]> namesakes();

  @Query(
      """
      select p.firstName, p.salary, p.birthday from Person p where p.salary > :p order
      by p.salary""")
  @Given("4000")
  List<Object[]> columns(@Param("p") BigDecimal p);

  @Query(
      """
      select concat(p.firstName, ' ', p.lastName) from Person p order by p.id""")
  @Given
  List<String> fullNames();

  @Query(
      """
      select p.id, p.salary * 2 from Person p where p.salary is not null order by p.id""")
  @Given
  List<Object[]> raised();

  @Query(
      """
      select new dev.hushcell.applications.people.Named(p.firstName, p.lastName) from
      Person p where p.city = 'London' order by p.lastName""")
  @Given
  List<Named> constructed();

  @Query("select p.city, count(p) from Person p group by p.city order by p.city")
  @Given
  List<Object[]> ofCities();

  @Query("select p.firstName, count(p) from Person p group by p.firstName")
  @Given
  List<Object[]> ofFirstNames();

  @Query(
      """
      select p.firstName, count(p) from Person p group by p.firstName having count(p)
      > 1 order by p.firstName""")
  @Given
  List<Object[]> frequentFirstNames();

  @Query("select max(p.birthday) from Person p")
  @Given
  LocalDate youngest();

  @Query("select min(p.birthday), max(p.birthday) from Person p")
  @Given
  List<Object[]> span();

  @Query("select sum(p.salary), avg(p.salary) from Person p")
  @Given
  List<Object[]> total();

  @Query(
      """
      select p.city, max(p.salary) from Person p group by p.city order by p.city""")
  @Given
  List<Object[]> topOfCities();

  @Query(
      """
      select distinct p.city from Person p where p.lastName like '%e%' order by p.city""")
  @Given
  List<String> distinctCities();

  @Query("select count(distinct p.lastName) from Person p")
  @Given
  long counted();
}
