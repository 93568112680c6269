package dev.hushcell.applications.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** Changes in JPQL. */
public interface PeopleByChange extends Repository<Person, Long> {

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("update Person p set p.lastName = :n where p.email = :p")
  @Given({"King", "ada@example.org"})
  int renameOne(@Param("n") String n, @Param("p") String p);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("update Person p set p.lastName = :p")
  @Given("Everybody")
  int renameAll(@Param("p") String p);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("update Person p set p.email = null where p.lastName = :p")
  @Given("Turing")
  int clear(@Param("p") String p);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("update Person p set p.firstName = 'Augusta' where p.id = 1")
  @Given
  int setLiteral();

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query(
      """
      update Person p set p.birthday = :d, p.salary = :s, p.active = false where p.id
      = 2""")
  @Given({"1912-06-24", "1.50"})
  int setSeveral(@Param("d") LocalDate d, @Param("s") BigDecimal s);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("update Person p set p.city = 'Oxford' where p.lastName like :p")
  @Given("%er%")
  int moveMatching(@Param("p") String p);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("update Person p set p.score = p.score + 1 where p.birthday < :d")
  @Given("1910-01-01")
  int scoreOfOld(@Param("d") LocalDate d);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query(
      """
      update Person p set p.lastName = upper(p.lastName) where p.city = 'London'""")
  @Given
  int upperCase();

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query(
      """
      update Person p set p.firstName = p.lastName where p.lastName is not null""")
  @Given
  int copy();

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("update Person p set p.salary = p.salary * 2 where p.city = 'London'")
  @Given
  int raise();

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query(
      """
      delete from Purchase u where u.buyer.id in (select p.id from Person p where
      p.lastName = :p)""")
  @Given("Lovelace")
  int deleteOne(@Param("p") String p);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("delete from Person p where p.birthday < :d and p.city = 'Nowhere'")
  @Given("1910-01-01")
  int deleteOld(@Param("d") LocalDate d);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("delete from Person p where lower(p.lastName) = lower(:p)")
  @Given("WIRTH")
  int deleteInCase(@Param("p") String p);
}
