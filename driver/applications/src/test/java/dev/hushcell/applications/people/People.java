package dev.hushcell.applications.people;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Primary;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;
import org.springframework.data.rest.core.annotation.RestResource;

/** The people of the application, which it also shows over REST. */
@Primary
@RepositoryRestResource(path = "people")
public interface People extends JpaRepository<Person, Long>, JpaSpecificationExecutor<Person> {
  /** Over REST too. */
  Page<Person> findByLastNameContainingIgnoreCase(@Param("name") String name, Pageable page);

  /** Over REST too. */
  List<Person> findByEmail(@Param("email") String email);

  @RestResource(exported = false)
  Slice<Person> findByFirstNameLike(String pattern, Pageable page);

  @RestResource(exported = false)
  Stream<Person> streamByFirstNameLikeOrderByLastName(String pattern);

  @RestResource(exported = false)
  Window<Person> findFirst3ByScoreNotNull(ScrollPosition position, Sort sort);

  @RestResource(exported = false)
  @Query("select p from Person p where p.lastName like :pattern")
  Page<Person> page(@Param("pattern") String pattern, Pageable page);

  @RestResource(exported = false)
  @Query(
      value = "select * from person where last_name like :pattern",
      countQuery = "select count(*) from person where last_name like :pattern",
      nativeQuery = true)
  Page<Person> pageNatively(@Param("pattern") String pattern, Pageable page);

  @RestResource(exported = false)
  @EntityGraph("withCompany")
  List<Person> findByLastNameLikeOrderByLastName(String pattern);

  @RestResource(exported = false)
  @EntityGraph(attributePaths = {"purchases", "tags"})
  List<Person> findByLastNameStartingWith(String beginning);

  @RestResource(exported = false)
  @EntityGraph(attributePaths = "purchases")
  Page<Person> findByFirstNameContaining(String part, Pageable page);

  @RestResource(exported = false)
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Person> findLockedByEmail(String email);

  @RestResource(exported = false)
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<Person> findLockedByLastNameLike(String pattern);

  @RestResource(exported = false)
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<Person> findLockedByCityOrderByLastName(String city);

  @RestResource(exported = false)
  @Lock(LockModeType.PESSIMISTIC_READ)
  List<Person> findSharedByCity(String city);

  @RestResource(exported = false)
  @Lock(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
  Optional<Person> findForcedByEmail(String email);
}
