package dev.hushcell.samples.crm.outbox;

import dev.hushcell.samples.crm.activity.Activity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The mails to be sent, and those that were. */
public interface Outbox extends JpaRepository<OutboxMail, Long> {
  @EntityGraph(attributePaths = {"activity", "mailbox"})
  Page<OutboxMail> findByStateIn(Collection<OutboxState> states, Pageable page);

  Optional<OutboxMail> findByActivityId(long activityId);

  List<OutboxMail> findByActivityIn(Collection<Activity> activities);

  /** Returns the mails that belong to some activities, by the numbers of these. */
  default Map<Long, OutboxMail> byActivity(Collection<Activity> activities) {
    return activities.isEmpty()
        ? Map.of()
        : findByActivityIn(activities).stream()
            .collect(Collectors.toMap(OutboxMail::activityId, Function.identity()));
  }

  boolean existsByMailboxId(long mailboxId);

  long countByStateIn(Collection<OutboxState> states);

  /** Queues a mail again; only one that is stuck, so that none is sent by two routers. */
  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query(
      """
      update OutboxMail m set m.state = QUEUED, m.attempts = 0, m.problem = null, m.nextAttempt = :due
      where m.id = :id and m.state in (FAILED, UNSURE)
      """)
  int sendAgain(long id, Instant due);

  /** Notes that a mail arrived, as somebody found out. */
  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query(
      """
      update OutboxMail m set m.state = SENT, m.problem = null, m.sent = :now
      where m.id = :id and m.state = UNSURE
      """)
  int arrived(long id, Instant now);
}
