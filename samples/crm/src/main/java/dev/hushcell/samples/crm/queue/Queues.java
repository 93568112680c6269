package dev.hushcell.samples.crm.queue;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The queues. */
public interface Queues extends JpaRepository<Queue, Long> {
  List<Queue> findAllByOrderByName();

  Optional<Queue> findByName(String name);

  /** Tells whether a password is stored, which may be asked without being allowed to read it. */
  @Query("select count(q) > 0 from Queue q where q.id = :id and q.emailPassword is not null")
  boolean hasPassword(long id);
}
