package dev.hushcell.applications.people;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** Queries in SQL that three databases understand. */
public interface PeopleNatively extends Repository<Person, Long> {

  @Query(value = "select * from person where last_name = :p", nativeQuery = true)
  @Given("Turing")
  List<Person> byLast(@Param("p") String p);

  @Query(
      value = "select * from person p where p.last_name like :p order by p.last_name",
      nativeQuery = true)
  @Given("%er%")
  List<Person> byPattern(@Param("p") String p);

  @Query(value = "select * from person where lower(last_name) = lower(:p)", nativeQuery = true)
  @Given("TURING")
  List<Person> byAnyCase(@Param("p") String p);

  @Query(
      value = "select * from person where last_name like concat('%', :p, '%')",
      nativeQuery = true)
  @Given("er")
  List<Person> byConcat(@Param("p") String p);

  @Query(
      value =
          """
      select * from person where birthday between '1900-01-01' and '1920-01-01'""",
      nativeQuery = true)
  @Given
  List<Person> byLiterals();

  @Query(value = "select * from person where birthday < cast(:p as date)", nativeQuery = true)
  @Given("1910-01-01")
  List<Person> byCast(@Param("p") String p);

  @Query(
      value =
          """
      select id, salary from person where salary > 4000 order by salary desc, id""",
      nativeQuery = true)
  @Given
  List<Object[]> bySalary();

  @Query(
      value =
          """
      select p.last_name, c.name from person p join company c on c.id = p.company_id
      where p.last_name like '%e%' order by p.last_name""",
      nativeQuery = true)
  @Given
  List<Object[]> joined();

  @Query(
      value =
          """
      select c.name, p.last_name from company c left join person p on p.company_id =
      c.id and p.city = 'London' order by c.name, p.id""",
      nativeQuery = true)
  @Given
  List<Object[]> left();

  @Query(
      value =
          """
      select last_name from person where id in (select buyer_id from purchase where
      price > 10) order by last_name""",
      nativeQuery = true)
  @Given
  List<String> inQuery();

  @Query(value = "select count(*) from person where last_name like '%e%'", nativeQuery = true)
  @Given
  long counted();

  @Query(
      value =
          """
      select first_name, count(*) from person group by first_name order by count(*)
      desc, first_name""",
      nativeQuery = true)
  @Given
  List<Object[]> grouped();

  @Query(value = "select min(salary), max(salary) from person", nativeQuery = true)
  @Given
  List<Object[]> extremes();

  @Query(
      value =
          """
      select last_name from person where city = 'London' union select last_name from
      person where city = 'Berlin'""",
      nativeQuery = true)
  @Given
  List<String> united();

  @Query(
      value =
          """
      with londoners as (select id, last_name from person where city = 'London')
      select last_name from londoners order by last_name""",
      nativeQuery = true)
  @Given
  List<String> withCte();

  @Query(
      value =
          """
      select id, row_number() over (partition by city order by id) from person where
      city is not null order by id""",
      nativeQuery = true)
  @Given
  List<Object[]> windowed();

  @Query(value = "select * from person order by last_name, id limit 3 offset 1", nativeQuery = true)
  @Given
  List<Person> limited();

  @Query(
      value =
          """
      select id, case when last_name is null then 'none' else last_name end from
      person order by id""",
      nativeQuery = true)
  @Given
  List<Object[]> chosen();
}
