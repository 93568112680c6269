package dev.hushcell.applications.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Parts of people, as interfaces and records. */
public interface Views extends Repository<Person, Long> {
  /** What a query selects alone. */
  interface Names {
    String getFirstName();

    String getLastName();
  }

  /** What is computed of a whole entity. */
  interface FullName {
    @Value("#{target.firstName + ' ' + target.lastName}")
    String getFullName();
  }

  /** With a part of what belongs to it. */
  interface WithCompany {
    String getLastName();

    OfCompany getCompany();

    interface OfCompany {
      String getName();
    }
  }

  /** By its constructor. */
  record Born(String lastName, LocalDate birthday) {}

  /** Of an aggregate. */
  interface OfCity {
    String getCity();

    Long getNumber();

    BigDecimal getMost();
  }

  @Given("%e%")
  List<Names> findByLastNameLikeOrderByLastName(String pattern);

  @Given("London")
  List<FullName> findFullByCity(String city);

  @Given("%e%")
  List<WithCompany> findWithByLastNameLike(String pattern);

  @Given("1912-06-23")
  List<Born> findByBirthday(LocalDate date);

  @Given("1900-01-01")
  List<Born> findByBirthdayAfterOrderByBirthday(LocalDate date);

  @Query("select p.firstName as firstName, p.lastName as lastName from Person p where p.id < 4")
  @Given
  List<Names> named();

  @NativeQuery("select first_name as firstName, last_name as lastName from person where id < 4")
  @Given
  List<Names> namedNatively();

  @Query(
      """
      select p.city as city, count(p) as number, max(p.salary) as most from Person p
      group by p.city order by p.city""")
  @Given
  List<OfCity> ofCities();
}
