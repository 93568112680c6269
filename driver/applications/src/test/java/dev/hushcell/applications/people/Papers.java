package dev.hushcell.applications.people;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Papers of each kind, in one query over their tables. */
public interface Papers extends JpaRepository<Paper, Long> {
  @Given("%report%")
  List<Paper> findBySubjectLike(String pattern);

  @Given("%er%")
  @Query("select l from Letter l where l.recipient like :pattern order by l.recipient")
  List<Paper> toSomebody(String pattern);

  @Given("Turing")
  @Query("select p from Paper p where treat(p as Letter).recipient = :name")
  List<Paper> treated(String name);

  @Given
  @Query("select p from Paper p where type(p) = Letter")
  List<Paper> ofType();
}
