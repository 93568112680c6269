package dev.hushcell.samples.crm.mailbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** The mailboxes. */
public interface Mailboxes extends JpaRepository<Mailbox, Long> {
  @EntityGraph(attributePaths = "profile")
  List<Mailbox> findAllByOrderByName();

  @EntityGraph(attributePaths = {"profile", "queue", "owner"})
  Optional<Mailbox> findWithPartsById(long id);

  List<Mailbox> findByActiveTrueOrderByName();

  Optional<Mailbox> findByName(String name);

  Optional<Mailbox> findByAddress(String address);

  boolean existsByProfileId(long profileId);

  boolean existsByQueueId(long queueId);

  /** Tells whether a password is stored, which may be asked without being allowed to read it. */
  @Query("select count(m) > 0 from Mailbox m where m.id = :id and m.password is not null")
  boolean hasPassword(long id);

  /** Clears the stored password. Setting the attribute to null would keep it. */
  @Modifying(flushAutomatically = true)
  @Query("update Mailbox m set m.password = null where m.id = :id")
  void clearPassword(long id);

  /** Asks the router to try at once, as if nothing had failed before. */
  default void retry(long id) {
    retryAll(List.of(id));
  }

  /** Asks the router to look for mail to be sent; a mailbox with a problem waits as before. */
  @Modifying(flushAutomatically = true)
  @NativeQuery(
      """
      update mailbox_state set next_attempt = current_timestamp
      where mailbox_id = :id and failures = 0
      """)
  void sendSoon(long id);

  /** Asks the router to try some mailboxes at once, as if nothing had failed before. */
  default void retryAll(List<Long> ids) {
    if (!ids.isEmpty()) {
      tryNow(ids);
      sendNow(ids);
    }
  }

  /** Used by {@link #retryAll}. */
  @Modifying(flushAutomatically = true)
  @NativeQuery(
      """
      update mailbox_state set next_attempt = current_timestamp, failures = 0
      where mailbox_id in (:ids)
      """)
  void tryNow(Collection<Long> ids);

  /** Used by {@link #retryAll}: what waits for its next attempt is not to wait any more. */
  @Modifying(flushAutomatically = true)
  @NativeQuery(
      """
      update outbox_mail set next_attempt = current_timestamp
      where state = 'QUEUED' and mailbox_id in (:ids)
      """)
  void sendNow(Collection<Long> ids);

  @Query("select m.id from Mailbox m where m.profile.id = :profileId")
  List<Long> ofProfile(long profileId);

  @Query("select m.id from Mailbox m where m.queue.id = :queueId")
  List<Long> ofQueue(long queueId);

  @Query("select m.id from Mailbox m where m.owner.id = :ownerId")
  List<Long> ofOwner(long ownerId);
}
