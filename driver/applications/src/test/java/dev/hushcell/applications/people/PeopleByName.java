package dev.hushcell.applications.people;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.Repository;

/** Queries that are their names: each keyword, on protected attributes of each type. */
public interface PeopleByName extends Repository<Person, Long> {
  String FIRST = "00000000-0000-0000-0000-000000000001";
  String SECOND = "00000000-0000-0000-0000-000000000002";
  String NOON = "2026-03-01T12:00:00Z";

  @Given("Ada")
  List<Person> findByFirstName(String text);

  @Given("Müller")
  List<Person> findByLastNameIs(String text);

  @Given("Turing")
  List<Person> findByLastNameEquals(String text);

  @Given("ada@example.org")
  Optional<Person> findByEmail(String text);

  @Given("Ada")
  List<Person> findByFirstNameNot(String text);

  @Given("Turing")
  List<Person> findByLastNameIsNot(String text);

  @Given
  List<Person> findByEmailIsNull();

  @Given
  List<Person> findByEmailNull();

  @Given
  List<Person> findByEmailIsNotNull();

  @Given
  List<Person> findByLastNameNotNull();

  @Given("%a%")
  List<Person> findByFirstNameLike(String text);

  @Given("A%")
  List<Person> findByFirstNameNotLike(String text);

  @Given("ada")
  List<Person> findByEmailStartingWith(String text);

  @Given("example.org")
  List<Person> findByEmailEndingWith(String text);

  @Given("b")
  List<Person> findByEmailContaining(String text);

  @Given("example.com")
  List<Person> findByEmailNotContaining(String text);

  @Given("_")
  List<Person> findByFirstNameContaining(String text);

  @Given("%")
  List<Person> findByEmailContains(String text);

  @Given("TURING")
  List<Person> findByLastNameIgnoreCase(String text);

  @Given("TURING")
  List<Person> findByLastNameNotIgnoreCase(String text);

  @Given("%ER%")
  List<Person> findByLastNameLikeIgnoreCase(String text);

  @Given("%ER%")
  List<Person> findByLastNameNotLikeIgnoreCase(String text);

  @Given("mü")
  List<Person> findByLastNameStartingWithIgnoreCase(String text);

  @Given("ER")
  List<Person> findByLastNameEndingWithIgnoreCase(String text);

  @Given("ÜR")
  List<Person> findByFirstNameContainingIgnoreCase(String text);

  @Given("ÜL")
  List<Person> findByLastNameNotContainingIgnoreCase(String text);

  @Given({"ADA", "BYRON"})
  List<Person> findByFirstNameAndLastNameAllIgnoreCase(String one, String other);

  @Given({"ADA", "Lovelace"})
  List<Person> findByFirstNameIgnoreCaseAndLastName(String one, String other);

  @Given({"ada", "TURING"})
  List<Person> findByFirstNameOrLastNameAllIgnoreCase(String one, String other);

  @Given("Ada,Grace,Nobody")
  List<Person> findByFirstNameIn(Collection<String> all);

  @Given("Ada,Grace")
  List<Person> findByFirstNameNotIn(Collection<String> all);

  @Given("TURING,hopper")
  List<Person> findByLastNameInIgnoreCase(Collection<String> all);

  @Given("TURING,hopper")
  List<Person> findByLastNameNotInIgnoreCase(Collection<String> all);

  @Given("H")
  List<Person> findByLastNameLessThan(String text);

  @Given("Hopper")
  List<Person> findByLastNameLessThanEqual(String text);

  @Given("T")
  List<Person> findByLastNameGreaterThan(String text);

  @Given("Turing")
  List<Person> findByLastNameGreaterThanEqual(String text);

  @Given({"H", "M"})
  List<Person> findByLastNameBetween(String one, String other);

  @Given("D")
  List<Person> findByLastNameBefore(String text);

  @Given("T")
  List<Person> findByLastNameAfter(String text);

  @Given({"Ada", "Lovelace"})
  List<Person> findByFirstNameAndLastName(String one, String other);

  @Given({"Ada", "Turing"})
  List<Person> findByFirstNameOrLastName(String one, String other);

  @Given({"Z%", "H%"})
  List<Person> findByFirstNameLikeOrLastNameLike(String one, String other);

  @Given({"A%", "London"})
  List<Person> findByFirstNameLikeAndCity(String one, String other);

  @Given({"G%", "London"})
  List<Person> findByFirstNameLikeOrCity(String one, String other);

  @Given({"London", "A"})
  List<Person> findByCityAndFirstNameStartingWithOrderByLastName(String one, String other);

  @Given("1912-06-23")
  List<Person> findByBirthday(LocalDate date);

  @Given("1910-01-01")
  List<Person> findByBirthdayBefore(LocalDate date);

  @Given("1950-01-01")
  List<Person> findByBirthdayIsBefore(LocalDate date);

  @Given("1950-01-01")
  List<Person> findByBirthdayAfter(LocalDate date);

  @Given({"1900-01-01", "1920-01-01"})
  List<Person> findByBirthdayBetween(LocalDate one, LocalDate other);

  @Given("1906-12-09")
  List<Person> findByBirthdayLessThanEqual(LocalDate date);

  @Given("1970-03-01")
  List<Person> findByBirthdayGreaterThan(LocalDate date);

  @Given
  List<Person> findByBirthdayIsNull();

  @Given("1912-06-23,1906-12-09")
  List<Person> findByBirthdayIn(Collection<LocalDate> all);

  @Given("1912-06-23")
  List<Person> findByBirthdayNot(LocalDate date);

  @Given("4100.00")
  List<Person> findBySalary(BigDecimal number);

  @Given("3000")
  List<Person> findBySalaryLessThan(BigDecimal number);

  @Given("3900.00")
  List<Person> findBySalaryLessThanEqual(BigDecimal number);

  @Given("5000")
  List<Person> findBySalaryGreaterThan(BigDecimal number);

  @Given("5200.50")
  List<Person> findBySalaryGreaterThanEqual(BigDecimal number);

  @Given({"2000", "4100"})
  List<Person> findBySalaryBetween(BigDecimal one, BigDecimal other);

  @Given("4100.00,6100.75")
  List<Person> findBySalaryIn(Collection<BigDecimal> all);

  @Given("4100.00")
  List<Person> findBySalaryNotIn(Collection<BigDecimal> all);

  @Given
  List<Person> findBySalaryIsNull();

  @Given("4100.00")
  List<Person> findBySalaryNot(BigDecimal number);

  @Given("2026-01-25T10:00:00.123456Z")
  List<Person> findByLastSeen(Instant moment);

  @Given(NOON)
  List<Person> findByLastSeenBefore(Instant moment);

  @Given(NOON)
  List<Person> findByLastSeenAfter(Instant moment);

  @Given({"2026-01-01T00:00:00Z", NOON})
  List<Person> findByLastSeenBetween(Instant one, Instant other);

  @Given
  List<Person> findByLastSeenIsNotNull();

  @Given(FIRST)
  Optional<Person> findByToken(UUID token);

  @Given(FIRST + "," + SECOND)
  List<Person> findByTokenIn(Collection<UUID> all);

  @Given(FIRST)
  List<Person> findByTokenNot(UUID token);

  @Given
  List<Person> findByActiveTrue();

  @Given
  List<Person> findByActiveFalse();

  @Given("false")
  List<Person> findByActive(Boolean flag);

  @Given
  List<Person> findByActiveIsNull();

  @Given("%o%")
  List<Person> findByActiveTrueAndLastNameLike(String text);

  @Given("6000")
  List<Person> findByActiveFalseOrSalaryGreaterThan(BigDecimal number);

  @Given("London")
  List<Person> findByCityOrderByLastNameAsc(String text);

  @Given("London")
  List<Person> findByCityOrderByLastNameDescFirstNameAsc(String text);

  @Given("London")
  List<Person> findByCityOrderByBirthdayDesc(String text);

  @Given("90")
  List<Person> findByScoreLessThanOrderBySalaryDescIdAsc(Integer number);

  @Given
  List<Person> findByScoreNotNullOrderByLastSeenAscIdAsc();

  @Given
  List<Person> findByScoreNotNullOrderByTokenDesc();

  @Given
  List<Person> findByScoreNotNullOrderByActiveDescIdAsc();

  @Given
  List<Person> findAllByOrderByLastNameAscFirstNameDesc();

  @Given("%e%")
  List<Person> findByLastNameLikeOrderByScoreDescLastNameAsc(String text);

  @Given({"%a%", "lastName"})
  List<Person> findByFirstNameLikeOrderById(String text, Sort sort);

  @Given
  Optional<Person> findFirstByOrderByBirthdayAscIdAsc();

  @Given
  List<Person> findTop3ByOrderBySalaryDescIdAsc();

  @Given("%r%")
  List<Person> findTop2ByLastNameLikeOrderByLastName(String text);

  @Given
  List<Person> findFirst2ByActiveTrueOrderByBirthdayDesc();

  @Given({"1900-01-01", "2"})
  List<Person> findByBirthdayAfterOrderByBirthday(LocalDate date, Limit limit);

  @Given("e")
  List<Person> findDistinctByLastNameContaining(String text);

  @Given({"book", "e"})
  List<Person> findDistinctByPurchasesLabelAndLastNameContaining(String one, String other);

  @Given("math,ship")
  List<Person> findDistinctByTagsIn(Collection<String> all);

  @Given("%e%")
  long countByLastNameLike(String text);

  @Given
  long countByActiveTrue();

  @Given("ada@example.org")
  boolean existsByEmail(String text);

  @Given("Tur")
  boolean existsByLastNameStartingWith(String text);

  @Given({"Acme", "%e%"})
  List<Person> findByCompanyNameAndLastNameLike(String one, String other);

  @Given("Tur%")
  long deleteByLastNameLike(String text);
}
